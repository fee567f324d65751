package no.mestring.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expected numbers are those of R 4.2.2, made-up users of four groups in eight years:
 *
 * <pre>{@code
 * d <- expand.grid(year=2016:2023, g=c("F0","F1","M0","M1")); d$t <- d$year-2023
 * d$n <- c(...); d$y <- c(...)                       # POPULATION and USERS below
 * P <- c(F0=1100, F1=2200, M0=1120, M1=2250)         # 2030
 * Q <- c(F0=1000, F1=2350, M0=1010, M1=2400)         # 2040
 * q <- qnorm(.975)
 * byar <- function(o) c(o*(1-1/(9*o)-q/(3*sqrt(o)))^3,
 *   (o+1)*(1-1/(9*(o+1))+q/(3*sqrt(o+1)))^3)
 * nb <- function(m,V) qnbinom(c(.025,.975), size=m^2/(V-m), mu=m)
 * constant <- function() { D <- tapply(d$y,d$g,sum); N <- tapply(d$n,d$g,sum); r <- D/N
 *   phi <- max(1, sum((d$y - d$n*r[d$g])^2/(d$n*r[d$g])) / (nrow(d)-4))
 *   for (p in list(P,Q)) { m <- sum(p*r); v <- sum((p/N)^2*phi*D); O <- sum(D)
 *     cat(format(c(m, m + sqrt(v/O)*(byar(O)-O), nb(m, phi*m+v)), digits=12),"\n") } }
 * trend <- function(f) { a <- glm(f, poisson, d, offset=log(n), epsilon=1e-15)
 *   phi <- max(1, sum(resid(a,"pearson")^2)/a$df.residual)
 *   for (i in 1:2) { p <- list(P,Q)[[i]]; nd <- data.frame(g=names(p), t=c(7,17)[i], n=p)
 *     X <- model.matrix(delete.response(terms(a)), nd); mu <- p*exp(as.vector(X %*% coef(a)))
 *     m <- sum(mu)
 *     v <- phi*as.numeric(t(mu) %*% X %*% (summary(a)$cov.unscaled) %*% t(X) %*% mu)
 *     s <- exp(qt(.975,a$df.residual)*sqrt(v)/m)
 *     cat(format(c(m, m/s, m*s, nb(m, phi*m+v)), digits=12),"\n") } }
 * constant(); trend(y ~ g + t); trend(y ~ g * t)
 * d$y <- d$y + ifelse(d$year %% 2 == 0, 15, 0)       # scattered more than chance
 * constant(); trend(y ~ g + t); trend(y ~ g * t)
 * }</pre>
 */
class NeedForecastTest {
  private static final People F0 = new People(Sex.FEMALE, AgeRange.parse("18-44"));
  private static final People F1 = new People(Sex.FEMALE, AgeRange.parse("45+"));
  private static final People M0 = new People(Sex.MALE, AgeRange.parse("18-44"));
  private static final People M1 = new People(Sex.MALE, AgeRange.parse("45+"));
  private static final List<People> GROUPS = List.of(F0, F1, M0, M1);

  private static final double[][] POPULATION = {
    {1200, 1190, 1185, 1170, 1165, 1150, 1140, 1135},
    {2050, 2060, 2080, 2075, 2090, 2110, 2120, 2130},
    {1250, 1245, 1230, 1235, 1220, 1200, 1195, 1180},
    {2100, 2095, 2110, 2130, 2125, 2140, 2150, 2165},
  };
  private static final double[][] USERS = {
    {31, 36, 30, 38, 42, 39, 47, 45},
    {70, 66, 75, 81, 72, 88, 86, 95},
    {18, 24, 20, 19, 27, 24, 30, 25},
    {52, 60, 49, 57, 66, 61, 59, 71},
  };

