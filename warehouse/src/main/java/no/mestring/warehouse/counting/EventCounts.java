package no.mestring.warehouse.counting;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.Sex;
import no.mestring.core.indicator.CodeGroup;
import no.mestring.warehouse.failure.Suggestion;

/** How many persons or events are in each cell, and what is in none. */
public final class EventCounts {
  private final Breakdown breakdown;
  private final Shape shape;
  private final Map<Integer, Map<String, int[]>> byYear;
  private final Leftovers leftovers;

  EventCounts(Breakdown breakdown, Map<Integer, Map<String, int[]>> byYear, Leftovers leftovers) {
    this.breakdown = breakdown;
    this.shape = new Shape(breakdown.ages().size(), breakdown.groups().size());
    this.byYear = new TreeMap<>(byYear);
    this.leftovers = leftovers;
  }

  /** Takes the cells one by one. */
  @FunctionalInterface
  public interface CellSink {
    /** Called for a cell with a count above zero. */
    void cell(int year, String area, CodeGroup group, Sex sex, AgeRange age, int count);
  }

  /**
   * The count of a cell.
   *
   * @return the count; zero for an area that no event was placed in
   * @throws IllegalArgumentException if the year, group or age was not counted
   */
  public int count(int year, String area, String group, Sex sex, AgeRange age) {
    Map<String, int[]> areas = byYear.get(year);
    if (areas == null) {
      throw new IllegalArgumentException(
          "Invalid year: " + year + ", must be within " + breakdown.years());
    }
    int range = breakdown.ages().indexOf(age);
    if (range < 0) {
      throw new IllegalArgumentException(
          "Invalid age: " + age + ", must be one of " + breakdown.ages());
    }
    int number = number(group);
    int[] counts = areas.get(area);
    return counts == null ? 0 : counts[shape.cell(sex(sex), range) + number];
  }

  private int number(String group) {
    for (int number = 0; number < breakdown.groups().size(); number++) {
      if (breakdown.groups().get(number).name().equals(group)) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        "Unknown group: "
            + group
            + Suggestion.of(group, breakdown.groups().stream().map(CodeGroup::name).toList()));
  }

  private static int sex(Sex sex) {
    return switch (sex) {
      case FEMALE -> Shape.FEMALE;
      case MALE -> Shape.MALE;
      case BOTH -> Shape.OTHER;
    };
  }

  /** Goes through the cells that are not zero, by year, area, sex, age and group. */
  public void forEach(CellSink sink) {
    byYear.forEach(
        (year, areas) ->
            new TreeMap<>(areas).forEach((area, counts) -> forEach(year, area, counts, sink)));
  }

  private void forEach(int year, String area, int[] counts, CellSink sink) {
    for (Sex sex : Sex.values()) {
      for (int range = 0; range < breakdown.ages().size(); range++) {
        int cell = shape.cell(sex(sex), range);
        for (int group = 0; group < breakdown.groups().size(); group++) {
          if (counts[cell + group] > 0) {
            sink.cell(
                year,
                area,
                breakdown.groups().get(group),
                sex,
                breakdown.ages().get(range),
                counts[cell + group]);
          }
        }
      }
    }
  }

  /** The areas that events were placed in, in any of the years. */
  public SortedSet<String> areas() {
    SortedSet<String> areas = new TreeSet<>();
    byYear.values().forEach(counts -> areas.addAll(counts.keySet()));
    return areas;
  }

  /** What was read and is not in every count. */
  public Leftovers leftovers() {
    return leftovers;
  }
}
