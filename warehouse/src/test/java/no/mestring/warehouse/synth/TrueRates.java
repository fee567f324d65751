package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.indicator.Counting;
import no.mestring.warehouse.catalog.CountDefinition;

/**
 * What the chances that a country was drawn by say of an indicator's figures (naive-truth.sql).
 *
 * <p>Over k cells of one year the mean of the squared distances in standard errors is 1, with a
 * standard error of at most √(3/k), as {@link TruthTest} says. Persons of several years are not
 * independent: the variance of their sum is from once to as many times as there are years the sum
 * of the variances. Each of two bounds is four standard errors away: a right program passes but for
 * about 1 in 8,000 seeds (normal, both sides), that is 1 in 300 over all indicators and levels.
 */
final class TrueRates {
  /** Referrals of one who has any, beside the first; kinds.csv. */
  private static final String MORE_REFERRALS = "0.1";

  private final Path country;

  /** The chances of a country with the codes of 2024. */
  TrueRates(Path country) {
    this.country = country;
  }

  /**
   * Compares the first period of the country by sex and age, and that of municipalities.
   *
   * @param rows a query for the rows of the indicator in the cube
   */
  void compare(CountDefinition count, String table, String group, String rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          Resource.text("naive-truth.sql")
              .replace("{folder}", country.toString())
              .replace("{band}", band())
              .replace("{ages}", NaiveCube.labelled(count.ages()))
              .replace("{table}", table)
              .replace("{group}", group)
              .replace("{more}", count.counting() == Counting.EVENTS ? MORE_REFERRALS : "0"));
      String parts =
          parts(count.ages()).stream()
              .map(range -> "'" + range + "'")
              .collect(Collectors.joining(", "));
      assertAgree(
          connection, rows, count.years(), "area = '0' and sex <> 'both' and a in (" + parts + ")");
      assertAgree(
          connection,
          rows,
          count.years(),
          "length(area) = 4 and a = '" + count.ages().get(0) + "'");
    }
  }

  private static void assertAgree(Connection connection, String rows, int years, String cells) {
    String[] answer =
        Duck.ask(
                connection,
                """
                select count(*), avg((t - mean) ^ 2 / variance),
                  sum(t - mean) / sqrt(sum(variance))
                from (
                  select area, first_year, sex, a, numerator_sum as t, sum(mean) as mean,
                    sum(variance) as variance
                  from (select *, age as a from (%s)) join true_cells using (area, sex, a)
                  where year between first_year and last_year and status = 'present'
                    and (first_year - 2019) %% %d = 0 and %s
                  group by all)
                where mean >= 1"""
                    .formatted(rows, years, cells))
            .split(",", -1);
    double k = Double.parseDouble(answer[0]);
    double error = Math.sqrt(3 / k);
    assertThat(k).as(cells).isGreaterThan(5);
    assertThat(Double.parseDouble(answer[1]))
        .as(cells)
        .isBetween(1 - 4 * error, years * (1 + 4 * error));
    assertThat(Double.parseDouble(answer[2]))
        .as(cells)
        .isBetween(-4 * Math.sqrt(years), 4 * Math.sqrt(years));
  }

  /** The ages that have no other within them: nobody is in two. */
  private static List<AgeRange> parts(List<AgeRange> ages) {
    return ages.stream()
        .filter(one -> ages.stream().noneMatch(other -> !one.equals(other) && one.encloses(other)))
        .toList();
  }

  private static String band() {
    StringBuilder cases = new StringBuilder("case");
    for (String label : AgeBand.LABELS) {
      String lower = label.split("[-+]", -1)[0];
      cases.insert(4, " when old >= " + lower + " then '" + label + "'");
    }
    return cases.append(" end").toString();
  }
}