  private static RateScenario scenario(String name) {
    return switch (name) {
      case "constant" -> RateScenario.constant();
      case "together" -> RateScenario.commonTrend();
      default -> RateScenario.trendOfEachGroup();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "constant, 0, 2030, 203.890147173, 194.014810408, 214.137288089, 175, 234",
    "constant, 0, 2040, 208.350082236, 198.196227411, 218.886227353, 179, 239",
    "together, 0, 2030, 323.051863664, 255.161347909, 409.005938681, 247, 408",
    "together, 0, 2040, 514.330968975, 325.484902609, 812.745363998, 311, 767",
    "each,     0, 2030, 323.825366259, 255.199333680, 410.905727382, 247, 410",
    "each,     0, 2040, 516.360119667, 324.088741709, 822.699893172, 310, 773",
    "constant, 15, 2030, 233.680362344, 219.799524732, 248.047919794, 193, 277",
    "constant, 15, 2040, 237.888362501, 223.664616838, 252.610851784, 197, 281",
    "together, 15, 2030, 307.467324222, 233.920473449, 404.138013532, 223, 404",
    "together, 15, 2040, 407.223057358, 240.183205082, 690.433864378, 224, 643",
    "each,     15, 2030, 307.864309695, 230.461213421, 411.264141922, 219, 410",
    "each,     15, 2040, 408.236437796, 232.374016747, 717.192874991, 215, 661",
  })
  void usersAreExpectedAsR(
      String name,
      double scatter,
      int year,
      double expected,
      double lower,
      double upper,
      double fewest,
      double most) {
    NeedYear found = of(year, NeedForecast.of(observed(scatter)), scenario(name));
    Interval limits = found.expectedUsers().limits(ConfidenceLevel.P95).orElseThrow();
    assertThat(number(found.expectedUsers())).isCloseTo(expected, withinPercentage(1e-8));
    assertThat(limits.lower()).isCloseTo(lower, withinPercentage(1e-8));
    assertThat(limits.upper()).isCloseTo(upper, withinPercentage(1e-8));
    assertThat(found.range()).contains(new Interval(fewest, most));
    assertThat(found.population()).isEqualTo(year == 2030 ? 6670 : 6760);
  }

  /** By hand: 203.890147173 (above) times 1.02 to the power of seven years, 2023 to 2030. */
  @Test
  void ratesMayBeTakenToChange() {
    NeedForecast forecast = NeedForecast.of(observed(0));
    NeedYear up = of(2030, forecast, RateScenario.changing(0.02));
    double factor = Math.pow(1.02, 7);
    Interval limits = up.expectedUsers().limits(ConfidenceLevel.P95).orElseThrow();
    assertThat(number(up.expectedUsers())).isCloseTo(203.890147173 * factor, within(1e-8));
    assertThat(limits.lower()).isCloseTo(194.014810408 * factor, within(1e-8));
    assertThat(limits.upper()).isCloseTo(214.137288089 * factor, within(1e-8));
  }

  /** By hand: 5.5 + 5.5 + 7 + 3.5 = 21.5 users; R: qpois(c(.025,.975), 21.5) is 13 and 31. */
  @Test
  void ratesMayBeSet() {
    Map<People, Double> rates = new LinkedHashMap<>();
    rates.put(F0, 0.005);
    rates.put(F1, 0.0025);
    rates.put(M0, 0.00625);
    rates.put(M1, 3.5 / 2250);
    NeedForecast forecast = NeedForecast.of(observed(0));
    NeedYear found = of(2030, forecast, RateScenario.set(rates));
    assertThat(number(found.expectedUsers())).isCloseTo(21.5, within(1e-12));
    assertThat(found.expectedUsers().limits(ConfidenceLevel.P95)).isEmpty();
    assertThat(found.range()).contains(new Interval(13, 31));
    rates.remove(M1);
    assertThatThrownBy(() -> of(2030, forecast, RateScenario.set(rates)))
        .hasMessage(
            "Invalid rates: [female 18-44, female 45+, male 18-44], must be of the groups "
                + GROUPS);
  }

