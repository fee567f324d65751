package no.mestring.benchmarks.courses;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.compute.BuildRules;

/**
 * How long it takes to load a log of events of all municipalities, and to make courses, waiting
 * times, lists and ways of them for municipalities, counties and the country.
 *
 * <p>The log is made up, some eleven events of each person in 2020 to 2023, and what was written is
 * counted while it is written; if the warehouse counts anything else, the benchmark stops. From the
 * project's folder, in a few minutes:
 *
 * <pre>{@code
 * mvn -q verify -DskipTests
 * java -Xmx4g -cp benchmarks/target/mestring-benchmarks.jar no.mestring.benchmarks.courses.CourseBenchmark 452000 3
 * }</pre>
 */
public final class CourseBenchmark {
  private static final int FIRST_YEAR = 2020;
  private static final LocalDate LAST_DAY = LocalDate.of(2023, 12, 31);
  private static final int MOST_COURSES = 3;
  private static final double NANOS = 1e9;

  private static final List<String> PATHWAY =
      List.of(
          "pathway: made_up",
          "version: 1",
          "valid_from: 2020-01-01",
          "title_nb: Oppdiktet",
          "source: r",
          "steps:",
          "  - {step: referral, title_nb: Henvist, begins: true}",
          "  - {step: talk, title_nb: Samtale}",
          "  - {step: closed, title_nb: Avsluttet, ends: withdrawn}",
          "waits:",
          "  - {wait: talk, title_nb: Til samtale, from: referral, to: talk, within: 10 working days}");

  /** What was written, and so must be counted. */
  private long events;

  private long began;
  private long started;
  private long withdrawn;
  private long daysOfStarted;

  private final Random random = new Random(1);
  private final List<String> codes =
      AreaHistory.builtIn().areas(FIRST_YEAR).stream()
          .filter(area -> area.level() == AreaLevel.MUNICIPALITY)
          .filter(area -> area.lastYear().orElse(LAST_DAY.getYear()) >= LAST_DAY.getYear())
          .map(Area::code)
          .toList();

  private CourseBenchmark() {}

  /**
   * Runs it.
   *
   * @param args the number of persons, and how often courses are made
   * @throws IOException if the log cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("mestring-courses");
    run(folder, Integer.parseInt(args[0]), Integer.parseInt(args[1]), System.out);
  }

  /** Writes and loads the log, makes courses so often, and prints how long each took. */
  static void run(Path folder, int persons, int repetitions, PrintStream out) throws IOException {
    CourseBenchmark log = new CourseBenchmark();
    Path events = folder.resolve("pathway_event.csv");
    log.write(events, persons);
    Path source = folder.resolve("source.csv");
    Files.writeString(source, "source,title,publisher,year\nr,Oppdiktet,Ingen,2024\n");
    Path pathway = Files.write(folder.resolve("made_up.yaml"), PATHWAY);
    Path coverage = folder.resolve("coverage.csv");
    Files.writeString(coverage, "dataset,area,period,source\npathway_event,0,2020-2023,r\n");
    out.printf("%,d events of %,d persons, %,d courses%n", log.events, persons, log.began);
    try (Warehouse warehouse = Warehouse.open(folder.resolve("warehouse"))) {
      warehouse.load(List.of(source, pathway, coverage));
      long before = System.nanoTime();
      warehouse.load(LoadRequest.of(List.of(events)).withPersonKey(new byte[32]));
      out.printf("load   %6.1f s%n", (System.nanoTime() - before) / NANOS);
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < repetitions; i++) {
        // other borders are another build of the same events
        BuildRules rules = new BuildRules(2024 - i % 2, false);
        before = System.nanoTime();
        warehouse.build(List.of("made_up"), rules);
        seconds.add((System.nanoTime() - before) / NANOS);
        out.printf("build  %6.1f s%n", seconds.get(i));
        log.check(warehouse);
      }
      seconds.sort(Double::compare);
      out.printf("median %6.1f s%n", seconds.get(repetitions / 2));
    }
  }

  private void check(Warehouse warehouse) {
    String counted =
        warehouse
            .query(
                "select began, started, waiting, withdrawn, round(mean_days * started)"
                    + " from waiting_time where area = '0' and period = '2020-2023'"
                    + " and sex = 'both' and age = '0+'")
            .rows()
            .get(0)
            .stream()
            .map(value -> String.valueOf(((Number) value).longValue()))
            .collect(Collectors.joining(" "));
    String written =
        "%d %d %d %d %d"
            .formatted(began, started, began - started - withdrawn, withdrawn, daysOfStarted);
    if (!counted.equals(written)) {
      throw new IllegalStateException("counted " + counted + ", written " + written);
    }
  }

  private void write(Path file, int persons) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("person,pathway,step,happened_on,area,sex,birth_year,source\n");
      for (int person = 0; person < persons; person++) {
        String rest =
            ",%s,%s,%d,r%n"
                .formatted(
                    codes.get(random.nextInt(codes.size())),
                    random.nextBoolean() ? "male" : "female",
                    1930 + random.nextInt(85));
        write(person, rest, out);
      }
    }
  }

  private void write(int person, String rest, BufferedWriter out) throws IOException {
    LocalDate day = LocalDate.of(FIRST_YEAR, 1, 1).plusDays(random.nextInt(400));
    for (int course = 0; course < MOST_COURSES && !day.isAfter(LAST_DAY); course++) {
      event(person, "referral", day, rest, out);
      began++;
      boolean isWithdrawn = random.nextInt(10) == 0;
      LocalDate referred = day;
      day = day.plusDays(random.nextInt(isWithdrawn ? 60 : 90));
      if (day.isAfter(LAST_DAY)) {
        return;
      }
      if (isWithdrawn) {
        withdrawn++;
      } else {
        started++;
        daysOfStarted += day.toEpochDay() - referred.toEpochDay();
        for (int talks = 1 + random.nextInt(5); talks > 0; talks--) {
          event(person, "talk", day, rest, out);
          day = day.plusDays(7 + random.nextInt(20));
          if (day.isAfter(LAST_DAY)) {
            return;
          }
        }
        if (random.nextInt(5) == 0) {
          return;
        }
      }
      event(person, "closed", day, rest, out);
      day = day.plusDays(30 + random.nextInt(200));
    }
  }

  private void event(int person, String step, LocalDate day, String rest, BufferedWriter out)
      throws IOException {
    out.write("p" + person + ",made_up," + step + "," + day + rest);
    events++;
  }
}
