package no.mestring.warehouse.cli;

import static no.mestring.warehouse.TestingDelivery.count;
import static no.mestring.warehouse.TestingDelivery.counts;
import static no.mestring.warehouse.TestingDelivery.places;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What {@code release} and {@code sql --release} print, and that both write nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseCommandTest {
  private static final String DRUGS = "antidepressant_users";

  private Path temp = Path.of("");
  private Cli cli = new Cli(Path.of(""));

  /** Women and men of three ages in two municipalities, few and many; and 3 men of 33 users. */
  private static List<String> rows() {
    Random random = new Random(8);
    List<String> rows = new ArrayList<>();
    for (String area : List.of("3431", "3432")) {
      for (int year = 2020; year <= 2021; year++) {
        for (String ages : List.of("0-24", "25-44", "45-74")) {
          rows.add(count(DRUGS, area, year, "female " + ages, 2 + random.nextInt(60), 1234));
          rows.add(count(DRUGS, area, year, "male " + ages, 2 + random.nextInt(60), 1321));
        }
      }
    }
    rows.add(count("service_users", "3431", 2020, "female 0+", 30, 1000));
    rows.add(count("service_users", "3431", 2020, "male 0+", 3, 1000));
    return rows;
  }

  private static void fill(Cli cli, Path folder, List<String> rows) {
    List<String> load = new ArrayList<>(List.of("load"));
    places(folder).forEach(file -> load.add(file.toString()));
    assertThat(cli.run(load.toArray(new String[0])).exitCode()).isZero();
    int half = rows.size() / 2;
    for (List<String> part : List.of(rows.subList(0, half), rows.subList(half, rows.size()))) {
      Path file = counts(folder.resolve(String.valueOf(part.hashCode())), part);
      assertThat(cli.run("load", file.toString()).exitCode()).isZero();
    }
    assertThat(cli.run("build").exitCode()).isZero();
  }

  @BeforeAll
  void load(@TempDir Path folder) {
    temp = folder;
    cli = new Cli(folder.resolve("warehouse"));
    fill(cli, folder, rows());
    assertThat(cli.run("release").out())
        .isEqualTo("Nothing was released yet; release with 'mestring release NAME'\n");
    assertThat(cli.run("release", "--format", "json"))
        .isEqualTo(
            new Cli.Run(
                0, "[]\n", "Nothing was released yet; release with 'mestring release NAME'\n"));
    Cli.Run run = cli.run("release", "2026-01", "service_users");
    assertThat(run)
        .isEqualTo(
            new Cli.Run(
                0,
                """
                indicator      figures  hidden  percent
                -------------  -------  ------  -------
                service_users        3       2     66.7
                (1 row)
                Release: %s
                """
                    .formatted(folder.resolve("warehouse/releases/2026-01")),
                ""));
  }

  @Test
  void withoutANameTheReleasesAreListed() {
    assertThat(cli.run("release").out())
        .matches("release\n-+\n2026-01\n(.*\n)*\\([0-9]+ rows?\\)\n");
    assertThat(cli.run("release", "--format", "csv").out()).startsWith("release\n2026-01\n");
  }

  @Test
  void programsReadRowsAndNothingElse() {
    Cli.Run run = cli.run("release", "json", "service_users", "--format", "json");
    assertThat(run.out())
        .isEqualTo(
            """
            [
              {"indicator": "service_users", "figures": 3, "hidden": 2, "percent": 66.7}
            ]
            """);
    assertThat(run.err()).isEqualTo("Release: " + temp.resolve("warehouse/releases/json") + "\n");
  }

  /** 30 women and 3 men of one year: both are hidden, and their sum leaves 0 to 12 open. */
  @Test
  void theNationalRulesAreTriedAndNothingIsReleased() {
    Cli.Run run = cli.run("release", "--compatible", "service_users");
    assertThat(run)
        .isEqualTo(
            new Cli.Run(
                0,
                """
                indicator      figures  small  national  computed  nearly  derived  hidden
                -------------  -------  -----  --------  --------  ------  -------  ------
                service_users        3      1         2         0       0        0       2
                (1 row)
                Nothing was released
                """,
                ""));
    assertThat(temp.resolve("warehouse/releases/service_users")).doesNotExist();
    assertThat(cli.run("release", "--compatible", "--format", "csv").out())
        .startsWith(
            "indicator,figures,small,national,computed,nearly,derived,hidden\n" + DRUGS + ",72,");
    assertRefused("did you mean service_users?", "release", "--compatible", "service_user");
  }

  /** The rest of the ledger holds, and what was taken back is known no more. */
  @Test
  void aReleaseThatNobodyHasIsTakenBack() throws IOException {
    assertThat(cli.run("release", "wrong", "service_users").exitCode()).isZero();
    assertRefused("say in one line why nobody has it", "release", "wrong", "--take-back", " ");
    assertRefused("say in one line why", "release", "wrong", "--take-back", "never\nsent");
    assertRefused("Cannot take back: name one release", "release", "--take-back", "never sent");
    assertRefused("Unknown release: 'rong'", "release", "rong", "--take-back", "never sent");
    assertThat(cli.run("release", "wrong", "--take-back", "never sent"))
        .isEqualTo(new Cli.Run(0, "Taken back: wrong\n", ""));

    Path releases = temp.resolve("warehouse/releases");
    assertThat(Files.readString(releases.resolve("LEDGER")))
        .containsPattern("[0-9a-f]{64}  wrong taken back: never sent\n");
    assertThat(releases.resolve("wrong")).isDirectoryContaining("glob:**SHA256SUMS");
    assertThat(releases.resolve("wrong/cube.parquet")).doesNotExist();
    assertThat(cli.run("release", "--format", "csv").out()).doesNotContain("wrong");
    assertRefused("Unknown release: 'wrong'", "sql", "--release", "wrong", "table cube");
    assertRefused("Unknown release: 'wrong'", "release", "wrong", "--take-back", "never sent");
    assertRefused("of that name was taken back; choose another name", "release", "wrong");
    // somebody was killed when files were deleted
    Files.writeString(releases.resolve("wrong/cube.parquet"), "left");
    assertThat(cli.run("release", "right", "service_users").exitCode()).isZero();
    assertThat(releases.resolve("wrong/cube.parquet")).doesNotExist();

    String ledger = Files.readString(releases.resolve("LEDGER"));
    Files.writeString(releases.resolve("LEDGER"), ledger.replace("never sent", "sent to all"));
    assertThat(cli.run("release").err()).contains("release wrong is not what was written");
    Files.writeString(releases.resolve("LEDGER"), ledger);
  }

  @Test
  void rulesAreTypedInAnyCase() throws IOException {
    for (String rules : List.of("min exact", "MIN EXACT", "Fhi Width")) {
      String name = rules.replace(' ', '-').replace("MIN", "again").toLowerCase(Locale.ROOT);
      String[] words = rules.split(" ", -1);
      Cli.Run run =
          cli.run("release", name, "service_users", "--profile", words[0], "--criterion", words[1]);
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(Files.readString(temp.resolve("warehouse/releases/" + name + "/README.md")))
          .contains(
              "Profile %s, criterion %s.\n"
                  .formatted((Object[]) rules.toLowerCase(Locale.ROOT).split(" ", -1)))
          .contains("| service_users | 3 | 2 |\n")
          .containsPattern("Made at 20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ by Mestring");
    }
  }

  @Test
  void wrongQuestionsAreAnsweredWithWhatIsRight() {
    assertRefused("there is a release of that name, and what is out is out", "release", "2026-01");
    assertRefused(
        "Invalid name of a release: 'Nr 3', must be of small letters, digits, '-', '_' and '.', such as 2026-01",
        "release",
        "Nr 3");
    assertRefused("Invalid name of a release: '../out'", "release", "../out");
    assertRefused(
        "Unknown indicator: 'service_user' is not in the cube; did you mean service_users?",
        "release",
        "2026-02",
        "service_user");
    assertRefused(
        "Invalid value for option '--profile': expected one of [FHI, MIN] (case-insensitive) but was 'strict'",
        "release",
        "2026-02",
        "--profile",
        "strict");
    assertRefused(
        "expected one of [EXACT, WIDTH] (case-insensitive) but was '5'",
        "release",
        "2026-02",
        "--criterion",
        "5");
    assertThat(temp.resolve("warehouse/releases/2026-02")).doesNotExist();
  }

  private void assertRefused(String message, String... words) {
    Cli.Run run = cli.run(words);
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void helpHasExamplesAndFitsATerminal() {
    String help = cli.run("release", "--help").out();
    assertThat(help)
        .contains("Example: mestring release 2026-01\n", "--profile=fhi|min", "(fhi)", "(width)");
    assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void sqlReadsAReleaseByNameOrFolder() {
    String query = "select area, sex, numerator from cube where status = 'withheld' order by 2";
    String folder = temp.resolve("warehouse/releases/2026-01").toString();
    Cli.Run run = cli.run("sql", "--release", "2026-01", query);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("3431", "male", "–", "(2 rows)").doesNotContain("3.0");
    assertThat(new Cli(temp.resolve("none")).run("sql", "--release", folder, query)).isEqualTo(run);
    assertThat(temp.resolve("none")).as("it needs no warehouse").doesNotExist();

    assertRefused(
        "Unknown release: '2026-1'; did you mean 2026-01", "sql", "--release", "2026-1", query);
    assertRefused(
        "Cannot open release " + temp + ": there is none",
        "sql",
        "--release",
        temp.toString(),
        query);
    assertRefused(
        "Cannot answer from a release as of a snapshot",
        "sql",
        "--release",
        "2026-01",
        "--snapshot",
        "1",
        query);
    assertRefused("unknown table 'cube_year'", "sql", "--release", "2026-01", "table cube_year");
  }

  /**
   * Rows the other way round, loaded in other parts, a Turk's process on the other side of the
   * earth with other processors: all files are the same but for the time in the README, and so for
   * its sum.
   */
  @Test
  void whatIsReleasedDependsOnNothingButTheFigures() throws Exception {
    assertThat(cli.run("release", "same", DRUGS).exitCode()).isZero();
    List<String> turned = rows();
    Collections.reverse(turned);
    turned.add(turned.remove(0));
    Path other = temp.resolve("other");
    fill(new Cli(other.resolve("warehouse")), other, turned);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:ActiveProcessorCount="
                    + (Runtime.getRuntime().availableProcessors() > 1 ? 1 : 8),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Kiritimati",
                "-Dfile.encoding=ISO-8859-9",
                "-Djava.io.tmpdir=" + Files.createDirectories(other.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--warehouse",
                other.resolve("warehouse").toString(),
                "release",
                "same",
                DRUGS,
                "--profile",
                "fhi",
                "--criterion",
                "width")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    // 3 areas, 3 sexes, 4 ages and 2 years; of the small ones some are hidden, and not all
    assertThat(said).containsPattern("antidepressant_users +72 +([1-9]|[1-6][0-9]) ");

    Map<String, String> here = files(temp.resolve("warehouse/releases/same"));
    Map<String, String> there = files(other.resolve("warehouse/releases/same"));
    assertThat(there.keySet()).isEqualTo(here.keySet()).contains("cube.parquet", "SHA256SUMS");
    try (Stream<Path> left = Files.walk(other.resolve("tmp"))) {
      assertThat(left.filter(Files::isRegularFile)).as("nothing stays behind").isEmpty();
    }
    here.forEach((name, bytes) -> assertThat(there.get(name)).as(name).isEqualTo(bytes));
  }

  /** The bytes of each file, without the time in one and the sum over it in another. */
  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        files.put(
            file.getFileName().toString(),
            bytes.replaceAll("Made at \\S+", "").replaceAll("[0-9a-f]{64}  README.md", ""));
      }
    }
    return files;
  }
}