  /** By hand: 40 users of 1,000 in the only year; no scatter can be seen, so it is Poisson. */
  @Test
  void oneYearIsEnoughForConstantRates() {
    NeedForecast forecast = NeedForecast.of(List.of(new ObservedUsers(2023, F0, 40, 1000)));
    List<NeedYear> years =
        forecast.years(
            RateScenario.constant(),
            List.of(new ProjectedPopulation(2024, F0, 1100), new ProjectedPopulation(2025, F0, 0)),
            ConfidenceLevel.P95);
    assertThat(number(years.get(0).expectedUsers())).isCloseTo(44, within(1e-12));
    assertThat(years.get(1))
        .isEqualTo(
            new NeedYear(2025, 0, Estimate.of(0, Map.of()), Optional.of(new Interval(0, 0))));
    NeedForecast few = NeedForecast.of(List.of(new ObservedUsers(2023, F0, 4, 1000)));
    assertThatThrownBy(
            () ->
                few.years(
                    RateScenario.commonTrend(),
                    List.of(new ProjectedPopulation(2024, F0, 1100)),
                    ConfidenceLevel.P95))
        .hasMessage("Invalid years observed: 1, must be 3 or more for a trend");
  }

  @Test
  void fewUsersTellNothing() {
    List<ObservedUsers> few = new ArrayList<>();
    for (int year = 2021; year <= 2023; year++) {
      few.add(new ObservedUsers(year, F0, 3, 1000));
    }
    for (String name : List.of("constant", "together", "each")) {
      assertThat(
              NeedForecast.of(few)
                  .years(
                      scenario(name),
                      List.of(new ProjectedPopulation(2024, F0, 1100)),
                      ConfidenceLevel.P95))
          .containsExactly(
              new NeedYear(2024, 1100, Estimate.absent(Absence.TOO_FEW_EVENTS), Optional.empty()));
    }
  }

  /** A group without users is expected to have none: the others alone give the same. */
  @Test
  void aGroupWithoutUsersAddsNone() {
    People children = new People(Sex.BOTH, AgeRange.parse("0-17"));
    List<ObservedUsers> more = observed(15);
    List<ProjectedPopulation> projected = projected();
    for (int year = 2016; year <= 2023; year++) {
      more.add(new ObservedUsers(year, children, 0, 900));
    }
    for (int year = 2024; year <= 2040; year++) {
      projected.add(new ProjectedPopulation(year, children, 800));
    }
    for (String name : List.of("together", "each")) {
      Estimate with =
          NeedForecast.of(more)
              .years(scenario(name), projected, ConfidenceLevel.P95)
              .get(16)
              .expectedUsers();
      assertThat(with)
          .isEqualTo(of(2040, NeedForecast.of(observed(15)), scenario(name)).expectedUsers());
    }
  }

  @Test
  void trendsOfUsersInOneEndAreRefused() {
    List<ObservedUsers> rising = new ArrayList<>();
    for (int year = 2021; year <= 2023; year++) {
      rising.add(new ObservedUsers(year, F0, year == 2023 ? 20 : 0, 1000));
      rising.add(new ObservedUsers(year, F1, 10, 1000));
    }
    List<ProjectedPopulation> projected =
        List.of(new ProjectedPopulation(2024, F0, 1), new ProjectedPopulation(2024, F1, 1));
    NeedForecast forecast = NeedForecast.of(rising);
    assertThatThrownBy(
            () -> forecast.years(RateScenario.trendOfEachGroup(), projected, ConfidenceLevel.P95))
        .hasMessage(
            "Invalid users of [female 18-44]: 20.0, must not all be in the first or all in the"
                + " last year for a trend");
    assertThat(forecast.years(RateScenario.commonTrend(), projected, ConfidenceLevel.P95))
        .hasSize(1);
    assertThat(forecast.absence(RateScenario.trendOfEachGroup())).contains(Absence.NOT_COMPUTABLE);
    assertThat(forecast.absence(RateScenario.commonTrend())).isEmpty();
  }

