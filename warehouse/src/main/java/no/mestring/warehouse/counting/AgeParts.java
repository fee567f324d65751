package no.mestring.warehouse.counting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.mestring.core.dimension.AgeRange;

/**
 * Ages in parts that each lie in the same ranges, so that a person is counted once however many
 * ranges hold the age. Part 0 lies in none.
 */
final class AgeParts {
  /** Above the ends that a range can have. */
  private static final int AGES = 1001;

  private final int[] partOfAge = new int[AGES];
  private final List<int[]> rangesOfPart = new ArrayList<>();

  AgeParts(List<AgeRange> ranges) {
    Map<List<Integer>, Integer> parts = new HashMap<>();
    parts.put(List.of(), 0);
    rangesOfPart.add(new int[0]);
    for (int age = 0; age < AGES; age++) {
      List<Integer> in = new ArrayList<>();
      for (int range = 0; range < ranges.size(); range++) {
        if (ranges.get(range).contains(age)) {
          in.add(range);
        }
      }
      Integer part = parts.get(in);
      if (part == null) {
        part = rangesOfPart.size();
        parts.put(in, part);
        rangesOfPart.add(in.stream().mapToInt(Integer::intValue).toArray());
      }
      partOfAge[age] = part;
    }
  }

  int count() {
    return rangesOfPart.size();
  }

  /** Whether somebody can be of an age: not born after the event, nor a thousand years before. */
  static boolean isAge(long age) {
    return age >= 0 && age < AGES;
  }

  /** The part of an age; 0 for what is none. */
  int of(long age) {
    return isAge(age) ? partOfAge[(int) age] : 0;
  }

  /** The ranges that a part lies in; not to be changed. */
  int[] ranges(int part) {
    return rangesOfPart.get(part);
  }

  @Override
  public String toString() {
    return rangesOfPart.stream().map(Arrays::toString).toList().toString();
  }
}
