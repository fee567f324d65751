package no.mestring.benchmarks.persons;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured: seconds by what was done, printed as it comes and as a table at the end. What
 * is done in this process also has its processor time, which other people's work disturbs less.
 */
final class Times {
  private final Map<String, double[]> seconds = new LinkedHashMap<>();
  private final Map<String, Double> processor = new LinkedHashMap<>();

  /** Runs once to warm up and then some rounds. */
  void measure(String what, int rounds, Runnable work) {
    if (rounds > 2) {
      work.run();
    }
    double[] took = new double[rounds];
    double[] worked = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      long processorStart = processorTime();
      work.run();
      worked[round] = (processorTime() - processorStart) / 1e9;
      took[round] = (System.nanoTime() - start) / 1e9;
    }
    processor.put(what, median(worked));
    add(what, took);
  }

  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  void add(String what, double... took) {
    seconds.put(what, took);
    System.out.printf(
        Locale.ROOT,
        "%-46s median %7.2f s, processor %7.2f s, of %s%n",
        what,
        median(what),
        processor.getOrDefault(what, Double.NaN),
        Arrays.toString(took));
  }

  private double median(String what) {
    return median(seconds.getOrDefault(what, new double[] {Double.NaN}));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** A Markdown table; the last column is how many times what is ours each takes. */
  void print(String ours) {
    System.out.println("\n| | seconds | times ours | processor seconds |\n|---|--:|--:|--:|");
    for (String what : seconds.keySet()) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f | %.2f | %.2f |%n",
          what,
          median(what),
          median(what) / median(ours),
          processor.getOrDefault(what, Double.NaN));
    }
  }
}