  /** Nine and ten users, two and three years: what the method asks for and one less of each. */
  @Test
  void whatCannotBeToldIsKnownBeforehand() {
    List<ObservedUsers> two =
        List.of(new ObservedUsers(2022, F0, 5, 1000), new ObservedUsers(2023, F0, 4, 1000));
    List<ObservedUsers> ten =
        List.of(new ObservedUsers(2022, F0, 5, 1000), new ObservedUsers(2023, F0, 5, 1000));
    assertThat(NeedForecast.of(two).absence(RateScenario.constant()))
        .contains(Absence.TOO_FEW_EVENTS);
    assertThat(NeedForecast.of(two).absence(RateScenario.set(Map.of(F0, 0.1)))).isEmpty();
    NeedForecast forecast = NeedForecast.of(ten);
    assertThat(forecast.absence(RateScenario.constant())).isEmpty();
    assertThat(forecast.absence(RateScenario.changing(0.01))).isEmpty();
    assertThat(forecast.absence(RateScenario.commonTrend())).contains(Absence.TOO_FEW_VALUES);
    List<ObservedUsers> three = new ArrayList<>(ten);
    three.add(new ObservedUsers(2021, F0, 0, 1000));
    assertThat(NeedForecast.of(three).absence(RateScenario.commonTrend())).isEmpty();
  }

  @Test
  void wrongObservationsAreRefused() {
    assertThatThrownBy(() -> new ObservedUsers(23, F0, 1, 1))
        .hasMessage("Invalid year: 23, must be from 1000 to 9999");
    assertThatThrownBy(() -> new ObservedUsers(2023, F0, -1, 1))
        .hasMessage("Invalid users: -1, must be 0 or more");
    assertThatThrownBy(() -> new ObservedUsers(2023, F0, 1, Double.NaN))
        .hasMessage("Invalid population: NaN, must be 0 or more");
    assertThatThrownBy(() -> new ObservedUsers(2023, F0, 1, 0))
        .hasMessage(
            "Invalid population of female 18-44 in 2023: 0, must be greater than 0 where there are"
                + " users");
    assertThatThrownBy(() -> NeedForecast.of(List.of()))
        .hasMessage("Invalid observed: [], must have at least one year");
    ObservedUsers one = new ObservedUsers(2023, F0, 1, 100);
    assertThatThrownBy(() -> NeedForecast.of(List.of(one, one)))
        .hasMessage("Invalid observed: female 18-44 in 2023, must not be there twice");
    assertThatThrownBy(() -> NeedForecast.of(List.of(one, new ObservedUsers(2021, F0, 1, 100))))
        .hasMessage(
            "Invalid observed: female 18-44 in [2021, 2023], must have every year from 2021 to"
                + " 2023, and lacks 2022");
    assertThatThrownBy(
            () ->
                NeedForecast.of(
                    List.of(
                        one,
                        new ObservedUsers(2022, F0, 1, 100),
                        new ObservedUsers(2023, F1, 1, 100))))
        .hasMessage(
            "Invalid observed: female 45+ in [2023], must have every year from 2022 to 2023, and"
                + " lacks 2022");
    People both = new People(Sex.BOTH, AgeRange.parse("40-50"));
    assertThatThrownBy(() -> NeedForecast.of(List.of(one, new ObservedUsers(2023, both, 1, 100))))
        .hasMessage("Invalid observed: female 18-44 and both 40-50, must not overlap");
    assertThatThrownBy(() -> NeedForecast.of(List.of(new ObservedUsers(2023, F0, 0, 0))))
        .hasMessage("Invalid population of female 18-44: 0, must be greater than 0 in some year");
  }

