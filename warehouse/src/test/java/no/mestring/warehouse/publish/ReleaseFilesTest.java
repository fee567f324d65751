package no.mestring.warehouse.publish;

import static no.mestring.warehouse.TestingDelivery.count;
import static no.mestring.warehouse.TestingDelivery.counts;
import static no.mestring.warehouse.TestingDelivery.places;
import static no.mestring.warehouse.TestingDelivery.withheld;
import static no.mestring.warehouse.TestingFiles.USERS;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of a release, read by somebody who looks for what they should not hold.
 *
 * <p>Lesja, 3432, has 3 men of 0-24, and the women of that age have so many digits that they are
 * found again wherever they stand; so have those of Dovre and the country. Dovre tells how many men
 * it has to nobody. Of three women of another indicator the same is true of a series of ten years.
 */
class ReleaseFilesTest {
  private static final String USERS_OF_DRUGS = "antidepressant_users";
  private static final String SERIES = "service_users";

  /** The columns that tell something of how many there are. */
  private static final List<String> TELLING =
      List.of(
          "numerator",
          "denominator",
          "numerator_sum",
          "denominator_sum",
          "value",
          "lower",
          "upper",
          "expected",
          "ratio",
          "ratio_lower",
          "ratio_upper",
          "adjusted",
          "adjusted_lower",
          "adjusted_upper",
          "norm");

  private static final String PERSON = "Ola-Sentinel-Nordmann";

  @TempDir private static Path temp;

  private static Warehouse warehouse;
  private static final List<String> said = new ArrayList<>();
  private static List<Map<String, @Nullable Object>> own = List.of();
  private static List<Map<String, @Nullable Object>> shown = List.of();

