package no.mestring.warehouse.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import org.jspecify.annotations.Nullable;

/**
 * Groups of sex and age that do not overlap, and that counts of overlapping groups are sums of:
 * women and men of each age, of counts by sex and counts by age. How many each of them counts is
 * one of the ways that the counts allow; whatever follows from the counts is the same in all ways.
 */
final class DisjointGroups {
  /** How many, among how many; nobody knows among how many if that is null. */
  record Size(long count, @Nullable Double population) {}

  private static final Comparator<AgeRange> SMALLEST_FIRST =
      Comparator.comparingInt((AgeRange range) -> upper(range) - range.lower())
          .thenComparing(range -> range);

  private final Map<People, Size> known;
  private final List<AgeRange> pieces;

  private DisjointGroups(Map<People, Size> known) {
    this.known = known;
    this.pieces = pieces();
  }

  /**
   * Takes counts apart.
   *
   * @param known the counts of groups that may overlap
   * @return the groups as they are if none overlap; empty if their counts contradict each other
   */
  static Optional<Map<People, Size>> of(Map<People, Size> known) {
    return areApart(known) ? Optional.of(known) : new DisjointGroups(known).apart();
  }

  private static boolean areApart(Map<People, Size> known) {
    List<People> all = new ArrayList<>(known.keySet());
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (all.get(i).overlaps(all.get(j))) {
          return false;
        }
      }
    }
    return true;
  }

  private static int upper(AgeRange ages) {
    return ages.upper().orElse(Integer.MAX_VALUE);
  }

  /** The ages between the ends of any ages. */
  private List<AgeRange> pieces() {
    TreeSet<Integer> ends = new TreeSet<>();
    for (People people : known.keySet()) {
      ends.add(people.ages().lower());
      people.ages().upper().ifPresent(upper -> ends.add(upper + 1));
    }
    List<AgeRange> all = new ArrayList<>();
    for (int from : ends) {
      Integer next = ends.higher(from);
      AgeRange piece = next == null ? AgeRange.atLeast(from) : AgeRange.closed(from, next - 1);
      if (known.keySet().stream().anyMatch(people -> people.ages().encloses(piece))) {
        all.add(piece);
      }
    }
    return all;
  }

  /** What is left of a count when those inside of it are taken away, and the ages it is of. */
  private record Rest(Sex sex, long count, boolean isKnown, List<AgeRange> ages) {}

  private Optional<Map<People, Size>> apart() {
    boolean isBySex = known.keySet().stream().anyMatch(people -> people.sex() != Sex.BOTH);
    List<Rest> both = rests(Sex.BOTH);
    List<Rest> some = new ArrayList<>();
    if (isBySex) {
      some.addAll(rests(Sex.FEMALE));
      some.addAll(rests(Sex.MALE));
    } else {
      some.addAll(both);
    }
    boolean isContradiction =
        both.stream().anyMatch(DisjointGroups::isImpossible)
            || some.stream().anyMatch(DisjointGroups::isImpossible);
    if (isContradiction) {
      return Optional.empty();
    }
    Map<People, Long> counts = new LinkedHashMap<>();
    if (!isBySex) {
      some.stream()
          .filter(rest -> !rest.ages().isEmpty())
          .forEach(rest -> add(counts, Sex.BOTH, rest.ages().get(0), rest.count()));
    } else if (!share(some, both, counts)) {
      return Optional.empty();
    }
    return Optional.of(sizes(isBySex, counts));
  }

  private static boolean isImpossible(Rest rest) {
    return rest.count() < 0 || (rest.isKnown() && rest.count() > 0 && rest.ages().isEmpty());
  }

  /** The rests of a sex; all ages that no count is of have one together, which is not known. */
  private List<Rest> rests(Sex sex) {
    List<AgeRange> ranges =
        known.keySet().stream()
            .filter(people -> people.sex() == sex)
            .map(People::ages)
            .sorted(SMALLEST_FIRST)
            .toList();
    List<AgeRange> free = new ArrayList<>(pieces);
    List<AgeRange> outermost = new ArrayList<>();
    List<Rest> rests = new ArrayList<>();
    for (AgeRange range : ranges) {
      long count = count(sex, range);
      for (AgeRange inside : outermost.stream().filter(range::encloses).toList()) {
        count -= count(sex, inside);
        outermost.remove(inside);
      }
      boolean isCut =
          outermost.stream().anyMatch(other -> people(sex, range).overlaps(people(sex, other)));
      outermost.add(range);
      List<AgeRange> own = free.stream().filter(range::encloses).toList();
      free.removeAll(own);
      rests.add(new Rest(sex, isCut ? -1 : count, true, own));
    }
    rests.add(new Rest(sex, 0, false, free));
    return rests;
  }

  private static People people(Sex sex, AgeRange ages) {
    return new People(sex, ages);
  }

  private long count(Sex sex, AgeRange range) {
    Size size = known.get(people(sex, range));
    return size == null ? 0 : size.count();
  }

  /** Shares rests of women and men among rests of both, so that each is used up. */
  private static boolean share(List<Rest> some, List<Rest> both, Map<People, Long> counts) {
    long all = 0;
    for (Rest rest : both) {
      all += rest.count();
    }
    for (Rest rest : some) {
      all += rest.count();
    }
    RestFlow flow = new RestFlow(some.size(), both.size());
    List<List<Optional<AgeRange>>> common = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      common.add(new ArrayList<>());
      for (int j = 0; j < both.size(); j++) {
        List<AgeRange> ages = both.get(j).ages();
        Optional<AgeRange> shared = some.get(i).ages().stream().filter(ages::contains).findFirst();
        common.get(i).add(shared);
        boolean isOfAny = some.get(i).isKnown() || both.get(j).isKnown();
        flow.allow(i, j, shared.isPresent() && isOfAny);
      }
    }
    // first what is known on both sides: what was given once stays given
    for (int i = 0; i < some.size(); i++) {
      flow.give(i, some.get(i).count());
    }
    for (int j = 0; j < both.size(); j++) {
      flow.take(j, both.get(j).count());
    }
    flow.run();
    flow.take(both.size() - 1, all);
    flow.run();
    for (int i = 0; i < some.size(); i++) {
      if (!some.get(i).isKnown()) {
        flow.give(i, all);
      }
    }
    flow.run();
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i).isKnown() && flow.given(i) < some.get(i).count()) {
        return false;
      }
      for (int j = 0; j < both.size(); j++) {
        Sex sex = some.get(i).sex();
        long count = flow.shared(i, j);
        common.get(i).get(j).ifPresent(ages -> add(counts, sex, ages, count));
      }
    }
    for (int j = 0; j < both.size(); j++) {
      if (both.get(j).isKnown() && flow.taken(j) < both.get(j).count()) {
        return false;
      }
    }
    return true;
  }

  private static void add(Map<People, Long> counts, Sex sex, AgeRange ages, long count) {
    counts.merge(people(sex, ages), count, Long::sum);
  }

  private Map<People, Size> sizes(boolean isBySex, Map<People, Long> counts) {
    Map<People, Size> sizes =
        new TreeMap<>(Comparator.comparing(People::sex).thenComparing(People::ages));
    for (Sex sex : isBySex ? new Sex[] {Sex.FEMALE, Sex.MALE} : new Sex[] {Sex.BOTH}) {
      for (AgeRange piece : pieces) {
        List<Map.Entry<People, Size>> around =
            known.entrySet().stream()
                .filter(entry -> entry.getKey().ages().encloses(piece))
                .filter(entry -> entry.getKey().sex() == sex || entry.getKey().sex() == Sex.BOTH)
                .toList();
        if (!around.isEmpty()) {
          sizes.put(
              people(sex, piece),
              new Size(counts.getOrDefault(people(sex, piece), 0L), least(around)));
        }
      }
    }
    return sizes;
  }

  private static @Nullable Double least(List<Map.Entry<People, Size>> around) {
    Double least = null;
    for (Map.Entry<People, Size> entry : around) {
      Double population = entry.getValue().population();
      if (population != null && (least == null || population < least)) {
        least = population;
      }
    }
    return least;
  }
}
