package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.People;

/**
 * Figures of an indicator that are to be published together, all sums of the same yearly counts of
 * the smallest groups.
 *
 * <p>A county that counts everybody once is taken for the sum of its municipalities: an attacker is
 * supposed to know how many were counted in two of them.
 */
public final class FigureTable {
  private static final double HOLE_SHARE = 0.2;
  private static final double WEAK_SHARE = 0.5;

  private final SmallCounts limits;
  private final Profile profile;
  private final List<Long> counts = new ArrayList<>();
  private final List<Long> populations = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final List<int[]> groups = new ArrayList<>();
  private final List<int[]> secrets = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param limits which counts of a year are small
   * @param profile which counts of a period are
   */
  public FigureTable(SmallCounts limits, Profile profile) {
    this.limits = limits;
    this.profile = profile;
  }

  /**
   * Adds a smallest group.
   *
   * @param count how many it counts in a year
   * @param population among how many, {@link SumTable#UNBOUNDED} if nobody knows; everybody knows
   *     it else
   * @return its index
   * @throws IllegalArgumentException if the count is negative
   */
  public int addGroup(long count, long population) {
    if (count < 0) {
      throw Argument.invalid("count", count, "must be 0 or more");
    }
    counts.add(count);
    // a register may count more than live there; then nothing is known of the most
    populations.add(population < count ? SumTable.UNBOUNDED : population);
    return counts.size() - 1;
  }

  /**
   * Adds a figure.
   *
   * @param figure what is to be published
   * @param some the indexes of the groups that it is the sum of, each once
   * @return its index
   */
  public int add(Figure figure, int[] some) {
    figures.add(figure);
    groups.add(some.clone());
    return figures.size() - 1;
  }

  /**
   * Adds a sum that is published nowhere; it is not to be told if it is small.
   *
   * @param some the indexes of its groups, each once
   * @param years of how many years they are
   */
  public void addUnpublished(int[] some, int years) {
    long count = IntStream.of(some).mapToLong(counts::get).sum();
    if (count <= limit(years)) {
      secrets.add(some.clone());
    }
  }

  private long limit(int years) {
    return (long) Math.floor(profile.limits(limits, years).numerator().orElse(-1));
  }

  /**
   * The figures.
   *
   * @return in the order they were added
   */
  public List<Figure> figures() {
    return List.copyOf(figures);
  }

  /**
   * Hides what must be hidden.
   *
   * @param criterion how much must be left open of a hidden count
   * @param progress is told in few words how far it is
   * @return the figures, of which those that are hidden cannot be read
   * @throws UnprotectableException if what is public already tells a small count
   * @throws IllegalStateException if the solver gave up: then nothing may be published
   */
  public ProtectedFigures protect(Criterion criterion, Consumer<String> progress) {
    SumTable table =
        SumTable.of(
            counts.stream().mapToLong(Long::longValue).toArray(),
            populations.stream().mapToLong(Long::longValue).toArray(),
            groups);
    BitSet known = new BitSet();
    for (int i = 0; i < figures.size(); i++) {
      known.set(i, figures.get(i).isPublic());
    }
    ReleasePlan plan =
        ReleasePlan.of(table, new ProtectionRule(1, Zeros.HIDDEN, criterion))
            .withLimits(cell -> limit(figures.get(cell).years()))
            .withSmall(small())
            .withPublic(known)
            .withSecrets(secrets)
            .withDivisions(Divisions.of(figures, table));
    Suppression suppression = CellSuppression.of(plan, progress);
    return new ProtectedFigures(figures, suppression);
  }

  /** Those that are small by their own counts and populations, and series that are hidden whole. */
  private BitSet small() {
    BitSet small = new BitSet();
    Map<Series, List<Integer>> series = new HashMap<>();
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      small.set(i, profile.limits(limits, figure.years()).isSmall(cell(figure)));
      series
          .computeIfAbsent(new Series(figure.area(), figure.people()), key -> new ArrayList<>())
          .add(i);
    }
    series.values().forEach(some -> hideSeries(some, small));
    return small;
  }

  private record Series(String area, People people) {}

  private static CountCell cell(Figure figure) {
    double population =
        figure.population() == SumTable.UNBOUNDED ? Double.MAX_VALUE : figure.population();
    return new CountCell(Map.of(), figure.count(), population, true);
  }

  private void hideSeries(List<Integer> series, BitSet small) {
    long holes = series.stream().filter(small::get).count();
    long weak =
        series.stream()
            .map(figures::get)
            .filter(figure -> profile.limits(limits, figure.years()).isWeak(cell(figure)))
            .count();
    if (profile == Profile.FHI
        && (holes > HOLE_SHARE * series.size() || weak > WEAK_SHARE * series.size())) {
      series.forEach(small::set);
    }
  }
}
