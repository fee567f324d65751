package no.mestring.warehouse.compute;

import java.util.Map;
import java.util.TreeMap;
import no.mestring.core.pathway.Course;
import no.mestring.core.pathway.Course.Taken;

/**
 * The orders of steps that courses have, and how often one step followed another. Orders share
 * their beginnings, so that a course is counted without making anything.
 */
final class Ways {
  /** Where courses with the same first steps have come to. */
  private static final class Way {
    private final Map<String, Way> next = new TreeMap<>();

    /** Goes on with steps that were taken once, and that were taken several times in a row. */
    private final Map<String, Way> repeated = new TreeMap<>();

    private long courses;
  }

  /** Takes the orders of steps. */
  interface Sink {
    void way(String steps, long courses);
  }

  private final Way start = new Way();
  private final Map<String, Map<String, long[]>> transitions = new TreeMap<>();

  /** Counts a course. */
  void add(Course course) {
    Way before = start;
    Way at = start;
    String last = "";
    for (Taken taken : course.steps()) {
      String step = taken.step();
      if (step.equals(last)) {
        at = before.repeated.computeIfAbsent(step, key -> new Way());
      } else {
        before = at;
        at = before.next.computeIfAbsent(step, key -> new Way());
      }
      if (!last.isEmpty()) {
        transitions.computeIfAbsent(last, key -> new TreeMap<>())
            .computeIfAbsent(step, key -> new long[1])[0]++;
      }
      last = step;
    }
    at.courses++;
  }

  /** How often each step was followed by each other, or by itself. */
  Map<String, Map<String, long[]>> transitions() {
    return transitions;
  }

  /** Tells the orders of steps; one that was taken several times in a row has a plus. */
  void tell(Sink sink) {
    tell(start, "", sink);
  }

  private static void tell(Way way, String steps, Sink sink) {
    if (way.courses > 0) {
      sink.way(steps, way.courses);
    }
    String before = steps.isEmpty() ? "" : steps + " > ";
    way.next.forEach((step, next) -> tell(next, before + step, sink));
    way.repeated.forEach((step, next) -> tell(next, before + step + "+", sink));
  }
}
