package no.mestring.benchmarks.persons;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was measured: seconds by what was done, printed as it comes and as a table at the end. */
final class Times {
  private final Map<String, double[]> seconds = new LinkedHashMap<>();

  /** Runs once to warm up and then some rounds. */
  void measure(String what, int rounds, Runnable work) {
    if (rounds > 2) {
      work.run();
    }
    double[] took = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      work.run();
      took[round] = (System.nanoTime() - start) / 1e9;
    }
    add(what, took);
  }

  void add(String what, double... took) {
    seconds.put(what, took);
    System.out.printf(
        Locale.ROOT, "%-46s median %7.2f s of %s%n", what, median(what), Arrays.toString(took));
  }

  double median(String what) {
    double[] sorted = seconds.getOrDefault(what, new double[] {Double.NaN}).clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** A Markdown table; the last column is how many times what is ours each takes. */
  void print(String ours) {
    System.out.println("\n| | seconds | times ours |\n|---|--:|--:|");
    for (String what : seconds.keySet()) {
      System.out.printf(
          Locale.ROOT, "| %s | %.2f | %.1f |%n", what, median(what), median(what) / median(ours));
    }
  }
}
