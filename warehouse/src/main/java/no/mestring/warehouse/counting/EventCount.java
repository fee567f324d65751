package no.mestring.warehouse.counting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.engine.EventFiles;
import no.mestring.warehouse.failure.WarehouseException;

/**
 * Counts persons or events exactly, in one pass over the files.
 *
 * <p>A person counts once in each cell of year, area, group, sex and age range that any of her
 * events lies in: somebody who moved counts in both municipalities, and once in the county and the
 * country. The age is the year less the birth year.
 */
public final class EventCount {
  private EventCount() {}

  /**
   * Counts.
   *
   * @param placing asked once for each area, year and thread, from all threads
   * @param threads how many years are read at the same time, one or more
   */
  public static EventCounts of(
      EventFiles files, Breakdown breakdown, Counted counted, Placing placing, int threads) {
    if (!(threads > 0)) {
      throw new IllegalArgumentException("Invalid threads: " + threads + ", must be 1 or more");
    }
    YearSpan years = breakdown.years();
    AtomicInteger next = new AtomicInteger(years.firstYear());
    Callable<Map<Integer, YearReader.Year>> work =
        () -> {
          YearReader reader = new YearReader(files, breakdown, counted, placing);
          Map<Integer, YearReader.Year> read = new HashMap<>();
          int year = next.getAndIncrement();
          while (year <= years.lastYear()) {
            read.put(year, reader.read(year));
            year = next.getAndIncrement();
          }
          return read;
        };
    Map<Integer, Map<String, int[]>> counts = new HashMap<>();
    Leftovers leftovers =
        new Leftovers(files.rowsWithoutYear(), 0, 0, 0, new TreeMap<>(), new TreeMap<>());
    for (Map<Integer, YearReader.Year> read : inParallel(work, threads)) {
      for (Map.Entry<Integer, YearReader.Year> year : read.entrySet()) {
        counts.put(year.getKey(), year.getValue().counts());
        leftovers = leftovers.plus(year.getValue().leftovers());
      }
    }
    return new EventCounts(breakdown, counts, leftovers);
  }

  private static <T> List<T> inParallel(Callable<T> work, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(pool.submit(work));
      }
      List<T> done = new ArrayList<>();
      for (Future<T> one : running) {
        done.add(one.get());
      }
      return done;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("Cannot count events", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WarehouseException.world("Cannot count events: interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
