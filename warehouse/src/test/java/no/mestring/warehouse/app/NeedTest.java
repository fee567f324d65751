package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingDelivery.count;
import static no.mestring.warehouse.TestingDelivery.counts;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.write;
import static no.mestring.warehouse.TestingNeed.INDICATOR;
import static no.mestring.warehouse.TestingNeed.projected;
import static no.mestring.warehouse.TestingNeed.projection;
import static no.mestring.warehouse.TestingNeed.source;
import static no.mestring.warehouse.TestingNeed.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import no.mestring.warehouse.capacity.NeedAnswer;
import no.mestring.warehouse.capacity.NeedQuestion;
import no.mestring.warehouse.compute.BuildResult;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.compute.ExpectedNeed;
import no.mestring.warehouse.compute.NeedScenario;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Users to be expected of the made-up ones of {@link no.mestring.warehouse.TestingNeed}. Numbers
 * are those of R 4.2.2:
 *
 * <pre>{@code
 * d <- expand.grid(year=2020:2023, g=c("F0","F1","M0","M1")); d$t <- d$year-2023
 * d$y <- c(12,14,13,16, 80,85,83,92, 10,9,12,11, 60,66,71,75)
 * d$n <- c(900,890,880,870, 4300,4310,4320,4330, 950,945,930,920, 4200,4210,4220,4225)
 * J <- rbind(F0=c(860,850,842,830,820), F1=c(4336,4350,4360,4380,4400),
 *            M0=c(910,900,886,880,870), M1=c(4230,4240,4256,4270,4290))   # 1 January 2024 to 2028
 * q <- qnorm(.975)
 * byar <- function(o) c(o*(1-1/(9*o)-q/(3*sqrt(o)))^3,
 *   (o+1)*(1-1/(9*(o+1))+q/(3*sqrt(o+1)))^3)
 * nb <- function(m,V) qnbinom(c(.025,.975), size=m^2/(V-m), mu=m)
 * D <- tapply(d$y,d$g,sum); N <- tapply(d$n,d$g,sum); r <- D/N
 * phi <- max(1, sum((d$y - d$n*r[d$g])^2/(d$n*r[d$g])) / (nrow(d)-4))     # 1, of 0.33
 * for (i in 1:4) { p <- (J[,i]+J[,i+1])/2; m <- sum(p*r); v <- sum((p/N)^2*phi*D); O <- sum(D)
 *   print(c(sum(p), m, m + sqrt(v/O)*(byar(O)-O), nb(m, phi*m+v)), digits=12) }
 * a <- glm(y ~ g + t, poisson, d, offset=log(n), epsilon=1e-15)
 * phi <- max(1, sum(resid(a,"pearson")^2)/a$df.residual)                  # 1, of 0.10
 * for (i in 1:4) { p <- (J[,i]+J[,i+1])/2; nd <- data.frame(g=names(p), t=i)
 *   X <- model.matrix(delete.response(terms(a)), nd); mu <- p*exp(as.vector(X %*% coef(a)))
 *   m <- sum(mu); v <- phi*as.numeric(t(mu) %*% X %*% (summary(a)$cov.unscaled) %*% t(X) %*% mu)
 *   s <- exp(qt(.975,a$df.residual)*sqrt(v)/m)
 *   print(c(m, m/s, m*s, nb(m, phi*m+v)), digits=12) }
 * }</pre>
 */
class NeedTest {
  private Path temp;
  private Warehouse warehouse;

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    warehouse.load(
        List.of(
            source(temp),
            write(temp.resolve("region.csv"), "region,name", "kyst,Kysten"),
            write(temp.resolve("region_member.csv"), "region,series", "kyst,4014")));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private void deliver(String folder, List<String> rows) {
    warehouse.load(List.of(counts(temp.resolve(folder), rows)));
  }

  private void project(String folder, List<String> rows) {
    warehouse.load(List.of(projection(temp.resolve(folder), rows)));
  }

  private BuildResult build() {
    return warehouse.build(List.of(), BuildRules.USUAL);
  }

  private String answer(String sql) {
    return ask(warehouse.latest(), sql);
  }

