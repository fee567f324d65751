package no.mestring.warehouse.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.Sex;
import no.mestring.core.indicator.CodeGroup;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.counting.TestingEvents.Event;
import no.mestring.warehouse.engine.EventColumns;
import no.mestring.warehouse.engine.EventFiles;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventCountTest {
  private static final CodeGroup ANTIPSYCHOTICS = CodeGroup.of("antipsychotics", "N05A");
  private static final CodeGroup STIMULANTS = CodeGroup.of("stimulants", "N06BA");
  private static final CodeGroup PSYCHOLOGICAL = CodeGroup.of("psychological", "P70-P99", "N05A");
  private static final AgeRange ALL = AgeRange.parse("0+");
  private static final AgeRange YOUNG = AgeRange.parse("0-24");
  private static final AgeRange MIDDLE = AgeRange.parse("20-39");
  private static final Breakdown BREAKDOWN =
      new Breakdown(
          YearSpan.parse("2019-2021"),
          List.of(
              ANTIPSYCHOTICS,
              STIMULANTS,
              PSYCHOLOGICAL,
              CodeGroup.anyOf("any", List.of(ANTIPSYCHOTICS, STIMULANTS, PSYCHOLOGICAL))),
          List.of(YOUNG, MIDDLE, ALL));

  @TempDir Path folder;

  /** Municipality, county and country; 9999 is in the country only, and no area nowhere. */
  private static List<String> targets(@Nullable String area, int year) {
    if (area == null) {
      return List.of();
    } else if (area.equals("9999")) {
      return List.of("norway");
    }
    // the municipality becomes part of another in 2020
    String municipality = year >= 2020 && area.equals("3002") ? "3001" : area;
    return List.of(municipality, area.substring(0, 2), "norway");
  }

  private static EventCounts count(List<Path> files, Counted counted, int threads) {
    try (EventFiles opened = EventFiles.open(files, EventColumns.standard())) {
      return EventCount.of(opened, BREAKDOWN, counted, EventCountTest::targets, threads);
    }
  }

  /** Random rows with everything that happens: moves, wrong sexes and birth years, gaps. */
  private static String random(int rows, int persons, int seed) {
    return """
        SELECT CASE WHEN h %% 997 = 0 THEN NULL ELSE p * 1000003 - 500000000 END::BIGINT AS person,
          CAST(2018 + h %% 5 AS INTEGER) AS year,
          CASE WHEN h %% 89 = 0 THEN NULL ELSE ['N05AH03', 'N05AX12', 'N05BA01', 'N06BA04', 'P76',
            'P69', 'P99', 'N06B', ''][1 + CAST(h // 7 %% 9 AS INTEGER)] END AS code,
          CASE WHEN h %% 53 = 0 THEN NULL WHEN h %% 59 = 0 THEN '9999'
            WHEN h %% 5 = 0 THEN ['3001', '3002', '4601'][1 + CAST(h // 11 %% 3 AS INTEGER)]
            ELSE ['3001', '3002', '4601', '0301'][1 + CAST(p %% 4 AS INTEGER)] END AS area,
          CASE WHEN h %% 61 = 0 THEN NULL WHEN h %% 67 = 0 THEN 'unknown'
            WHEN (h %% 71 = 0) <> (p %% 2 = 0) THEN 'female' ELSE 'male' END AS sex,
          CASE WHEN h %% 73 = 0 THEN NULL WHEN h %% 79 = 0 THEN 2100 WHEN h %% 83 = 0 THEN 1900
            ELSE 1960 + p %% 60 END::INTEGER AS birth_year
        FROM (SELECT CAST(hash(i * 31 + %3$d) >> 8 AS BIGINT) AS h,
            CAST(hash(i * 37 + %3$d) %% %2$d AS BIGINT) AS p FROM range(%1$d) r(i))"""
        .formatted(rows, persons, seed);
  }

  /** What anybody would write: a set of persons for each cell. */
  private static Map<String, Integer> naively(List<Event> events, Counted counted) {
    Map<String, Set<Object>> cells = new TreeMap<>();
    for (int row = 0; row < events.size(); row++) {
      Event event = events.get(row);
      if (!BREAKDOWN.years().contains(event.year())
          || event.birthYear() == null
          || event.code() == null
          || (counted == Counted.PERSONS && event.person() == null)) {
        continue;
      }
      for (String target : new HashSet<>(targets(event.area(), event.year()))) {
        for (CodeGroup group : BREAKDOWN.groups()) {
          for (AgeRange age : BREAKDOWN.ages()) {
            for (Sex sex : Sex.values()) {
              if (group.contains(event.code())
                  && age.contains(event.year() - event.birthYear())
                  && (sex == Sex.BOTH || sex.toString().equals(event.sex()))) {
                Object one = counted == Counted.PERSONS ? event.person() : (Object) row;
                cells
                    .computeIfAbsent(
                        String.join(
                            " ", "" + event.year(), target, group.name(), "" + sex, "" + age),
                        any -> new HashSet<>())
                    .add(one);
              }
            }
          }
        }
      }
    }
    Map<String, Integer> counts = new TreeMap<>();
    cells.forEach((cell, persons) -> counts.put(cell, persons.size()));
    return counts;
  }

  private static Map<String, Integer> cells(EventCounts counts) {
    Map<String, Integer> cells = new TreeMap<>();
    counts.forEach(
        (year, area, group, sex, age, count) -> {
          cells.put(String.join(" ", "" + year, area, group.name(), "" + sex, "" + age), count);
          assertThat(counts.count(year, area, group.name(), sex, age)).isEqualTo(count);
        });
    return cells;
  }

  @ParameterizedTest
  @CsvSource({
    // many rows a person and few; 1 person is longer than any batch and row group
    "PERSONS, 20000, 300, 1, sorted",
    "PERSONS, 20000, 300, 2, sorted",
    "PERSONS, 20000, 9000, 2, sorted",
    "PERSONS, 20000, 1, 2, sorted",
    "PERSONS, 20000, 300, 2, scattered",
    "PERSONS, 20000, 1, 2, scattered",
    "EVENTS, 20000, 300, 2, sorted",
    "EVENTS, 20000, 300, 2, scattered"
  })
  void agreesWithSetsOfPersons(Counted counted, int rows, int persons, int threads, String order)
      throws SQLException {
    String sorting = order.equals("sorted") ? " ORDER BY year, person, area" : "";
    List<Path> files = new ArrayList<>();
    for (int load = 1; load <= 3; load++) {
      Path file = folder.resolve(load + ".parquet");
      files.add(TestingEvents.write(file, random(rows, persons, load) + sorting));
    }
    Map<String, Integer> expected = naively(TestingEvents.read(files), counted);

    EventCounts counts = count(files, counted, threads);

    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(cells(counts)).isEqualTo(expected);
  }

  @Test
  void agreesWithCountDistinctInSql() throws SQLException {
    Path file = folder.resolve("events.parquet");
    TestingEvents.write(file, random(30000, 700, 9) + " ORDER BY year, person, area");
    EventCounts counts = count(List.of(file), Counted.PERSONS, 2);

    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT year, left(area, 2), sex, count(DISTINCT person) FROM '%s'
                WHERE starts_with(code, 'N05A') AND year - birth_year BETWEEN 20 AND 39
                  AND year BETWEEN 2019 AND 2021 AND area <> '9999' AND sex IN ('female', 'male')
                GROUP BY ALL"""
                    .formatted(file))) {
      int cells = 0;
      while (rows.next()) {
        cells++;
        assertThat(
                counts.count(
                    rows.getInt(1),
                    rows.getString(2),
                    "antipsychotics",
                    Sex.parse(rows.getString(3)),
                    MIDDLE))
            .isEqualTo(rows.getInt(4));
      }
      // of three years, three counties (30, 46, 03) and two sexes
      assertThat(cells).isBetween(12, 18);
    }
  }

  @Test
  void whoMovedCountsInBothMunicipalitiesAndOnceAboveThem() throws SQLException {
    Path file =
        TestingEvents.write(
            folder.resolve("moved.parquet"),
            new Event(1L, 2019, "N05AH03", "3001", "female", 1990),
            new Event(1L, 2019, "N05AH03", "3002", "female", 1990),
            new Event(1L, 2019, "N06BA04", "4601", "female", 1990));

    EventCounts counts = count(List.of(file), Counted.PERSONS, 1);

    for (String area : List.of("3001", "3002", "30", "norway")) {
      assertThat(counts.count(2019, area, "antipsychotics", Sex.FEMALE, MIDDLE)).isOne();
    }
    assertThat(counts.count(2019, "4601", "antipsychotics", Sex.FEMALE, MIDDLE)).isZero();
    assertThat(counts.count(2019, "46", "stimulants", Sex.FEMALE, MIDDLE)).isOne();
    // in two groups, and once in both together
    assertThat(counts.count(2019, "norway", "any", Sex.BOTH, ALL)).isOne();
    assertThat(counts.count(2019, "norway", "any", Sex.MALE, ALL)).isZero();
    // 29 years old
    assertThat(counts.count(2019, "norway", "any", Sex.BOTH, YOUNG)).isZero();
    assertThat(counts.areas()).containsExactly("30", "3001", "3002", "46", "4601", "norway");
  }

  @Test
  void whatIsInNoCountIsReported() throws SQLException {
    Path file =
        TestingEvents.write(
            folder.resolve("left.parquet"),
            new Event(1L, 2019, "N05AH03", null, "female", 1990),
            new Event(2L, 2019, "A01", "3001", "female", 1990),
            new Event(2L, 2019, null, "3001", "female", 1990),
            new Event(3L, 2019, "N05AH03", "3001", "x", 1990),
            new Event(4L, 2019, "N05AH03", "3001", "male", null),
            new Event(5L, 2019, "N05AH03", "3001", "male", 2020),
            new Event(6L, 2022, "A99", null, "male", 2020),
            new Event(null, 2019, "N05AH03", "3001", "male", 1990));

    EventCounts counts = count(List.of(file), Counted.PERSONS, 1);

    // without a person one, without a sex one, without an age two; 2022 is not asked for
    assertThat(counts.leftovers())
        .isEqualTo(
            new Leftovers(
                0,
                1,
                1,
                2,
                new TreeMap<>(Map.of("", 1L)),
                new TreeMap<>(Map.of("", 1L, "A01", 1L))));
    assertThat(counts.count(2019, "3001", "any", Sex.BOTH, ALL)).isOne();
    assertThat(counts.count(2019, "3001", "any", Sex.MALE, ALL)).isZero();
  }

  @Test
  void rowsWithoutAYearAreReported() throws SQLException {
    Path file =
        TestingEvents.write(
            folder.resolve("yearless.parquet"),
            "SELECT 1::BIGINT AS person, unnest([2019, NULL])::INTEGER AS year, 'N05A' AS code,"
                + " '3001' AS area, 'male' AS sex, 1990 AS birth_year");

    EventCounts counts = count(List.of(file), Counted.EVENTS, 1);

    assertThat(counts.leftovers().rowsWithoutYear()).isOne();
    assertThat(counts.count(2019, "norway", "any", Sex.MALE, ALL)).isOne();
  }

  @ParameterizedTest
  @EnumSource(Counted.class)
  void noFilesAndEmptyFilesHaveNoCounts(Counted counted) throws SQLException {
    Path empty =
        TestingEvents.write(folder.resolve("empty.parquet"), random(10, 3, 1) + " LIMIT 0");

    for (List<Path> files : List.of(List.<Path>of(), List.of(empty))) {
      EventCounts counts = count(files, counted, 2);
      assertThat(cells(counts)).isEmpty();
      assertThat(counts.count(2020, "norway", "any", Sex.BOTH, ALL)).isZero();
    }
  }

  @Test
  void columnsThatAreMissingAreNamed() throws SQLException {
    Path file =
        TestingEvents.write(
            folder.resolve("other.parquet"),
            "SELECT 1 AS person, 2019 AS year, '' AS codes, '' AS area, '' AS sex, 1 AS birth_year");

    assertThatThrownBy(() -> count(List.of(file), Counted.PERSONS, 1))
        .isInstanceOf(WarehouseException.class)
        .hasMessage("Cannot count events of other.parquet: no column code; did you mean codes?");
  }

  @Test
  void cellsThatWereNotCountedAreRefused() {
    EventCounts counts = count(List.of(), Counted.PERSONS, 1);

    assertThatThrownBy(() -> counts.count(2018, "30", "any", Sex.BOTH, ALL))
        .hasMessage("Invalid year: 2018, must be within 2019-2021");
    assertThatThrownBy(() -> counts.count(2019, "30", "stimulant", Sex.BOTH, ALL))
        .hasMessage("Unknown group: stimulant; did you mean stimulants?");
    assertThatThrownBy(() -> counts.count(2019, "30", "any", Sex.BOTH, AgeRange.parse("1+")))
        .hasMessage("Invalid age: 1+, must be one of [0-24, 20-39, 0+]");
  }

  @Test
  void breakdownsAreChecked() {
    YearSpan year = YearSpan.of(2020);
    List<AgeRange> all = List.of(ALL);
    List<CodeGroup> groups = List.of(STIMULANTS);

    assertThatThrownBy(() -> new Breakdown(year, List.of(), all))
        .hasMessage("Invalid groups: 0, must be from 1 to 64");
    assertThatThrownBy(() -> new Breakdown(year, List.of(STIMULANTS, STIMULANTS), all))
        .hasMessage("Invalid groups: stimulants, must not be named twice");
    assertThatThrownBy(() -> new Breakdown(year, groups, List.of()))
        .hasMessage("Invalid ages: [], must be one or more, each once");
    assertThatThrownBy(() -> new Breakdown(year, groups, List.of(ALL, ALL)))
        .hasMessage("Invalid ages: [0+, 0+], must be one or more, each once");
  }
}
