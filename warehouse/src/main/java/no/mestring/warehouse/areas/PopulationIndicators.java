package no.mestring.warehouse.areas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.neighbours.Characteristic;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;

/** The size of municipalities and the shares of ages in them, from table population. */
final class PopulationIndicators {
  static final String SIZE = "population";

  private static final Pattern SHARE = Pattern.compile("share_([0-9]{1,3})_([0-9]{1,3}|plus)");
  private static final String HOW_TO_LOAD =
      "; load them with 'mestring load population=FILE', such as table 07459 of Statistics Norway";

  private final Function<String, Rows> query;
  private final int year;
  private final Map<String, TreeMap<AgeRange, Double>> people = new HashMap<>();
  private final Map<String, String> faults = new HashMap<>();

  /** Whether an indicator is one of these. */
  static boolean has(String name) {
    return name.equals(SIZE) || SHARE.matcher(name).matches();
  }

  /**
   * The latest year that was counted, or the year asked for.
   *
   * @throws WarehouseException if there are no counted populations, or none of the year
   */
  static int year(Function<String, Rows> query, OptionalInt asked) {
    Rows rows =
        query.apply(
            "select min(\"year\"), max(\"year\") from population where not coalesce(projected, false)"
                + (asked.isPresent() ? " and \"year\" = " + asked.getAsInt() : ""));
    Object latest = rows.rows().get(0).get(1);
    if (latest instanceof Number year) {
      return year.intValue();
    }
    if (asked.isPresent()) {
      int last = year(query, OptionalInt.empty());
      throw WarehouseException.question(
          "Cannot compare municipalities: no counted populations of "
              + asked.getAsInt()
              + " are loaded, the latest are of "
              + last);
    }
    throw WarehouseException.question(
        "Cannot compare municipalities: no populations are loaded" + HOW_TO_LOAD);
  }

  PopulationIndicators(Function<String, Rows> query, int year) {
    this.query = query;
    this.year = year;
    read();
  }

  /** The values of one indicator. */
  IndicatorValues of(String name) {
    Matcher share = SHARE.matcher(name);
    Optional<AgeRange> ages = share.matches() ? Optional.of(ages(name, share)) : Optional.empty();
    Map<String, Double> values = new HashMap<>();
    Map<String, String> reasons = new HashMap<>(faults);
    people.forEach(
        (area, byAge) -> {
          if (faults.containsKey(area)) {
            return;
          }
          double all = byAge.values().stream().mapToDouble(Double::doubleValue).sum();
          if (all == 0) {
            reasons.put(area, "nobody lives there");
          } else if (ages.isEmpty()) {
            values.put(area, all);
          } else {
            within(byAge, ages.get())
                .ifPresentOrElse(
                    persons -> values.put(area, 100 * persons / all),
                    () -> reasons.put(area, "age groups that " + ages.get() + " would cut"));
          }
        });
    return new IndicatorValues(
        ages.isEmpty() ? Characteristic.ratio(name) : Characteristic.difference(name),
        values,
        reasons,
        (ages.isEmpty() ? "inhabitants" : "per cent aged " + ages.get()) + ", 1 January " + year);
  }

  private static AgeRange ages(String name, Matcher share) {
    int lower = Integer.parseInt(share.group(1));
    try {
      return share.group(2).equals("plus")
          ? AgeRange.atLeast(lower)
          : AgeRange.closed(lower, Integer.parseInt(share.group(2)));
    } catch (IllegalArgumentException e) {
      throw WarehouseException.question(
          "Invalid indicator: '" + name + "', its ages must be in order, from 0 to 120");
    }
  }

  /** The people in a range of ages; empty if an age group lies only partly in it. */
  private static Optional<Double> within(Map<AgeRange, Double> byAge, AgeRange ages) {
    double sum = 0;
    for (Map.Entry<AgeRange, Double> group : byAge.entrySet()) {
      AgeRange one = group.getKey();
      if (ages.encloses(one)) {
        sum += group.getValue();
      } else if (one.contains(ages.lower()) || ages.contains(one.lower())) {
        return Optional.empty();
      }
    }
    return Optional.of(sum);
  }

  private void read() {
    String sql =
        """
        select area, age, sum(persons), count(persons), count(distinct sex), max(why)
        from on_borders(population, %d)
        where "year" = %d and not coalesce(projected, false)
        group by area, age
        """
            .formatted(ComparableAreas.YEAR, year);
    for (List<@Nullable Object> row : query.apply(sql).rows()) {
      String area = String.valueOf(row.get(0));
      if (number(row.get(4)) < 2) {
        faults.put(area, "a population of one sex only");
      } else if (number(row.get(3)) < 2) {
        faults.put(
            area, row.get(5) == null ? "a population with gaps" : String.valueOf(row.get(5)));
      } else {
        people
            .computeIfAbsent(area, key -> new TreeMap<>())
            .put(AgeRange.parse(String.valueOf(row.get(1))), number(row.get(2)));
      }
    }
    people.forEach(
        (area, byAge) -> {
          if (!isWhole(new ArrayList<>(byAge.keySet()))) {
            faults.putIfAbsent(area, "a population without all ages");
          }
        });
  }

  /** Whether the ages go on from 0 without a gap to an end that is open. */
  private static boolean isWhole(List<AgeRange> ages) {
    int next = 0;
    for (AgeRange age : ages) {
      if (age.lower() != next) {
        return false;
      }
      if (age.isOpenEnded()) {
        return age.equals(ages.get(ages.size() - 1));
      }
      next = age.upper().orElseThrow() + 1;
    }
    return false;
  }

  private static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }
}