  private void buildKragero() {
    deliver("users", users(INDICATOR, 2020, 2023));
    project("ahead", projected("4014", "MMMM", 1));
    build();
  }

  @ParameterizedTest
  @CsvSource({
    "constant, 2024, 10338, 177.327920274, 164.512311197, 190.876620251, 149, 207",
    "constant, 2027, 10370, 178.177404081, 165.296352808, 191.795289742, 150, 208",
    "trend,    2024, 10338, 203.917193276, 167.301449536, 248.546691190, 160, 251",
    "trend,    2027, 10370, 242.885052158, 161.132215788, 366.116411131, 158, 345",
  })
  void usersAreExpectedAsR(
      String scenario,
      int year,
      double population,
      double expected,
      double lower,
      double upper,
      double low,
      double high) {
    buildKragero();
    Rows rows =
        warehouse.query(
            "select population, expected, lower, upper, range_low, range_high from expected_need"
                + " where area = '4014' and scenario = '%s' and \"year\" = %d"
                    .formatted(scenario, year));
    assertThat(rows.rows()).hasSize(1);
    double[] row =
        rows.rows().get(0).stream().mapToDouble(one -> ((Number) one).doubleValue()).toArray();
    assertThat(row[0]).isEqualTo(population);
    assertThat(row[1]).isCloseTo(expected, withinPercentage(1e-8));
    assertThat(row[2]).isCloseTo(lower, withinPercentage(1e-8));
    assertThat(row[3]).isCloseTo(upper, withinPercentage(1e-8));
    assertThat(row[4]).isEqualTo(low);
    assertThat(row[5]).isEqualTo(high);
  }

  /** A region of one municipality has its figures; the county and the country are not covered. */
  @Test
  void everyAreaThatIsCountedAndProjectedHasItsRows() {
    buildKragero();
    assertThat(
            answer(
                "select area, alternative, scenario, age, min(\"year\"), max(\"year\"), count(*),"
                    + " min(status), min(first_year), max(last_year), min(borders),"
                    + " round(max(expected), 4) from expected_need"
                    + " group by area, alternative, scenario, age order by area, scenario"))
        .isEqualTo(
            """
            4014,MMMM,constant,0+,2024,2027,4,present,2020,2023,2024,178.1774
            4014,MMMM,trend,0+,2024,2027,4,present,2020,2023,2024,242.8851
            kyst,MMMM,constant,0+,2024,2027,4,present,2020,2023,2024,178.1774
            kyst,MMMM,trend,0+,2024,2027,4,present,2020,2023,2024,242.8851""");
  }

  /** By hand: constant users of R above times 1.015 to the power of 1 and 4 years after 2023. */
  @Test
  void aSetChangeIsToldByTheSameCodeAsTheTable() {
    buildKragero();
    NeedAnswer answer =
        warehouse.need(
            new NeedQuestion(
                INDICATOR,
                "kragerø",
                OptionalInt.empty(),
                List.of(),
                List.of(NeedScenario.CONSTANT, NeedScenario.parse("+1.5"))));
    assertThat(answer.area()).hasToString("Kragerø (4014)");
    assertThat(answer.needs()).hasSize(2);
    ExpectedNeed set = answer.needs().get(1);
    assertThat(set.scenario().name()).isEqualTo("+1.5");
    assertThat(expected(set, 0)).isCloseTo(177.327920274 * 1.015, within(1e-8));
    assertThat(expected(set, 3)).isCloseTo(178.177404081 * Math.pow(1.015, 4), within(1e-8));
    assertThat(set.years().get(3).range()).contains(new Interval(160, 220)); // R, as above
    ExpectedNeed constant = answer.needs().get(0);
    assertThat(
            answer(
                "select expected, lower from expected_need where area = '4014'"
                    + " and scenario = 'constant' and \"year\" = 2027"))
        .isEqualTo(
            expected(constant, 3)
                + ","
                + constant
                    .years()
                    .get(3)
                    .expected()
                    .limits(ConfidenceLevel.P95)
                    .orElseThrow()
                    .lower());
  }

  private static double expected(ExpectedNeed need, int index) {
    return need.years().get(index).expected().value().orElseThrow();
  }

