package no.mestring.core.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.People;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import no.mestring.core.standardization.DirectStandardization;
import no.mestring.core.standardization.Stratum;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many users a service is to expect in years to come: the rates by sex and age, as observed and
 * as a {@link RateScenario} takes them to go on, times a projected population.
 *
 * <p>The users of a year are taken as Poisson, with overdispersion where the years scatter more
 * than that: Pearson's chi-square over its degrees of freedom, never below 1. Where most users are
 * the same people year after year, they vary less than that from year to year and the years tell
 * less than they seem to: the limits are then too narrow.
 */
public final class NeedForecast {
  private static final int FEWEST_YEARS = 3;
  private static final double FEWEST_USERS = 10;

  private final int lastYear;
  private final int yearsObserved;
  private final List<UserYears> groups;

  private NeedForecast(int lastYear, int yearsObserved, List<UserYears> groups) {
    this.lastYear = lastYear;
    this.yearsObserved = yearsObserved;
    this.groups = groups;
  }

  /**
   * Takes what was observed.
   *
   * @param observed every group in every year from the first to the last, each once; groups that do
   *     not overlap
   * @return the forecast
   * @throws IllegalArgumentException if nothing was observed, a group and year is missing or there
   *     twice, groups overlap, or a group has never had anybody
   */
  public static NeedForecast of(Collection<ObservedUsers> observed) {
    if (observed.isEmpty()) {
      throw Argument.invalid("observed", observed, "must have at least one year");
    }
    Map<People, SortedMap<Integer, ObservedUsers>> byGroup = new LinkedHashMap<>();
    for (ObservedUsers one : observed) {
      if (byGroup.computeIfAbsent(one.people(), group -> new TreeMap<>()).put(one.year(), one)
          != null) {
        throw Argument.invalid(
            "observed", one.people() + " in " + one.year(), "must not be there twice");
      }
    }
    requireApart(List.copyOf(byGroup.keySet()));
    int first = observed.stream().mapToInt(ObservedUsers::year).min().orElseThrow();
    int last = observed.stream().mapToInt(ObservedUsers::year).max().orElseThrow();
    List<UserYears> groups = new ArrayList<>();
    byGroup.forEach(
        (people, years) -> {
          requireYears("observed", people, years.keySet(), first, last);
          List<ObservedUsers> some =
              years.values().stream().filter(year -> year.population() > 0).toList();
          if (some.isEmpty()) {
            throw Argument.invalid(
                "population of " + people, 0, "must be greater than 0 in some year");
          }
          groups.add(new UserYears(people, last, some));
        });
    return new NeedForecast(last, last - first + 1, List.copyOf(groups));
  }

  /**
   * The users to be expected.
   *
   * @param scenario what the rates are taken to do
   * @param projected every group in every year from the first to the last to be told, each once,
   *     after the years observed; call again for another alternative of the projection
   * @param level the confidence level of the limits, and the probability of the range
   * @return year by year
   * @throws IllegalArgumentException if nothing is projected, a group and year is missing or there
   *     twice, a group or a year was observed otherwise, a rate that is to be set is missing or of
   *     nobody, or the trend is of fewer than three years or cannot be told
   */
  public List<NeedYear> years(
      RateScenario scenario, Collection<ProjectedPopulation> projected, ConfidenceLevel level) {
    SortedMap<Integer, double[]> persons = persons(projected);
    if (scenario instanceof RateScenario.Set set) {
      return set(set.rates(), persons, level);
    }
    if (scenario instanceof RateScenario.Trending) {
      Argument.holding(
          yearsObserved >= FEWEST_YEARS,
          "years observed",
          yearsObserved,
          "must be " + FEWEST_YEARS + " or more for a trend");
    }
    if (isOfFew()) {
      List<NeedYear> none = new ArrayList<>();
      persons.forEach(
          (year, some) ->
              none.add(
                  new NeedYear(
                      year,
                      Arrays.stream(some).sum(),
                      Estimate.absent(Absence.TOO_FEW_EVENTS),
                      Optional.empty())));
      return none;
    }
    return scenario instanceof RateScenario.Changing changing
        ? changing(changing.perYear(), persons, level)
        : trending(((RateScenario.Trending) scenario).groups(), persons, level);
  }

