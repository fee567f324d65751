package no.mestring.benchmarks.disclosure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Seconds of the clock, and of the processor, which other people's work disturbs less.
 *
 * @param clock of the clock
 * @param processor of all threads of this process
 */
record Time(double clock, double processor) {
  static Time now() {
    long processor =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    return new Time(System.nanoTime() / 1e9, processor / 1e9);
  }

  Time since() {
    Time now = now();
    return new Time(now.clock - clock, now.processor - processor);
  }

  static Time median(Time[] times) {
    return new Time(median(times, Time::clock), median(times, Time::processor));
  }

  private static double median(Time[] times, ToDoubleFunction<Time> part) {
    double[] sorted = Arrays.stream(times).mapToDouble(part).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Such as {@code 12.3 s, processor 11.8 s}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f s, processor %.1f s", clock, processor);
  }
}