  /** Twice the people, twice the users: 2 times 178.1774. */
  @Test
  void alternativesStandSideBySide() {
    deliver("users", users(INDICATOR, 2020, 2023));
    List<String> both = new ArrayList<>(projected("4014", "MMMM", 1));
    both.addAll(projected("4014", "HHMH", 2));
    project("ahead", both);
    build();
    assertThat(
            answer(
                "select alternative, population, round(expected, 3) from expected_need"
                    + " where area = '4014' and scenario = 'constant' and \"year\" = 2027"
                    + " order by 1"))
        .isEqualTo("HHMH,20740.0,356.355\nMMMM,10370.0,178.177");
  }

  private static final List<String> PEOPLE =
      List.of("female 0-17", "female 18+", "male 0-17", "male 18+");

  /**
   * Nine users in all; two years; nobody before the last year. By hand: 5 of 900 in each group are
   * 57.4333 of 10,338, and 5 of 2,700 are 19.1444.
   */
  @Test
  void whatCannotBeToldSaysWhy() {
    List<String> rows = new ArrayList<>();
    for (String people : PEOPLE) {
      rows.add(count(INDICATOR, "3814", 2022, people, 1, 900));
      rows.add(count(INDICATOR, "3814", 2023, people, people.equals("male 18+") ? 2 : 1, 900));
      rows.add(count("service_decision_users", "3814", 2022, people, 5, 900));
      rows.add(count("service_decision_users", "3814", 2023, people, 5, 900));
      for (int year = 2021; year <= 2023; year++) {
        int users = year == 2023 ? 5 : 0;
        rows.add(count("service_contact_users_substance_use", "3814", year, people, users, 900));
      }
    }
    deliver("users", rows);
    project("ahead", projected("4014", "MMMM", 1));
    build();
    assertThat(
            answer(
                "select indicator, scenario, status, population, round(expected, 4),"
                    + " first_year from expected_need where area = '4014' and \"year\" = 2024"
                    + " and (status <> 'present' or scenario = 'constant') order by 1, 2"))
        .isEqualTo(
            """
            service_contact_users,constant,too_few_events,10338.0,,2022
            service_contact_users,trend,too_few_events,10338.0,,2022
            service_contact_users_substance_use,constant,present,10338.0,19.1444,2021
            service_contact_users_substance_use,trend,not_computable,10338.0,,2021
            service_decision_users,constant,present,10338.0,57.4333,2022
            service_decision_users,trend,too_few_values,10338.0,,2022""");
  }

  /**
   * Without men on 1 January 2026 neither 2025 nor 2026 has a mean; 2023 lacks a group of users.
   */
  @Test
  void gapsAreMissingAndAreNotFilled() {
    List<String> rows = new ArrayList<>(users(INDICATOR, 2020, 2023));
    rows.removeIf(row -> row.contains(",2021,male,18+"));
    deliver("users", rows);
    List<String> ahead = new ArrayList<>(projected("4014", "MMMM", 1));
    ahead.removeIf(row -> row.contains("2026,MMMM,male,18+"));
    project("ahead", ahead);
    build();
    assertThat(
            answer(
                "select \"year\", population, status, first_year, last_year from expected_need"
                    + " where area = '4014' and scenario = 'constant' order by 1"))
        .isEqualTo(
            """
            2024,10338.0,present,2022,2023
            2025,,missing,2022,2023
            2026,,missing,2022,2023
            2027,10370.0,present,2022,2023""");
  }

