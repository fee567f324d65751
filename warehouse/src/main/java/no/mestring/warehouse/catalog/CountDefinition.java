package no.mestring.warehouse.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.indicator.Counting;
import no.mestring.core.indicator.Standard;

/**
 * How an indicator's figures of periods follow from yearly ones, which are counted from events of
 * persons where there are any, and else those that were delivered.
 *
 * @param counting whether persons, each once a year, or events
 * @param events what is counted; empty if figures are only delivered, or waits are counted
 * @param waitedFor which wait of pathways is counted where its limit ended, in percent those within
 *     it; empty if no waits are counted
 * @param ages whom to count, besides by sex
 * @param years the length of the periods in years, 1 or more
 * @param standard what values are standardised by
 * @param isRegister whether nobody counted is zero; if not, it is a figure that is missing
 */
public record CountDefinition(
    Counting counting,
    Optional<CountedEvents> events,
    Optional<String> waitedFor,
    List<AgeRange> ages,
    int years,
    Standard standard,
    boolean isRegister) {
  /** The ages by which those are told apart who wait. */
  public static final List<AgeRange> AGES_WAITING =
      List.of(AgeRange.closed(0, 17), AgeRange.closed(18, 66), AgeRange.atLeast(67));

  /** Groups of five years are what values are standardised by, the last one open. */
  private static final int GROUP = 5;

  private static final int OLDEST = 90;

  public CountDefinition {
    ages = List.copyOf(ages);
  }

  /** Whom the indicator has figures for: women, men and both, of each of the ages. */
  public List<People> people() {
    List<People> people = new ArrayList<>();
    for (AgeRange range : ages) {
      for (Sex sex : Sex.values()) {
        people.add(new People(sex, range));
      }
    }
    return people;
  }

  /**
   * The age groups to count by: those of the standard, cut where one of the ages begins or ends; of
   * waits always {@link #AGES_WAITING}.
   */
  public List<AgeRange> classes() {
    if (waitedFor.isPresent()) {
      return AGES_WAITING;
    }
    TreeSet<Integer> starts = new TreeSet<>();
    if (standard instanceof Standard.Direct direct) {
      direct.population().weights().keySet().forEach(range -> starts.add(range.lower()));
    } else {
      IntStream.rangeClosed(0, OLDEST / GROUP).forEach(i -> starts.add(i * GROUP));
    }
    int first = Integer.MAX_VALUE;
    int end = 0;
    for (AgeRange range : ages) {
      first = Math.min(first, range.lower());
      starts.add(range.lower());
      if (range.upper().isPresent()) {
        starts.add(range.upper().getAsInt() + 1);
        end = Math.max(end, range.upper().getAsInt() + 1);
      } else {
        end = Integer.MAX_VALUE;
      }
    }
    List<Integer> kept = List.copyOf(starts.subSet(first, true, end, false));
    List<AgeRange> classes = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      boolean isLast = i == kept.size() - 1;
      int next = isLast ? end : kept.get(i + 1);
      classes.add(
          next == Integer.MAX_VALUE
              ? AgeRange.atLeast(kept.get(i))
              : AgeRange.closed(kept.get(i), next - 1));
    }
    return classes;
  }
}
