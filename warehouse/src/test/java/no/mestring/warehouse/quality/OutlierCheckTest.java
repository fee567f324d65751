package no.mestring.warehouse.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.compute.CubeAreas;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.quality.CubeRow.Limited;
import no.mestring.warehouse.store.Manifest;
import no.mestring.warehouse.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty-four municipalities of a thousand people each: twelve with 10, eleven with 20, and the
 * last with something else. By hand: the quartiles are 10 and 20, the fences 10 - 15 = -5 and 20 +
 * 15 = 35.
 */
class OutlierCheckTest {
  private static final IndicatorDefinition ONE =
      Definitions.builtIn().indicators().stream()
          .filter(definition -> definition.indicator().code().equals("antidepressant_users"))
          .findFirst()
          .orElseThrow();
  private static final int AREAS = 24;

  @TempDir private Path folder;

  private static List<String> municipalities() {
    return AreaHistory.builtIn().areas(2024).stream()
        .filter(area -> area.level() == AreaLevel.MUNICIPALITY)
        .map(Area::code)
        .limit(AREAS)
        .toList();
  }

  private static CubeRow row(String area, int year, String sex, double people, Limited value) {
    return new CubeRow(
        new CubeCell(area, String.valueOf(year), sex, "0-74"),
        year,
        1,
        value.value(),
        people,
        value,
        Limited.NONE,
        Limited.NONE,
        "present");
  }

  private static Limited about(double value) {
    return new Limited(value, value - 1, value + 1);
  }

  /** A year of all municipalities, the last with a value of its own. */
  private static List<CubeRow> year(int year, String sex, double people, Limited last) {
    List<CubeRow> rows = new ArrayList<>();
    List<String> codes = municipalities();
    for (int i = 0; i < AREAS; i++) {
      Limited value = i == AREAS - 1 ? last : about(i < AREAS / 2 ? 10 : 20);
      rows.add(row(codes.get(i), year, sex, people, value));
    }
    return rows;
  }

  private List<String> found(List<CubeRow> rows) {
    try (Store store = Store.open(folder.resolve("warehouse"));
        Engine engine = Engine.over(store)) {
      String state = engine.expose(Manifest.EMPTY, Definitions.builtIn().publicTables());
      CubeAreas areas = CubeAreas.of(engine, state, AreaHistory.builtIn(), 2024, 2022);
      Findings findings = new Findings("antidepressant_users");
      OutlierCheck.run(new IndicatorRows(ONE, rows), areas, findings);
      return findings.all().stream()
          .map(finding -> finding.severity() + " " + finding.check() + ": " + finding.text())
          .toList();
    }
  }

  @Test
  void aValueBeyondTheFenceIsAWarningIfItsLimitsAreToo() {
    assertThat(found(year(2020, "both", 1000, new Limited(100.0, 40.0, 180.0))))
        .containsExactly(
            "warning outlier: the value 100 is above 35, the fence of municipalities under 10,000");
    assertThat(found(year(2020, "both", 1000, new Limited(100.0, 34.0, 180.0))))
        .containsExactly(
            "note outlier: the value 100 is above 35, the fence of municipalities under 10,000");
    assertThat(found(year(2020, "both", 1000, about(35)))).isEmpty();
  }

  @Test
  void chanceIsNotedOfTheMainFiguresOnly() {
    assertThat(found(year(2020, "female", 1000, new Limited(100.0, 34.0, 180.0)))).isEmpty();
    assertThat(found(year(2020, "female", 1000, new Limited(100.0, 40.0, 180.0)))).hasSize(1);
  }

  @Test
  void municipalitiesAreComparedWithThoseOfTheirSize() {
    List<CubeRow> rows = year(2020, "both", 1000, about(10));
    rows.add(row("0301", 2020, "both", 10_000, about(100)));

    assertThat(found(rows)).isEmpty(); // one large municipality has nobody to be compared with
    assertThat(found(year(2020, "both", 10_000, about(100))))
        .containsExactly(
            "warning outlier: the value 100 is above 35, the fence of municipalities of 10,000 or"
                + " more");
  }

  /** All values of a level are the same for half of the people: nothing can be said. */
  @Test
  void flatFencesSayNothing() {
    List<CubeRow> rows = new ArrayList<>();
    municipalities().forEach(code -> rows.add(row(code, 2020, "both", 1000, about(5))));
    rows.add(row("5601", 2020, "both", 1000, about(90)));

    assertThat(found(rows)).isEmpty();
  }

  /**
   * By hand: from 10 to 9, 10, 11 or 12 are -10, 0, 10 and 20 %, six of each but five of the last;
   * the quartiles -5 and 15, the fences -35 and 45. From 10 to 16 are +60 %.
   */
  @Test
  void aChangeFarFromOthersIsAWarningIfTheLimitsAreApart() {
    List<CubeRow> rows = new ArrayList<>();
    List<String> codes = municipalities();
    for (int i = 0; i < AREAS; i++) {
      rows.add(row(codes.get(i), 2018, "both", 1000, about(10)));
      double now = i == AREAS - 1 ? 16 : 9 + i / 6;
      rows.add(row(codes.get(i), 2020, "both", 1000, about(now)));
    }

    assertThat(found(rows))
        .filteredOn(text -> text.contains("change"))
        .containsExactly(
            "warning change: 16 after 10 in 2018: +60 %, the fence of municipalities under 10,000"
                + " is +45 %");
  }
}