  @BeforeAll
  static void release() {
    warehouse = Warehouse.open(temp.resolve("warehouse"), Clock.systemUTC(), said::add);
    warehouse.load(places(temp));
    warehouse.load(List.of(counts(temp.resolve("counts"), rows())));
    warehouse.load(
        List.of(
            write(
                temp.resolve("own/service_users.csv"),
                USERS,
                "3431,2020,2020-12-31,mental_health_and_substance_use,both,6543217,exact,r,t")));
    warehouse.load(
        LoadRequest.of(
                List.of(
                    write(
                        temp.resolve("persons/service_contact.csv"),
                        "person,met_on,service,area,sex,birth_year,source",
                        PERSON + ",2020-05-05,mental_health,3431,male,1985,r")))
            .withPersonKey(new byte[32]));
    warehouse.build(List.of(USERS_OF_DRUGS, SERIES), BuildRules.USUAL);
    said.add(warehouse.release("one", List.of(), ReleaseRules.USUAL).toString());
    own = cube(temp.resolve("warehouse"), "mestring/cube/data/*.parquet");
    shown = cube(warehouse.releaseFolder("one"), "cube.parquet");
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  private static List<String> rows() {
    List<String> rows = new ArrayList<>();
    add(rows, "3431", 4_132_456, 3_120_457, 2_087_651, 5_876_543, 3_981_237, 2_765_432);
    add(rows, "3432", 7_654_321, 3_765_431, 2_234_567, 3, 4_345_671, 3_456_712);
    add(rows, "0", 91_234_567, 82_345_671, 73_456_712, 64_567_123, 55_671_234, 46_712_345);
    rows.set(3, withheld(USERS_OF_DRUGS, "3431", 2020, "male 0-24"));
    for (int year = 2011; year <= 2020; year++) {
      // three of ten are more than a fifth, two are not
      rows.add(count(SERIES, "1101", year, "female 0+", year <= 2013 ? 3 : 200 + year, 9_000));
      rows.add(count(SERIES, "1111", year, "female 0+", year <= 2012 ? 3 : 300 + year, 9_000));
    }
    return rows;
  }

  /** By sex and age; the populations are all different, and large enough. */
  private static void add(List<String> rows, String area, long... counts) {
    int group = 0;
    for (String sex : List.of("female", "male")) {
      for (String ages : List.of("0-24", "25-44", "45-74")) {
        long population = 99_876_543L + 1_234_577L * rows.size();
        rows.add(count(USERS_OF_DRUGS, area, 2020, sex + " " + ages, counts[group++], population));
      }
    }
  }

  private static List<Map<String, @Nullable Object>> cube(Path folder, String files) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    try (Engine engine = Engine.over(folder)) {
      Rows all = engine.internal("SELECT * FROM read_parquet('%s/%s')".formatted(folder, files));
      for (List<@Nullable Object> values : all.rows()) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
          row.put(all.columns().get(i).name(), values.get(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static String key(Map<String, @Nullable Object> row) {
    return "%s %s %s %s %s"
        .formatted(
            row.get("indicator"),
            row.get("area"),
            row.get("period"),
            row.get("sex"),
            row.get("age"));
  }

  private static boolean isHidden(Map<String, @Nullable Object> row) {
    return "withheld".equals(row.get("status"));
  }

  /**
   * The warehouse's rows of the figures that the release hides; what has no count has no secret.
   */
  private static List<Map<String, @Nullable Object>> secrets() {
    Set<String> hidden = new HashSet<>();
    shown.stream().filter(ReleaseFilesTest::isHidden).forEach(row -> hidden.add(key(row)));
    return own.stream()
        .filter(row -> hidden.contains(key(row)) && row.get("numerator_sum") != null)
        .toList();
  }

  /** What of hidden rows is shown nowhere else. */
  private static ByteSearch sentinels() {
    Set<Double> numbers = new TreeSet<>();
    for (Map<String, @Nullable Object> row : secrets()) {
      for (String column : TELLING) {
        if (row.get(column) instanceof Double number) {
          numbers.add(number);
        }
      }
    }
    for (Map<String, @Nullable Object> row : shown) {
      numbers.removeIf(number -> row.containsValue(number));
    }
    assertThat(numbers)
        .hasSizeGreaterThan(50)
        .as("a count of seven digits, hidden for the sake of others")
        .anyMatch(number -> number == Math.rint(number) && number > 2_000_000);
    return new ByteSearch().with(numbers);
  }

  private static long pseudonym() {
    try (Engine engine = Engine.over(temp.resolve("warehouse"))) {
      String sql = "SELECT person FROM read_parquet('%s/mestring/service_contact/data/*.parquet')";
      return (Long)
          Objects.requireNonNull(
              engine.internal(sql.formatted(temp.resolve("warehouse"))).rows().get(0).get(0));
    }
  }

  /**
   * The files of a folder with their pages, and the dictionaries of these, as they are unpacked.
   */
  private static Path unpacked(Path folder, Path to) throws IOException, SQLException {
    Files.createDirectories(to);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(file -> file.toString().endsWith(".parquet")).toList()) {
        statement.execute(
            "COPY (SELECT * FROM read_parquet('%s')) TO '%s/%s' (FORMAT parquet, COMPRESSION uncompressed)"
                .formatted(file, to, file.getFileName()));
      }
    }
    return to;
  }

  @Test
  void noByteOfAHiddenFigureIsInAnyFileAndNothingSaidTellsOne() throws IOException, SQLException {
    Path folder = temp.resolve("warehouse");
    Path release = warehouse.releaseFolder("one");
    Path ownPages = unpacked(folder.resolve("mestring"), temp.resolve("own-pages"));
    Path pages = unpacked(release, temp.resolve("pages"));

    ByteSearch search = sentinels();
    assertThat(search.in(ownPages)).as("it finds what is there").hasSizeGreaterThan(50);
    assertThat(search.in(release)).isEmpty();
    assertThat(search.in(pages)).isEmpty();
    assertThat(search.in(folder.resolve("releases"))).as("the ledger").isEmpty();
    assertThat(search.in(said.toString())).isEmpty();

    long pseudonym = pseudonym();
    ByteSearch persons =
        new ByteSearch().with(PERSON).with(pseudonym).with("6543217").with(List.of(6_543_217.0));
    assertThat(persons.in(ownPages))
        .containsExactlyInAnyOrder(String.valueOf(pseudonym), "6543217.0");
    assertThat(persons.in(release)).isEmpty();
    assertThat(persons.in(pages)).isEmpty();
    assertThat(persons.in(said.toString())).isEmpty();
  }

  /** Small or hidden for the sake of others: it cannot be told from anything that a row has. */
  @Test
  void hiddenRowsAreAllThereAndAllAlike() {
    assertThat(shown.stream().map(ReleaseFilesTest::key).toList())
        .as("no row is left out, and the order is that of the key")
        .containsExactlyElementsOf(
            own.stream()
                .sorted(
                    Comparator.comparing(
                        (Map<String, @Nullable Object> row) ->
                            row.get("indicator")
                                + " "
                                + row.get("area")
                                + " "
                                + row.get("period")
                                + " "
                                + row.get("sex")
                                + " "
                                + row.get("age")))
                .map(ReleaseFilesTest::key)
                .toList());
    Set<Set<String>> filled = new HashSet<>();
    Set<Object> said = new HashSet<>();
    for (Map<String, @Nullable Object> row :
        shown.stream().filter(ReleaseFilesTest::isHidden).toList()) {
      Set<String> columns = new TreeSet<>(row.keySet());
      columns.removeIf(column -> row.get(column) == null);
      filled.add(columns);
      said.add(Objects.requireNonNull(row.get("status")));
      said.add(Objects.requireNonNull(row.get("source")));
    }
    assertThat(filled)
        .hasSize(1)
        .allSatisfy(row -> assertThat(row).doesNotContainAnyElementsOf(TELLING));
    assertThat(said).containsExactlyInAnyOrder("withheld", "observation");
    assertThat(shown.get(0).keySet())
        .as("no column more than the warehouse has but which load a row came with")
        .isEqualTo(without(own.get(0).keySet(), "load"));
  }

  private static Set<String> without(Set<String> all, String one) {
    Set<String> others = new HashSet<>(all);
    others.remove(one);
    return others;
  }

  /** Least, most and how many there are of each column of each part of the file. */
  @Test
  void footersAreOverShownValues() {
    Path release = warehouse.releaseFolder("one");
    List<List<@Nullable Object>> footers;
    try (Engine engine = Engine.over(release)) {
      footers =
          engine
              .internal(
                  """
                  SELECT path_in_schema, stats_min_value, stats_max_value, stats_null_count,
                    num_values, stats_distinct_count, key_value_metadata, stats_min, stats_max
                  FROM parquet_metadata('%s/cube.parquet')"""
                      .formatted(release))
              .rows();
    }
    assertThat(footers).hasSize(shown.get(0).size());
    for (List<@Nullable Object> footer : footers) {
      String column = String.valueOf(footer.get(0));
      List<Double> numbers = new ArrayList<>();
      shown.forEach(
          row -> {
            if (row.get(column) instanceof Number number) {
              numbers.add(number.doubleValue());
            }
          });
      long absent = shown.stream().filter(row -> row.get(column) == null).count();
      if (TELLING.contains(column)) {
        assertThat(footer.get(3)).as(column).isEqualTo(absent);
        assertThat(Double.parseDouble(String.valueOf(footer.get(1))))
            .as(column)
            .isEqualTo(numbers.stream().mapToDouble(n -> n).min().orElseThrow());
        assertThat(Double.parseDouble(String.valueOf(footer.get(2))))
            .as(column)
            .isEqualTo(numbers.stream().mapToDouble(n -> n).max().orElseThrow());
      }
    }
  }

  /**
   * Of a series of which three in ten are small all is hidden; of one with two in ten only those.
   */
  @Test
  void aSeriesThatIsMostlyHolesIsHiddenWhole() {
    assertThat(hiddenYears("1101")).isEqualTo(10);
    assertThat(hiddenYears("1111")).isEqualTo(2);
  }

  private static long hiddenYears(String area) {
    return shown.stream()
        .filter(row -> SERIES.equals(row.get("indicator")) && area.equals(row.get("area")))
        .filter(ReleaseFilesTest::isHidden)
        .count();
  }

  /** First on what somebody releases who hides the counts alone. */
  @Test
  void noHiddenCountIsComputedFromOtherColumnsOrRows() {
    List<Map<String, @Nullable Object>> naive = new ArrayList<>();
    Map<String, Map<String, @Nullable Object>> released = new HashMap<>();
    shown.forEach(row -> released.put(key(row), row));
    for (Map<String, @Nullable Object> row : own) {
      Map<String, @Nullable Object> copy = new HashMap<>(row);
      if (isHidden(Objects.requireNonNull(released.get(key(row))))) {
        copy.put("numerator", null);
        copy.put("numerator_sum", null);
      }
      naive.add(copy);
    }
    assertThat(computed(naive)).hasSize(secrets().size());
    assertThat(computed(shown)).isEmpty();
  }

  /** The hidden counts that rates, limits and standardised values tell, each to the last person. */
  private static Set<String> computed(List<Map<String, @Nullable Object>> rows) {
    Map<String, Map<String, @Nullable Object>> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(key(row), row));
    Set<String> told = new TreeSet<>();
    for (Map<String, @Nullable Object> secret : secrets()) {
      double count = number(secret, "numerator_sum");
      double population = number(secret, "denominator_sum"); // everybody knows it
      double years = number(secret, "years");
      Map<String, @Nullable Object> row = Objects.requireNonNull(byKey.get(key(secret)));
      List<Double> guesses = new ArrayList<>();
      guesses.add(number(row, "numerator") * years);
      guesses.add(number(row, "value") * population / 1000);
      guesses.add(number(row, "ratio") * number(row, "expected") / 100);
      guesses.add(number(row, "adjusted") / number(row, "norm") * number(row, "expected"));
      guesses.add(fromByar(number(row, "lower") * population / 1000, -1));
      guesses.add(fromByar(number(row, "upper") * population / 1000, 1) - 1);
      if ("0".equals(secret.get("area"))) {
        for (Map<String, @Nullable Object> other : rows) {
          boolean isOfSame =
              List.of("indicator", "period", "sex", "age").stream()
                  .allMatch(column -> Objects.equals(other.get(column), secret.get(column)));
          if (isOfSame) {
            guesses.add(number(other, "norm") * population / 1000);
            guesses.add(number(other, "adjusted") / number(other, "ratio") * population / 10);
          }
        }
      }
      // a count with three digits left is told too where they are all it has
      if (guesses.stream().anyMatch(guess -> Math.abs(guess - count) < 0.5 + count / 200)) {
        told.add(key(secret));
      }
    }
    return told;
  }

  /** Byar's limit o (1 - 1 / 9 o -+ z / 3 sqrt o)^3 solved for o by bisection. */
  private static double fromByar(double limit, int sign) {
    double low = 0.1;
    double high = 1e9;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      double root = 1 - 1 / (9 * middle) + sign * 1.959963984540054 / (3 * Math.sqrt(middle));
      if (middle * root * root * root < limit) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Double.isNaN(limit) ? Double.NaN : low;
  }

  private static double number(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
