package no.mestring.warehouse.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.compute.CubeAreas;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/** Checks the cube of an edition before it is released. */
public final class CubeQuality {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::check)
          .thenComparing(Comparator.comparingDouble(Finding::distance).reversed());

  private final Engine engine;
  private final AreaHistory history;
  private final Map<List<Integer>, CubeAreas> areas = new HashMap<>();

  public CubeQuality(Engine engine, AreaHistory history) {
    this.engine = engine;
    this.history = history;
  }

  /**
   * Checks indicators.
   *
   * @param all every indicator of the cube, among which subsets are looked for
   * @param some those that are checked
   * @param diff compares with an earlier edition, if there is one
   * @param against the number of that edition's snapshot
   */
  public QualityReport check(
      Edition edition,
      List<IndicatorDefinition> all,
      List<IndicatorDefinition> some,
      Optional<CubeDiff> diff,
      long against) {
    List<Finding> found = new ArrayList<>();
    long count = 0;
    for (IndicatorDefinition definition : some) {
      IndicatorRows rows = IndicatorRows.read(engine, edition.state(), definition);
      Findings findings = new Findings(rows.code());
      count += rows.all().size();
      ValueCheck.run(rows, findings);
      PeopleCheck.run(rows, findings);
      if (!rows.all().isEmpty()) {
        CubeAreas its = areas(edition.state(), rows.code());
        AreasCheck.run(rows, its, findings);
        OutlierCheck.run(rows, its, findings);
        CoverageCheck.run(rows, its, findings);
      }
      SubsetCheck.run(engine, edition.state(), definition, all, findings);
      diff.ifPresent(known -> EditionCheck.run(known.of(definition), findings));
      found.addAll(findings.all());
    }
    found.sort(ORDER);
    return new QualityReport(edition.snapshot(), against, some.size(), count, found);
  }

  private CubeAreas areas(String state, String indicator) {
    List<@Nullable Object> row =
        engine
            .internal(
                "SELECT max(borders), max(last_year) FROM "
                    + state
                    + ".cube WHERE indicator = '"
                    + indicator
                    + "'")
            .rows()
            .get(0);
    int borders = ((Number) Objects.requireNonNull(row.get(0))).intValue();
    int year = ((Number) Objects.requireNonNull(row.get(1))).intValue();
    return areas.computeIfAbsent(
        List.of(borders, year), key -> CubeAreas.of(engine, state, history, borders, year));
  }
}
