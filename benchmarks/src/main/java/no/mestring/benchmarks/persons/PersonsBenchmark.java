package no.mestring.benchmarks.persons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How long it takes to count distinct persons by municipality, year, drug group, sex and age class:
 * by the warehouse, DuckDB, R's data.table and PostgreSQL, all with the same number of threads and
 * one after the other in one run.
 *
 * <p>Takes the number of rows, a folder for the data (100 bytes a row), and who takes part: {@code
 * duckdb}, {@code r}, {@code postgresql}, or {@code none} for reading and the warehouse alone, with
 * its peak of memory. From the project's folder, in some minutes:
 *
 * <pre>{@code
 * bash benchmarks/src/main/resources/no/mestring/benchmarks/persons/install.sh
 * mvn -q verify -DskipTests
 * java -Xmx1g -cp benchmarks/target/mestring-benchmarks.jar \
 *   no.mestring.benchmarks.persons.PersonsBenchmark 50000000 /tmp/persons duckdb r postgresql
 * }</pre>
 */
public final class PersonsBenchmark {
  private static final int THREADS = 2;
  private static final int ROUNDS = 5;
  private static final int SLOW_ROUNDS = 3;
  private static final String OURS = "mestring, sorted files";

  private final Dispensings data;
  private final Path folder;
  private final Times times = new Times();

  private PersonsBenchmark(Path folder, long rows) {
    this.folder = folder;
    this.data = new Dispensings(folder, rows);
  }

  /** Measures and prints. */
  public static void main(String[] arguments) {
    if (arguments.length < 3) {
      throw new IllegalArgumentException("Expected: ROWS FOLDER duckdb|r|postgresql|none…");
    }
    long rows = Long.parseLong(arguments[0].replace("_", ""));
    PersonsBenchmark benchmark = new PersonsBenchmark(Path.of(arguments[1]).toAbsolutePath(), rows);
    benchmark.run(List.of(arguments).subList(2, arguments.length));
  }

  private void run(List<String> rivals) {
    System.out.printf(Locale.ROOT, "load %s%n", status("/proc/loadavg", ""));
    List<Path> sorted = data.files("sorted");
    List<Path> scattered = data.files("scattered");
    try (Duck duck = new Duck(THREADS)) {
      if (!Files.exists(sorted.get(sorted.size() - 1))) {
        times.add("sorting at loading, all years", data.write(duck));
      }
      Answer answer = Ours.count(sorted, THREADS);
      System.out.println(answer);
      for (String layout : List.of("scattered", "sorted")) {
        List<Path> files = data.files(layout);
        times.measure("DuckDB reads the columns, " + layout, ROUNDS, () -> duck.read(files));
        times.measure("DuckDB skims the columns, " + layout, ROUNDS, () -> duck.skim(files));
      }
      measure(OURS, ROUNDS, answer, () -> Ours.count(sorted, THREADS));
      times.measure(
          "mestring, sorted files, with totals", ROUNDS, () -> Ours.build(sorted, THREADS));
      if (rivals.contains("none")) {
        System.out.println("peak memory " + status("/proc/self/status", "VmHWM"));
      }
      measure(
          "mestring, scattered files", SLOW_ROUNDS, answer, () -> Ours.count(scattered, THREADS));
      if (rivals.contains("duckdb")) {
        for (String layout : List.of("scattered", "sorted")) {
          List<Path> files = data.files(layout);
          String which = ", " + layout;
          measure(
              "DuckDB count distinct" + which,
              SLOW_ROUNDS,
              answer,
              () -> duck.countDistinct(files));
          measure(
              "DuckDB distinct, count" + which,
              SLOW_ROUNDS,
              answer,
              () -> duck.distinctThenCount(files));
          measure(
              "DuckDB bits, count" + which, SLOW_ROUNDS, answer, () -> duck.bitsThenCount(files));
        }
      }
      if (rivals.contains("r")) {
        dataTable(data.csv(duck), answer);
      }
      if (rivals.contains("postgresql")) {
        postgres(data.csv(duck), answer);
      }
    }
    times.print(OURS);
    System.out.printf(Locale.ROOT, "load %s%n", status("/proc/loadavg", ""));
  }

  private void measure(String what, int rounds, Answer expected, Supplier<Answer> work) {
    times.measure(what, rounds, () -> check(what, expected, work.get()));
  }

  private static void check(String what, Answer expected, Answer answer) {
    if (!answer.equals(expected)) {
      throw new IllegalStateException(what + " answers " + answer + ", expected " + expected);
    }
  }

  private void dataTable(Path csv, Answer expected) {
    Path script = folder.resolve("persons.R");
    try (var resource = PersonsBenchmark.class.getResourceAsStream("persons.R")) {
      if (resource == null) {
        throw new IllegalStateException("no persons.R");
      }
      Files.write(script, resource.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command =
        List.of("Rscript", script.toString(), csv.toString(), "" + THREADS, "" + SLOW_ROUNDS);
    List<Double> counting = new ArrayList<>();
    for (String line : Program.run(command).lines().toList()) {
      String value = line.substring(line.indexOf(' ') + 1);
      if (line.startsWith("reading")) {
        times.add("data.table reads CSV", Double.parseDouble(value));
      } else if (line.startsWith("counting")) {
        counting.add(Double.parseDouble(value));
      } else if (line.startsWith("answer")) {
        check("data.table", expected, Answer.parse(value));
      }
    }
    times.add("data.table", counting.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private void postgres(Path csv, Answer expected) {
    try {
      Path cluster =
          Files.createTempDirectory(
              Path.of("/tmp"),
              "persons",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
      Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwxrwxrwx"));
      try (Postgres postgres =
          new Postgres(Path.of("/usr/lib/postgresql/15/bin"), cluster, THREADS)) {
        times.measure("PostgreSQL loads CSV", 1, () -> postgres.load(csv));
        measure("PostgreSQL count distinct", SLOW_ROUNDS, expected, postgres::countDistinct);
        measure("PostgreSQL distinct, count", SLOW_ROUNDS, expected, postgres::distinctThenCount);
      } finally {
        Program.run(List.of("rm", "-rf", cluster.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String status(String file, String name) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(name))
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
