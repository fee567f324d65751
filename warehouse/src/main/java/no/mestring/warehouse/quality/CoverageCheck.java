package no.mestring.warehouse.quality;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.mestring.core.area.AreaLevel;
import no.mestring.warehouse.compute.CubeAreas;

/** How many areas of each level have a figure in each period, and how many figures are absent. */
final class CoverageCheck {
  private static final double PERCENT = 100;

  private CoverageCheck() {}

  static void run(IndicatorRows rows, CubeAreas areas, Findings findings) {
    for (AreaLevel level : List.of(AreaLevel.COUNTRY, AreaLevel.COUNTY, AreaLevel.MUNICIPALITY)) {
      checkLevel(rows, areas, level, findings);
    }
    countAbsent(rows, findings);
  }

  private static void checkLevel(
      IndicatorRows rows, CubeAreas areas, AreaLevel level, Findings findings) {
    TreeMap<String, Integer> covered = new TreeMap<>();
    for (CubeRow row : rows.all()) {
      if (rows.isMain(row.cell())) {
        boolean counts =
            row.isPresent() && areas.level(row.cell().area()).filter(level::equals).isPresent();
        covered.merge(row.cell().period(), counts ? 1 : 0, Integer::sum);
      }
    }
    int all = areas.count(level);
    int before = 0;
    String last = "";
    for (Map.Entry<String, Integer> period : covered.entrySet()) {
      int now = period.getValue();
      String text = "%d of %d areas of level %s have a figure".formatted(now, all, level);
      CubeCell cell = CubeCell.of("", period.getKey());
      if (now < before) {
        findings.add(
            Severity.WARNING,
            "coverage",
            cell,
            (double) now,
            (double) before,
            "%s, %d had one in %s".formatted(text, before, last));
      } else if (period.getKey().equals(covered.lastKey()) && now < all) {
        findings.add(Severity.NOTE, "coverage", cell, (double) now, (double) all, text);
      }
      before = now;
      last = period.getKey();
    }
  }

  private static void countAbsent(IndicatorRows rows, Findings findings) {
    Map<String, Integer> absent = new TreeMap<>();
    for (CubeRow row : rows.all()) {
      if (!row.isPresent()) {
        absent.merge(row.status(), 1, Integer::sum);
      }
    }
    double all = rows.all().size();
    absent.forEach(
        (status, count) ->
            findings.add(
                Severity.NOTE,
                "absent",
                CubeCell.of("", ""),
                (double) count,
                all,
                "%d of %.0f figures (%.1f %%) are %s"
                    .formatted(count, all, PERCENT * count / all, status)));
  }
}
