package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.indicator.CubeCalculator;
import no.mestring.core.indicator.CubeRule;
import no.mestring.core.indicator.Standard;
import no.mestring.core.indicator.Strata;
import no.mestring.core.series.PeriodRule;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Stage;

/** Stages an indicator's rows of the cube, which follow from yearly figures of areas. */
final class CubeStage {
  private final Targets targets;
  private final BuildRules rules;

  CubeStage(Targets targets, BuildRules rules) {
    this.targets = targets;
    this.rules = rules;
  }

  /**
   * Stages.
   *
   * @param counted the table that the yearly figures come from
   * @return what of the definition could not be calculated, and why
   */
  List<String> stage(
      IndicatorDefinition definition, String counted, YearlySource source, Stage stage) {
    CountDefinition count = definition.count().orElseThrow();
    Strata strata = source.strata();
    List<String> notes = new ArrayList<>();
    List<People> people =
        count.people().stream().filter(some -> strata.makingUp(some).isPresent()).toList();
    noteOthers(notes, definition, people);
    if (people.isEmpty()) {
      return notes;
    }
    Standard standard = count.standard();
    if (standard instanceof Standard.Direct direct && !isFitting(direct, strata)) {
      standard = new Standard.None();
      notes.add(code(definition) + ": not standardised, its age groups are none of " + direct);
    }
    CubeRule rule =
        new CubeRule(
            definition.indicator().unit(),
            count.counting(),
            count.years(),
            PeriodRule.NATIONAL,
            standard,
            rules.isCompatible(),
            ConfidenceLevel.P95);
    CubeCalculator calculator =
        new CubeCalculator(rule, strata, people, Optional.of(source.of(AreaHistory.COUNTRY)));
    CubeRows rows = new CubeRows(stage, definition, counted, rules.borders());
    for (String area : targets.municipalities().keySet()) {
      if (source.isKnown(area)) {
        calculator.figures(source.of(area)).forEach(rows::add);
      }
    }
    return notes;
  }

  private static void noteOthers(
      List<String> notes, IndicatorDefinition definition, List<People> people) {
    String others =
        definition.count().orElseThrow().ages().stream()
            .filter(range -> people.stream().noneMatch(some -> some.ages().equals(range)))
            .map(AgeRange::toString)
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      notes.add(code(definition) + ": no figures of ages " + others + ", which no groups make up");
    }
  }

  private static boolean isFitting(Standard.Direct direct, Strata strata) {
    try {
      List<AgeRange> ages = strata.groups().stream().map(People::ages).distinct().toList();
      direct.population().mergedTo(ages);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String code(IndicatorDefinition definition) {
    return definition.indicator().code();
  }
}
