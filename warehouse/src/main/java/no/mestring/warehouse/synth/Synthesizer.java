package no.mestring.warehouse.synth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import no.mestring.warehouse.engine.FileColumn;
import no.mestring.warehouse.engine.RowFile;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.synth.SynthSummary.FileRows;
import org.jspecify.annotations.Nullable;

/** Writes a synthetic country as a data package. */
public final class Synthesizer {
  private final SynthRequest request;
  private final Consumer<String> progress;
  private final Municipalities municipalities = Municipalities.builtIn();
  private final Vital vital = new Vital();
  private final Causes causes = new Causes();
  private final Homes homes;
  private final Lives lives;
  private final Model model;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  private Synthesizer(SynthRequest request, Consumer<String> progress) {
    this.request = request;
    this.progress = progress;
    this.homes = Homes.of(municipalities, request.counts(), request.codes());
    this.lives = new Lives(request, municipalities, homes, vital);
    this.model = new Model(request.seed(), request.years(), municipalities.count());
  }

  /**
   * Writes a package; the same request gives the same bytes.
   *
   * @param folder where to; it must be empty or not be there
   * @param progress is told what is being done
   * @throws WarehouseException if the folder is not empty or cannot be written
   */
  public static SynthSummary write(SynthRequest request, Path folder, Consumer<String> progress) {
    return write(request, folder, Runtime.getRuntime().availableProcessors(), progress);
  }

  static SynthSummary write(
      SynthRequest request, Path folder, int threads, Consumer<String> progress) {
    try (OutputFolder output = OutputFolder.open(folder)) {
      SynthSummary summary = new Synthesizer(request, progress).writeTo(output, threads);
      output.finish();
      return summary;
    }
  }

  private SynthSummary writeTo(OutputFolder output, int threads) {
    PackageText text = new PackageText(request);
    output.write("README.md", text.readme());
    output.write("source.csv", text.source());
    output.write(PackageText.pathwayFile(), PackageText.pathway());
    List<Callable<List<FileRows>>> tasks = new ArrayList<>();
    for (EventTable table : EventTable.values()) {
      String name = file(table.toString());
      Path part = output.part(name);
      tasks.add(() -> List.of(new FileRows(name, events(table, part))));
    }
    String name = file("population");
    Path population = output.part(name);
    Path truth = output.part("truth.csv");
    Path courses = output.part("course_truth.csv");
    tasks.add(
        1, () -> counts(name, population, truth, courses)); // beside the longest table, the first
    List<FileRows> files = new ArrayList<>();
    run(tasks, threads).forEach(files::addAll);
    output.write("datapackage.json", text.descriptor());
    return new SynthSummary(files);
  }

  private String file(String table) {
    return table + "." + request.format().name().toLowerCase(Locale.ROOT);
  }

  private long events(EventTable table, Path file) {
    IntConsumer counter = counter(table.toString());
    List<Kind> kinds = model.kinds(table);
    long seed = request.seed();
    EventRows rows =
        switch (table) {
          case DEATH -> new DeathRows(seed, causes, lives, homes, counter);
          case PATHWAY_EVENT -> new CourseRows(seed, new CourseSteps(model), lives, homes, counter);
          default -> new KindRows(seed, table, kinds, lives, homes, counter);
        };
    List<FileColumn> columns =
        switch (table) {
          case DEATH -> EventRows.columns(table, causes.codes(), homes);
          case PATHWAY_EVENT -> CourseRows.columns(homes);
          default -> EventRows.columns(table, KindRows.codes(kinds), homes);
        };
    return RowFile.write(file, request.format(), columns, rows);
  }

  private List<FileRows> counts(String name, Path population, Path truth, Path courses) {
    Census census =
        Census.of(model, lives, homes, vital, municipalities.count(), counter("population"));
    PopulationRows rows = new PopulationRows(census, lives, homes);
    long persons = RowFile.write(population, request.format(), PopulationRows.columns(homes), rows);
    progress.accept("truth");
    long chances = new Truth(model, census, lives, municipalities, causes).write(truth);
    long steps = new CourseTruth(model, census, lives, municipalities).write(courses);
    return List.of(
        new FileRows(name, persons),
        new FileRows("truth.csv", chances),
        new FileRows("course_truth.csv", steps));
  }

  /** Says every tenth of the persons, and stops where another table has failed. */
  private IntConsumer counter(String table) {
    int[] tenth = {0};
    return person -> {
      if (failure.get() != null) {
        throw new CancellationException(table);
      }
      int now = Math.toIntExact(10L * person / lives.persons());
      if (now > tenth[0]) {
        tenth[0] = now;
        progress.accept(table + " " + 10 * now + " %");
      }
    };
  }

  private List<List<FileRows>> run(List<Callable<List<FileRows>>> tasks, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<List<FileRows>> done = new ArrayList<>();
    try {
      for (Future<List<FileRows>> task :
          pool.invokeAll(tasks.stream().map(this::noting).toList())) {
        done.add(task.get());
      }
    } catch (ExecutionException e) {
      RuntimeException first = failure.get();
      throw first != null ? first : new IllegalStateException("Cannot write the tables", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WarehouseException.world("Cannot write the tables: interrupted", e);
    } finally {
      pool.shutdownNow();
    }
    return done;
  }

  /** A task whose failure ends the others, too. */
  private Callable<List<FileRows>> noting(Callable<List<FileRows>> task) {
    return () -> {
      try {
        return task.call();
      } catch (RuntimeException e) {
        failure.compareAndSet(null, e);
        throw e;
      }
    };
  }
}