  @Test
  void wrongProjectionsAreRefused() {
    assertThatThrownBy(() -> new ProjectedPopulation(2030, F0, -1))
        .hasMessage("Invalid persons: -1, must be 0 or more");
    NeedForecast forecast = NeedForecast.of(observed(0));
    assertThatThrownBy(
            () -> forecast.years(RateScenario.constant(), List.of(), ConfidenceLevel.P95))
        .hasMessage("Invalid projected: [], must have at least one year");
    List<ProjectedPopulation> projected = projected();
    refuses(
        forecast,
        projected,
        new ProjectedPopulation(2030, F0, 1),
        "Invalid projected: female 18-44 in 2030, must not be there twice");
    refuses(
        forecast,
        projected,
        new ProjectedPopulation(2023, F0, 1),
        "Invalid projected: female 18-44 in 2023, must be after 2023");
    People old = new People(Sex.FEMALE, AgeRange.parse("67+"));
    refuses(
        forecast,
        projected,
        new ProjectedPopulation(2030, old, 1),
        "Invalid projected: female 67+ in 2030, must be of the groups observed " + GROUPS);
    refuses(
        forecast,
        projected,
        new ProjectedPopulation(2042, F0, 1),
        "must have every year from 2024 to 2042, and lacks 2041");
    List<ProjectedPopulation> women = new ArrayList<>(projected);
    women.removeIf(one -> one.people().equals(M0));
    assertThatThrownBy(() -> forecast.years(RateScenario.constant(), women, ConfidenceLevel.P95))
        .hasMessage(
            "Invalid projected: male 18-44 in [], must have every year from 2024 to 2040, and"
                + " lacks 2024");
    assertThatThrownBy(() -> RateScenario.changing(-1))
        .hasMessage("Invalid perYear: -1, must be greater than -1");
    assertThatThrownBy(() -> RateScenario.set(Map.of(F0, -0.1)))
        .hasMessage("Invalid rate of female 18-44: -0.1, must be 0 or more");
  }

  private static void refuses(
      NeedForecast forecast,
      List<ProjectedPopulation> projected,
      ProjectedPopulation more,
      String message) {
    List<ProjectedPopulation> all = new ArrayList<>(projected);
    all.add(more);
    assertThatThrownBy(() -> forecast.years(RateScenario.constant(), all, ConfidenceLevel.P95))
        .hasMessageEndingWith(message);
  }

  private static NeedYear of(int year, NeedForecast forecast, RateScenario scenario) {
    List<NeedYear> years = forecast.years(scenario, projected(), ConfidenceLevel.P95);
    assertThat(years.get(year - 2024).year()).isEqualTo(year);
    return years.get(year - 2024);
  }

  private static List<ObservedUsers> observed(double scatter) {
    List<ObservedUsers> observed = new ArrayList<>();
    for (int group = 0; group < GROUPS.size(); group++) {
      for (int year = 2016; year <= 2023; year++) {
        double more = year % 2 == 0 ? scatter : 0;
        observed.add(
            new ObservedUsers(
                year,
                GROUPS.get(group),
                USERS[group][year - 2016] + more,
                POPULATION[group][year - 2016]));
      }
    }
    return observed;
  }

  /** Those of 2030 until that year and those of 2040 after it. */
  private static List<ProjectedPopulation> projected() {
    double[] until2030 = {1100, 2200, 1120, 2250};
    double[] until2040 = {1000, 2350, 1010, 2400};
    List<ProjectedPopulation> projected = new ArrayList<>();
    for (int group = 0; group < GROUPS.size(); group++) {
      for (int year = 2024; year <= 2040; year++) {
        projected.add(
            new ProjectedPopulation(
                year, GROUPS.get(group), (year <= 2030 ? until2030 : until2040)[group]));
      }
    }
    return projected;
  }

  private static double number(Estimate estimate) {
    return estimate.value().orElseThrow();
  }
}
