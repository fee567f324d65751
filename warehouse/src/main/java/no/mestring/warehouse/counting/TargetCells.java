package no.mestring.warehouse.counting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The counts of a year in the areas asked for. Who had events in one area is added with everyone
 * like him; who had them in several, or with several sexes or ages, is taken once in each cell.
 */
final class TargetCells {
  private final Shape shape;
  private final AgeParts ages;
  private final int groups;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<int[]> counts = new ArrayList<>();

  /** The person at hand: the groups counted already, by area and cell of the first group. */
  private final List<long[]> taken = new ArrayList<>();

  /** The areas in which the person at hand is counted already. */
  private int[] touched = new int[8];

  private int touches;

  TargetCells(Shape shape, AgeParts ages, int groups) {
    this.shape = shape;
    this.ages = ages;
    this.groups = groups;
  }

  int[] numbers(Collection<String> targets) {
    return targets.stream().distinct().mapToInt(this::number).toArray();
  }

  private int number(String target) {
    Integer number = numbers.get(target);
    if (number == null) {
      number = counts.size();
      numbers.put(target, number);
      counts.add(new int[shape.size()]);
      taken.add(new long[shape.size() / groups]);
    }
    return number;
  }

  /** Adds what was counted of a sex by part of the ages and group, from a cell on. */
  void add(int[] targets, int sex, int[] coming, int start) {
    for (int target : targets) {
      int[] to = counts.get(target);
      for (int part = 0; part < ages.count(); part++) {
        int from = start + part * groups;
        for (int range : ages.ranges(part)) {
          sum(coming, from, to, shape.cell(Shape.OTHER, range));
          if (sex != Shape.OTHER) {
            sum(coming, from, to, shape.cell(sex, range));
          }
        }
      }
    }
  }

  private void sum(int[] coming, int from, int[] to, int cell) {
    for (int group = 0; group < groups; group++) {
      to[cell + group] += coming[from + group];
    }
  }

  /** Counts the person at hand in what she is not counted in yet. */
  void take(int[] targets, int sex, int part, long bits) {
    for (int target : targets) {
      int[] to = counts.get(target);
      long[] had = taken.get(target);
      touch(target);
      for (int range : ages.ranges(part)) {
        take(had, to, shape.cell(Shape.OTHER, range), bits);
        if (sex != Shape.OTHER) {
          take(had, to, shape.cell(sex, range), bits);
        }
      }
    }
  }

  private void take(long[] had, int[] to, int cell, long bits) {
    long left = bits & ~had[cell / groups];
    had[cell / groups] |= bits;
    for (; left != 0; left &= left - 1) {
      to[cell + Long.numberOfTrailingZeros(left)]++;
    }
  }

  private void touch(int target) {
    for (int i = 0; i < touches; i++) {
      if (touched[i] == target) {
        return;
      }
    }
    if (touches == touched.length) {
      touched = Arrays.copyOf(touched, 2 * touches);
    }
    touched[touches++] = target;
  }

  /** Goes to the next person. */
  void forget() {
    for (int i = 0; i < touches; i++) {
      Arrays.fill(taken.get(touched[i]), 0);
    }
    touches = 0;
  }

  /** The counts by area. */
  Map<String, int[]> counts() {
    Map<String, int[]> byTarget = new LinkedHashMap<>();
    numbers.forEach((target, number) -> byTarget.put(target, counts.get(number)));
    return byTarget;
  }
}
