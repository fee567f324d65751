package no.mestring.core.pathway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.mestring.core.pathway.Course.Taken;

/**
 * Which ways people take: how often one step follows another, and which orders of steps there are.
 * Orders share their beginnings, so that a course is counted without making anything.
 */
public final class CourseCounts {
  /** Where courses with the same first steps have come to. */
  private static final class Way {
    private final Map<String, Way> next = new TreeMap<>();
    private long courses;
  }

  private final Way start = new Way();
  private final Map<String, Map<String, long[]>> transitions = new TreeMap<>();

  /** Starts with no courses. */
  public CourseCounts() {}

  /**
   * Counts a course.
   *
   * @param course the course
   */
  public void add(Course course) {
    Way way = start;
    String last = "";
    for (Taken taken : course.steps()) {
      String step = taken.step();
      way = way.next.computeIfAbsent(step, key -> new Way());
      if (!last.isEmpty()) {
        transitions.computeIfAbsent(last, key -> new TreeMap<>())
            .computeIfAbsent(step, key -> new long[1])[0]++;
      }
      last = step;
    }
    way.courses++;
  }

  /**
   * The transition matrix: how often each step was followed by each other, or by itself.
   *
   * @return by the first step and then by the next; what never happened is not in it
   */
  public Map<String, Map<String, Long>> transitions() {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    transitions.forEach(
        (from, all) -> {
          Map<String, Long> next = new TreeMap<>();
          all.forEach((to, times) -> next.put(to, times[0]));
          counts.put(from, next);
        });
    return counts;
  }

  /**
   * The orders of steps, and how many courses have each.
   *
   * @return the most frequent first, those of the same number by their steps
   */
  public Map<List<String>, Long> variants() {
    Map<List<String>, Long> variants = new HashMap<>();
    collect(start, new ArrayList<>(), variants);
    Map<List<String>, Long> sorted = new LinkedHashMap<>();
    variants.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<List<String>, Long> variant) -> -variant.getValue())
                .thenComparing(variant -> String.join(" ", variant.getKey())))
        .forEach(variant -> sorted.put(variant.getKey(), variant.getValue()));
    return sorted;
  }

  private static void collect(Way way, List<String> steps, Map<List<String>, Long> variants) {
    if (way.courses > 0) {
      variants.put(List.copyOf(steps), way.courses);
    }
    way.next.forEach(
        (step, next) -> {
          steps.add(step);
          collect(next, steps, variants);
          steps.remove(steps.size() - 1);
        });
  }
}