  @Test
  void onlyWhatChangedIsBuiltAgainAndAnUndoneProjectionLeavesNothing() {
    deliver("users", users(INDICATOR, 2020, 2023));
    assertThat(build().notes()).isEmpty();
    assertThat(answer("select count(*) from expected_need")).isEqualTo("0");
    project("ahead", projected("4014", "MMMM", 1));
    BuildResult ahead = build();
    assertThat(ahead.lines()).isEmpty();
    assertThat(ahead.notes())
        .containsExactly("table expected_need: 16 rows, to be asked with 'mestring need'");
    assertThat(build().snapshot()).isZero();
    assertThat(answer("select indicator, loads, snapshot_id from need_build"))
        .isEqualTo(INDICATOR + ",2 4,5");
    project("more", projected("4014", "HHMH", 2));
    assertThat(build().notes())
        .containsExactly("table expected_need: 32 rows, to be asked with 'mestring need'");
    warehouse.undo(6);
    assertThat(answer("select count(*) from expected_need")).isEqualTo("0");
    assertThat(answer("select count(*) from need_build")).isEqualTo("0");
    assertThat(answer("select count(*) > 0 from cube")).isEqualTo("true");
    build();
    assertThat(answer("select count(*) from expected_need")).isEqualTo("16");
    warehouse.undo(4);
    assertThat(build().snapshot()).isZero();
    assertThatThrownBy(() -> warehouse.undo(1)).hasMessageContaining("refer to its rows");
  }

  /** What analysts see of few people is not for everybody. */
  @Test
  void whatIsExpectedIsNotPublic() {
    buildKragero();
    for (String table : List.of("expected_need", "need_build")) {
      assertThatThrownBy(() -> ask(warehouse.everybodys(), "select count(*) from " + table))
          .as(table)
          .hasMessageContaining("unknown table");
    }
    Path file = temp.resolve("expected_need.csv");
    assertThatThrownBy(() -> warehouse.load(List.of(write(file, "indicator", "x"))))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            refusal -> assertThat(problems(refusal)).contains("is computed and cannot be loaded"));
  }

  /** Moss and Rygge became one; the codes of 2019 are said to hold for all years. */
  @Test
  void projectionsAreAskedForOnOtherBorders() {
    List<String> rows = new ArrayList<>(projected("0104", "MMMM", 1));
    rows.addAll(projected("0136", "MMMM", 2));
    warehouse.load(
        LoadRequest.of(List.of(projection(temp.resolve("moss"), rows))).onBordersOf(2019));
    assertThat(
            answer(
                "select area, alternative, persons, how, codes"
                    + " from on_borders(population_projection, 2024)"
                    + " where \"year\" = 2028 and sex = 'male' and age = '18+'"))
        .isEqualTo("3103,MMMM,12870,added,0104 0136");
  }

  @Test
  void wrongRowsAreRefusedWithFileLineAndRule() {
    List<String> rows = new ArrayList<>(projected("4014", "MMMM", 1).subList(0, 2));
    rows.add("4014,2024,MMMM,female,15-20,7,p");
    rows.add("4014,2024,HHMH,female,15-20,7,p");
    rows.add("3814,2024,MMMM,female,18+,7,p");
    rows.add("4014,2024,M MM,both,18+,-1,q");
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> project("ahead", rows));
    assertThat(problems(refusal))
        .isEqualTo(
            """
            population_projection.csv:2: age: '0-17' must not overlap 15-20 of the same area, year, alternative and sex: sums would count persons twice
            population_projection.csv:6: area: '3814' is not valid in 2024, only 2020-2023; Kragerø was 4014 then
            population_projection.csv:7: alternative: 'M MM' must have the form [A-Za-z0-9_-]+
            population_projection.csv:7: sex: 'both' must be one of female, male
            population_projection.csv:7: persons: '-1' must be 0 or more
            population_projection.csv:7: source: 'q' is not in table source; did you mean p, r?""");
    WarehouseException zones =
        catchThrowableOfType(
            WarehouseException.class,
            () ->
                warehouse.load(
                    List.of(
                        write(
                            temp.resolve("contribution_zone.csv"),
                            "area,year,zone,source",
                            "4014,2020,II,p",
                            "4014,2024,VI,p",
                            "4014,2026,II,p",
                            "4014,2026,III,p"))));
    assertThat(problems(zones))
        .isEqualTo(
            """
            contribution_zone.csv:2: area: '4014' is not valid in 2020, only from 2024; Kragerø was 3814 then
            contribution_zone.csv:3: zone: 'VI' must be one of I, Ia, II, III, IV, IVa, V; did you mean I, II, V?
            contribution_zone.csv:5: area, year: must differ from those of line 4""");
  }
}