  /**
   * Why the users of a scenario cannot be told from what was observed. {@link #years} refuses a
   * trend of which this is so.
   *
   * @param scenario what the rates are taken to do
   * @return too few events with fewer than ten users; of a trend too few values with fewer than
   *     three years, and not computable if the users of a part that has a trend of its own are all
   *     in its first or all in its last year, or it has too few years with anybody; empty if they
   *     can be told
   */
  public Optional<Absence> absence(RateScenario scenario) {
    if (scenario instanceof RateScenario.Set) {
      return Optional.empty();
    }
    if (isOfFew()) {
      return Optional.of(Absence.TOO_FEW_EVENTS);
    }
    if (!(scenario instanceof RateScenario.Trending trending)) {
      return Optional.empty();
    }
    if (yearsObserved < FEWEST_YEARS) {
      return Optional.of(Absence.TOO_FEW_VALUES);
    }
    boolean isKnown =
        parts(trending.groups()).stream()
            .map(part -> part.stream().map(groups::get).toList())
            .allMatch(part -> RateTrend.isTurning(part) && RateTrend.degreesOfFreedom(part) > 0);
    return isKnown ? Optional.empty() : Optional.of(Absence.NOT_COMPUTABLE);
  }

  private boolean isOfFew() {
    return groups.stream().mapToDouble(UserYears::users).sum() < FEWEST_USERS;
  }

