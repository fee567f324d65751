package no.mestring.warehouse.counting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.indicator.CodeGroup;
import no.mestring.core.period.YearSpan;

/**
 * The cells that are counted; each of two sexes and both together.
 *
 * @param years which years, each for itself
 * @param groups which codes, 1 to 64 groups with names of their own; they may overlap
 * @param ages which ages, one range or more; they may overlap
 */
public record Breakdown(YearSpan years, List<CodeGroup> groups, List<AgeRange> ages) {
  public Breakdown {
    groups = List.copyOf(groups);
    ages = List.copyOf(ages);
    if (groups.isEmpty() || groups.size() > Long.SIZE) {
      throw new IllegalArgumentException(
          "Invalid groups: " + groups.size() + ", must be from 1 to " + Long.SIZE);
    }
    Set<String> names = new HashSet<>();
    groups.forEach(
        group -> {
          if (!names.add(group.name())) {
            throw new IllegalArgumentException(
                "Invalid groups: " + group.name() + ", must not be named twice");
          }
        });
    if (ages.isEmpty() || new HashSet<>(ages).size() < ages.size()) {
      throw new IllegalArgumentException(
          "Invalid ages: " + ages + ", must be one or more, each once");
    }
  }
}
