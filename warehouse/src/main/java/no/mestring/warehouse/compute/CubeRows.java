package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import no.mestring.core.indicator.CubeFigure;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Stage;
import org.jspecify.annotations.Nullable;

/** Writes figures as rows of table cube, in the order of its columns. */
final class CubeRows {
  private static final double PERCENT = 100;

  private final Stage stage;
  private final IndicatorDefinition definition;
  private final String counted;
  private final long borders;

  CubeRows(Stage stage, IndicatorDefinition definition, String counted, int borders) {
    this.stage = stage;
    this.definition = definition;
    this.counted = counted;
    this.borders = borders;
  }

  void add(CubeFigure figure) {
    double share = 1.0 / Math.max(1, figure.yearsUsed());
    List<@Nullable Object> row = new ArrayList<>();
    row.add(definition.indicator().code());
    row.add(figure.area());
    row.add(figure.period().toString());
    row.add((long) figure.period().firstYear());
    row.add((long) figure.period().lastYear());
    row.add(figure.people().sex().toString());
    row.add(figure.people().ages().toString());
    row.add((long) figure.yearsUsed());
    row.add(number(figure.numeratorSum().times(share)));
    row.add(number(figure.denominatorSum().times(share)));
    row.add(number(figure.numeratorSum()));
    row.add(number(figure.denominatorSum()));
    addWithLimits(row, figure.value());
    row.add(definition.indicator().unit().toString());
    row.add(figure.value().absence().map(Absence::toString).orElse("present"));
    row.add(number(figure.expectedSum()));
    addWithLimits(row, figure.ratio().times(PERCENT));
    addWithLimits(row, figure.adjusted());
    row.add(number(figure.norm()));
    row.add(borders);
    row.add(counted);
    stage.add("", 0, row);
  }

  private static void addWithLimits(List<@Nullable Object> row, Estimate estimate) {
    Optional<Interval> limits = estimate.limits(ConfidenceLevel.P95);
    row.add(number(estimate));
    row.add(limits.map(Interval::lower).orElse(null));
    row.add(limits.map(Interval::upper).orElse(null));
  }

  private static @Nullable Double number(Estimate estimate) {
    return estimate.value().isPresent() ? estimate.value().getAsDouble() : null;
  }
}