  /** The groups with users, by their places: those that have a trend in common together. */
  private List<List<Integer>> parts(RateScenario.TrendGroups which) {
    List<Integer> withUsers = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      if (groups.get(group).users() > 0) {
        withUsers.add(group);
      }
    }
    return which == RateScenario.TrendGroups.TOGETHER
        ? List.of(withUsers)
        : withUsers.stream().map(List::of).toList();
  }

  /**
   * Rates as observed are the same as a directly standardised rate with the projected population as
   * the standard.
   */
  private List<NeedYear> changing(
      double perYear, SortedMap<Integer, double[]> persons, ConfidenceLevel level) {
    double dispersion = dispersion();
    Map<People, Stratum> strata = new LinkedHashMap<>();
    for (UserYears group : groups) {
      double users = group.users();
      strata.put(group.people(), new Stratum(users, dispersion * users, group.population()));
    }
    List<NeedYear> years = new ArrayList<>();
    persons.forEach(
        (year, some) -> {
          double factor = Math.pow(1 + perYear, year - lastYear);
          double population = Arrays.stream(some).sum();
          if (population == 0) {
            years.add(year(year, 0, Estimate.of(0, Map.of()), 1, 0, level));
            return;
          }
          Map<People, Double> weights = new LinkedHashMap<>();
          double variance = 0;
          for (int group = 0; group < some.length; group++) {
            weights.put(groups.get(group).people(), some[group]);
            double perUser = factor * some[group] / groups.get(group).population();
            variance += perUser * perUser * dispersion * groups.get(group).users();
          }
          Estimate expected =
              DirectStandardization.rate(strata, weights, level).times(population * factor);
          years.add(year(year, population, expected, dispersion, variance, level));
        });
    return years;
  }

  private List<NeedYear> trending(
      RateScenario.TrendGroups which, SortedMap<Integer, double[]> persons, ConfidenceLevel level) {
    List<List<Integer>> parts = parts(which);
    List<RateTrend> trends = new ArrayList<>();
    double chiSquare = 0;
    int freedom = 0;
    for (List<Integer> part : parts) {
      RateTrend trend = RateTrend.of(part.stream().map(groups::get).toList());
      Argument.holding(
          trend.degreesOfFreedom() > 0,
          "years of " + trend.groups().stream().map(UserYears::people).toList(),
          trend.groups().stream().mapToInt(group -> group.years().size()).sum(),
          "must be " + FEWEST_YEARS + " or more with somebody for a trend");
      trends.add(trend);
      chiSquare += trend.chiSquare();
      freedom += trend.degreesOfFreedom();
    }
    double dispersion = Math.max(1, chiSquare / freedom);
    double t = TDistribution.of(freedom).inverseSurvivalProbability(level.errorRate() / 2);
    List<NeedYear> years = new ArrayList<>();
    persons.forEach(
        (year, some) -> {
          double mean = 0;
          double variance = 0;
          for (int part = 0; part < parts.size(); part++) {
            double[] own = parts.get(part).stream().mapToDouble(group -> some[group]).toArray();
            mean += trends.get(part).expected(own, year - lastYear);
            variance += dispersion * trends.get(part).variance(own, year - lastYear);
          }
          double stretch = mean == 0 ? 1 : Math.exp(t * Math.sqrt(variance) / mean);
          Estimate expected =
              Double.isFinite(mean * stretch)
                  ? Estimate.of(mean, Map.of(level, new Interval(mean / stretch, mean * stretch)))
                  : Estimate.absent(Absence.NOT_COMPUTABLE);
          years.add(year(year, Arrays.stream(some).sum(), expected, dispersion, variance, level));
        });
    return years;
  }

  private List<NeedYear> set(
      Map<People, Double> rates, SortedMap<Integer, double[]> persons, ConfidenceLevel level) {
    List<People> known = groups.stream().map(UserYears::people).toList();
    if (rates.size() != known.size() || !rates.keySet().containsAll(known)) {
      throw Argument.invalid("rates", rates.keySet(), "must be of the groups " + known);
    }
    List<NeedYear> years = new ArrayList<>();
    persons.forEach(
        (year, some) -> {
          double mean = 0;
          for (int group = 0; group < some.length; group++) {
            mean += some[group] * Objects.requireNonNull(rates.get(known.get(group)));
          }
          years.add(
              year(
                  year,
                  Arrays.stream(some).sum(),
                  Estimate.of(mean, Map.of()),
                  dispersion(),
                  0,
                  level));
        });
    return years;
  }

  private static NeedYear year(
      int year,
      double population,
      Estimate expected,
      double dispersion,
      double variance,
      ConfidenceLevel level) {
    Optional<Interval> range =
        expected.value().isPresent()
            ? Optional.of(
                CountRange.of(
                    expected.value().getAsDouble(),
                    dispersion * expected.value().getAsDouble() + variance,
                    level))
            : Optional.empty();
    return new NeedYear(year, population, expected, range);
  }

  /** How much more the years scatter around constant rates than chance alone. */
  private double dispersion() {
    double chiSquare = 0;
    int freedom = 0;
    for (UserYears group : groups) {
      if (group.users() > 0) {
        chiSquare += group.chiSquare(0);
        freedom += group.years().size() - 1;
      }
    }
    return freedom == 0 ? 1 : Math.max(1, chiSquare / freedom);
  }

  /** The persons of each group by year. */
  private SortedMap<Integer, double[]> persons(Collection<ProjectedPopulation> projected) {
    if (projected.isEmpty()) {
      throw Argument.invalid("projected", projected, "must have at least one year");
    }
    List<People> known = groups.stream().map(UserYears::people).toList();
    Map<People, SortedMap<Integer, Double>> byGroup = new LinkedHashMap<>();
    for (ProjectedPopulation one : projected) {
      String what = one.people() + " in " + one.year();
      if (!known.contains(one.people())) {
        throw Argument.invalid("projected", what, "must be of the groups observed " + known);
      }
      if (one.year() <= lastYear) {
        throw Argument.invalid("projected", what, "must be after " + lastYear);
      }
      if (byGroup
              .computeIfAbsent(one.people(), group -> new TreeMap<>())
              .put(one.year(), one.persons())
          != null) {
        throw Argument.invalid("projected", what, "must not be there twice");
      }
    }
    int first = projected.stream().mapToInt(ProjectedPopulation::year).min().orElseThrow();
    int last = projected.stream().mapToInt(ProjectedPopulation::year).max().orElseThrow();
    SortedMap<Integer, double[]> persons = new TreeMap<>();
    for (int index = 0; index < known.size(); index++) {
      int group = index;
      SortedMap<Integer, Double> years = byGroup.getOrDefault(known.get(group), new TreeMap<>());
      requireYears("projected", known.get(group), years.keySet(), first, last);
      years.forEach(
          (year, some) ->
              persons.computeIfAbsent(year, key -> new double[known.size()])[group] = some);
    }
    return persons;
  }

  private static void requireYears(
      String name, People people, Collection<Integer> years, int first, int last) {
    for (int year = first; year <= last; year++) {
      if (!years.contains(year)) {
        throw Argument.invalid(
            name,
            people + " in " + years,
            "must have every year from " + first + " to " + last + ", and lacks " + year);
      }
    }
  }

  private static void requireApart(List<People> groups) {
    for (People one : groups) {
      for (People other : groups) {
        if (!one.equals(other) && one.overlaps(other)) {
          throw Argument.invalid("observed", one + " and " + other, "must not overlap");
        }
      }
    }
  }
}
