package no.mestring.core.pathway;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which ways people take: how often one step follows another, and which orders of steps there are.
 */
public final class CourseCounts {
  private final Map<String, Map<String, Long>> transitions = new TreeMap<>();
  private final Map<List<String>, Long> variants = new HashMap<>();

  /** Starts with no courses. */
  public CourseCounts() {}

  /**
   * Counts a course.
   *
   * @param course the course
   */
  public void add(Course course) {
    List<String> steps = course.steps().stream().map(Course.Taken::step).toList();
    variants.merge(steps, 1L, Long::sum);
    for (int i = 1; i < steps.size(); i++) {
      transitions
          .computeIfAbsent(steps.get(i - 1), key -> new TreeMap<>())
          .merge(steps.get(i), 1L, Long::sum);
    }
  }

  /**
   * The transition matrix: how often each step was followed by each other, or by itself.
   *
   * @return by the first step and then by the next; what never happened is not in it
   */
  public Map<String, Map<String, Long>> transitions() {
    return Collections.unmodifiableMap(transitions);
  }

  /**
   * The orders of steps, and how many courses have each.
   *
   * @return the most frequent first, those of the same number by their steps
   */
  public Map<List<String>, Long> variants() {
    Map<List<String>, Long> sorted = new LinkedHashMap<>();
    variants.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<List<String>, Long> variant) -> -variant.getValue())
                .thenComparing(variant -> String.join(" ", variant.getKey())))
        .forEach(variant -> sorted.put(variant.getKey(), variant.getValue()));
    return sorted;
  }
}
