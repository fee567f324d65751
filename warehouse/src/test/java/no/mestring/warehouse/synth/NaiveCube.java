package no.mestring.warehouse.synth;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.indicator.Counting;
import no.mestring.warehouse.catalog.CountDefinition;

/**
 * The cube as plain SQL makes it of a synthetic country's files (naive.sql and those beside it). It
 * knows nothing of pseudonyms, the order of rows or what became of areas: it is told which codes
 * lie in which area.
 */
final class NaiveCube implements AutoCloseable {
  private static final List<String> COUNTS =
      List.of("years", "numerator_sum", "denominator_sum", "status");
  private static final List<String> QUOTIENTS =
      List.of(
          "numerator",
          "denominator",
          "value",
          "lower",
          "upper",
          "expected",
          "ratio",
          "ratio_lower",
          "ratio_upper",
          "adjusted",
          "adjusted_lower",
          "adjusted_upper",
          "norm");

  private final Connection connection;
  private final Path country;
  private final Path own;

  /**
   * Counts the inhabitants.
   *
   * @param country the files to count
   * @param own those with the codes of each year
   * @param inArea a query for target, year and code: the codes of a year that lie wholly in an area
   * @param torn a query for target, year, code and alone: the codes of a year that lie partly in an
   *     area, alone if that is one municipality
   * @param population the condition of the counts of the population that there are
   */
  NaiveCube(Path country, Path own, String inArea, String torn, String population)
      throws SQLException {
    this.country = country;
    this.own = own;
    this.connection = DriverManager.getConnection("jdbc:duckdb:");
    run(
        (FewLimits.macros() + Resource.text("naive-inhabitants.sql"))
            .replace("{inArea}", inArea)
            .replace("{torn}", torn)
            .replace("{population}", population));
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          sql.replace("{folder}", country.toString()).replace("{own}", own.toString()));
    }
  }

  /** Makes the figures of an indicator. */
  void make(CountDefinition count, String table, String codes) throws SQLException {
    boolean isPersons = count.counting() == Counting.PERSONS;
    NaiveStandard standard = NaiveStandard.of(count.standard());
    run(
        (Resource.text("naive.sql") + standard.sql() + Resource.text("naive-figures.sql"))
            .replace("{table}", table)
            .replace("{date}", EventTable.of(table).date())
            .replace("{codes}", codes)
            .replace("{what}", isPersons ? "count(distinct person)" : "count(*)")
            // persons come back: their limits are those of one average year
            .replace("{share}", isPersons ? "1 / greatest(1, used)" : "1")
            .replace("{years}", String.valueOf(count.years()))
            .replace("{ages}", labelled(count.ages()))
            .replace("{classes}", standard.classes(count.ages())));
  }

  /** Ages with their first and last, as values of SQL. */
  static String labelled(List<AgeRange> ages) {
    return ages.stream()
        .map(range -> "('%s', %d, %d)".formatted(range, range.lower(), range.upper().orElse(999)))
        .collect(Collectors.joining(", "));
  }

  /**
   * Where the figures made and rows of the cube differ: a line for each, the first ones only; empty
   * if nowhere.
   *
   * @param rows a query for the rows of the cube
   * @param areas the condition of the areas that are looked at
   */
  String differences(String rows, String areas) {
    String texts =
        Stream.concat(
                COUNTS.stream().map(name -> text(name, "n.%1$s is distinct from c.%1$s")),
                QUOTIENTS.stream()
                    .map(
                        name ->
                            text(
                                name,
                                "(n.%1$s is null) <> (c.%1$s is null) or abs(n.%1$s - c.%1$s) > 1e-9 * n.%1$s")))
            .collect(Collectors.joining(", "));
    return ask(
        """
        select area, first_year, last_year, sex, age, concat_ws('; ', %s) as text
        from (from naive where %2$s) n full join (select * from (%3$s) where %2$s) c
          using (area, first_year, last_year, sex, age)
        where text <> '' order by all limit 5"""
            .formatted(texts, areas, rows));
  }

  private static String text(String name, String differs) {
    return "if("
        + differs.formatted(name)
        + ", '%1$s ' || coalesce(n.%1$s::varchar, '-') || ' in SQL, ' || coalesce(c.%1$s::varchar, '-'), null)"
            .formatted(name);
  }

  /** An answer over table naive: a line for a row, commas between values. */
  String ask(String sql) {
    return Duck.ask(connection, sql);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
