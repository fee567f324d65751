package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import no.mestring.core.dimension.People;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.indicator.Strata;
import no.mestring.core.indicator.YearlyFigures;
import no.mestring.core.period.YearSpan;
import no.mestring.core.service.NeedForecast;
import no.mestring.core.service.NeedYear;
import no.mestring.core.service.ProjectedPopulation;

/** The users to be expected of an area by an alternative of a projection. */
record AreaNeed(
    String indicator, String area, String alternative, int borders, ObservedYears observed) {

  void tell(
      Denominators population,
      YearSpan asked,
      List<NeedScenario> scenarios,
      Consumer<ExpectedNeed> sink) {
    Strata strata = observed.strata();
    YearlyFigures persons = population.of(area, strata, asked);
    List<List<ProjectedPopulation>> runs = runs(strata, persons);
    if (runs.isEmpty()) {
      return;
    }
    Optional<NeedForecast> forecast =
        isAnybodyNew(strata, runs)
            ? Optional.empty()
            : Optional.of(NeedForecast.of(observed.ofSomebody()));
    for (NeedScenario scenario : scenarios) {
      List<ExpectedNeed.Year> years = new ArrayList<>();
      SortedMap<Integer, ExpectedNeed.Year> told = new TreeMap<>();
      for (List<ProjectedPopulation> run : runs) {
        tell(forecast, scenario, run, told);
      }
      for (int year = asked.firstYear(); year <= asked.lastYear(); year++) {
        ExpectedNeed.Year one = told.get(year);
        years.add(one == null ? absent(year, OptionalDouble.empty(), Absence.MISSING) : one);
      }
      sink.accept(
          new ExpectedNeed(
              indicator,
              area,
              alternative,
              scenario,
              observed.ages(),
              observed.years(),
              observed.usersByYear(),
              borders,
              years));
    }
  }

  private void tell(
      Optional<NeedForecast> forecast,
      NeedScenario scenario,
      List<ProjectedPopulation> run,
      SortedMap<Integer, ExpectedNeed.Year> told) {
    Optional<Absence> absence =
        forecast.isPresent()
            ? forecast.get().absence(scenario.rates())
            : Optional.of(Absence.NOT_COMPUTABLE);
    if (absence.isPresent()) {
      Map<Integer, Double> sums = new TreeMap<>();
      run.forEach(one -> sums.merge(one.year(), one.persons(), Double::sum));
      sums.forEach(
          (year, sum) -> told.put(year, absent(year, OptionalDouble.of(sum), absence.get())));
      return;
    }
    List<ProjectedPopulation> some =
        run.stream().filter(one -> observed.isOfSomebody(one.people())).toList();
    for (NeedYear year :
        forecast.orElseThrow().years(scenario.rates(), some, ConfidenceLevel.P95)) {
      told.put(
          year.year(),
          new ExpectedNeed.Year(
              year.year(),
              OptionalDouble.of(year.population()),
              year.expectedUsers(),
              year.range()));
    }
  }

  /** Whether there will be somebody of a group of which there never was anybody: of no rate. */
  private boolean isAnybodyNew(Strata strata, List<List<ProjectedPopulation>> runs) {
    for (People people : strata.groups()) {
      if (!observed.isOfSomebody(people)
          && runs.stream()
              .flatMap(List::stream)
              .anyMatch(one -> one.people().equals(people) && one.persons() > 0)) {
        return true;
      }
    }
    return false;
  }

  /** The years of which all groups are projected, those that follow one another together. */
  private static List<List<ProjectedPopulation>> runs(Strata strata, YearlyFigures persons) {
    List<List<ProjectedPopulation>> runs = new ArrayList<>();
    boolean isGoingOn = false;
    for (int year = persons.years().firstYear(); year <= persons.years().lastYear(); year++) {
      List<ProjectedPopulation> groups = new ArrayList<>();
      for (int stratum = 0; stratum < strata.size(); stratum++) {
        OptionalDouble number = persons.sum(year, new int[] {stratum}).value();
        if (number.isPresent()) {
          groups.add(
              new ProjectedPopulation(year, strata.groups().get(stratum), number.getAsDouble()));
        }
      }
      boolean isWhole = groups.size() == strata.size();
      if (isWhole && !isGoingOn) {
        runs.add(new ArrayList<>());
      }
      if (isWhole) {
        runs.get(runs.size() - 1).addAll(groups);
      }
      isGoingOn = isWhole;
    }
    return runs;
  }

  private static ExpectedNeed.Year absent(int year, OptionalDouble population, Absence reason) {
    return new ExpectedNeed.Year(year, population, Estimate.absent(reason), Optional.empty());
  }
}
