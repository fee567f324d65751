package no.mestring.warehouse.quality;

import java.util.List;
import java.util.Optional;
import no.mestring.core.indicator.Counting;
import no.mestring.warehouse.compute.CubeAreas;
import org.jspecify.annotations.Nullable;

/**
 * Municipalities against their county or region, and counties against the country.
 *
 * <p>Who lived in two municipalities counts in both and once in their county, so that of persons
 * only each part is bounded by the whole; of events and inhabitants all parts together are.
 */
final class AreasCheck {
  /** From this share on, what is in no part is more than a matter of unknown addresses. */
  private static final double MUCH_UNPLACED = 0.08;

  private final IndicatorRows rows;
  private final CubeAreas areas;
  private final Findings findings;

  private AreasCheck(IndicatorRows rows, CubeAreas areas, Findings findings) {
    this.rows = rows;
    this.areas = areas;
    this.findings = findings;
  }

  static void run(IndicatorRows rows, CubeAreas areas, Findings findings) {
    AreasCheck check = new AreasCheck(rows, areas, findings);
    for (CubeRow whole : rows.all()) {
      List<String> parts = areas.parts().get(whole.cell().area());
      if (parts != null) {
        check.compare(whole, parts);
      }
    }
  }

  private void compare(CubeRow whole, List<String> parts) {
    boolean isPersons = rows.definition().count().orElseThrow().counting() == Counting.PERSONS;
    double numerators = 0;
    double denominators = 0;
    int withNumerator = 0;
    int withDenominator = 0;
    for (String area : parts) {
      // sums of other numbers of years are not comparable
      Optional<CubeRow> part =
          rows.find(whole.cell().withArea(area)).filter(row -> row.years() == whole.years());
      Double numerator = part.isPresent() ? part.get().numerator() : null;
      Double denominator = part.isPresent() ? part.get().denominator() : null;
      if (numerator != null) {
        numerators += numerator;
        withNumerator++;
        if (isPersons) {
          comparePart(whole, area, numerator);
        }
      }
      if (denominator != null) {
        denominators += denominator;
        withDenominator++;
      }
    }
    compareSum(whole, "denominators", denominators, whole.denominator());
    if (!isPersons) {
      compareSum(whole, "numerators", numerators, whole.numerator());
    }
    Double all = whole.denominator();
    if (withDenominator == parts.size() && all != null && Findings.isAbove(all, denominators)) {
      add(whole, "denominators", denominators, all);
    }
    if (withNumerator == parts.size() && rows.isMain(whole.cell())) {
      noteUnplaced(whole, numerators);
    }
  }

  private void comparePart(CubeRow whole, String area, double numerator) {
    Double all = whole.numerator();
    if (all != null && Findings.isAbove(numerator, all)) {
      findings.add(
          Severity.ERROR,
          "areas",
          whole.cell(),
          numerator,
          all,
          "the numerator of its part %s is %s, its own %s"
              .formatted(area, Findings.plain(numerator), Findings.plain(all)));
    }
  }

  private void compareSum(CubeRow whole, String column, double sum, @Nullable Double all) {
    if (all != null && Findings.isAbove(sum, all)) {
      add(whole, column, sum, all);
    }
  }

  private void add(CubeRow whole, String column, double sum, double all) {
    findings.add(
        Severity.ERROR,
        "areas",
        whole.cell(),
        sum,
        all,
        "the %s of its %s are %s together, its own %s"
            .formatted(
                column,
                areas.level(whole.cell().area()).isPresent() ? "parts" : "members",
                Findings.plain(sum),
                Findings.plain(all)));
  }

  private void noteUnplaced(CubeRow whole, double sum) {
    Double all = whole.numerator();
    if (all != null && Findings.isAbove(all, sum)) {
      double share = (all - sum) / all;
      findings.add(
          share > MUCH_UNPLACED ? Severity.WARNING : Severity.NOTE,
          "unplaced",
          whole.cell(),
          sum,
          all,
          "%s of %s are in none of its parts"
              .formatted(Findings.plain(all - sum), Findings.plain(all)));
    }
  }
}
