package no.mestring.core.disclosure;

import static no.mestring.core.disclosure.SumTable.UNBOUNDED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.People;

/**
 * Figures of an indicator that are to be published together, all sums of the same yearly counts of
 * the smallest groups. In which order they are added makes no difference to what is hidden.
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
  private final List<int[]> insiders = new ArrayList<>();

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
    populations.add(population < count ? UNBOUNDED : population);
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
   * Adds a sum that is published nowhere; it is not to be told if it is small, or all but few.
   *
   * @param some the indexes of its groups, each once
   * @param years of how many years they are
   */
  public void addUnpublished(int[] some, int years) {
    long count = IntStream.of(some).mapToLong(counts::get).sum();
    boolean isKnown = IntStream.of(some).mapToLong(populations::get).max().orElse(0) != UNBOUNDED;
    long left = isKnown ? IntStream.of(some).mapToLong(populations::get).sum() - count : UNBOUNDED;
    if (Math.min(count, left) <= limit(years)) {
      secrets.add(some.clone());
    }
  }

  /**
   * Says that somebody knows groups already, such as a municipality its own. Each of them alone is
   * not to be told a small count of others exactly.
   *
   * @param known the indexes of the groups
   */
  public void addInsider(int[] known) {
    insiders.add(known.clone());
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
    int[] order = FigureOrder.of(figures);
    int[] groupOrder = groupOrder(order);
    int[] places = FigureOrder.places(groupOrder, groupOrder.length);
    SumTable table = table(order, groupOrder);
    BitSet small = small();
    ReleasePlan plan =
        ReleasePlan.of(table, new ProtectionRule(1, Zeros.HIDDEN, criterion))
            .withLimits(cell -> limit(figures.get(order[cell]).years()))
            .withSmall(where(order, small::get))
            .withPublic(where(order, figure -> figures.get(figure).isPublic()))
            .withInsiders(sorted(insiders.stream().map(known -> moved(known, places))))
            .withSecrets(sorted(secrets.stream().map(sum -> moved(sum, places))))
            .withDivisions(Divisions.of(ordered(order), table));
    try {
      return new ProtectedFigures(figures, order, CellSuppression.of(plan, progress));
    } catch (UnprotectableException e) {
      throw e.of(order);
    }
  }

  /**
   * Tries what the national rules would hide, and what could be computed of it: with the same
   * limits, the largest of them, in all triangles that the figures make. Nothing of it may be
   * published.
   *
   * @param progress is told in few words how far it is
   * @return what was found
   * @throws IllegalStateException if the solver gave up
   */
  public NationalFinding tryNational(Consumer<String> progress) {
    int[] order = FigureOrder.of(figures);
    int[] groupOrder = groupOrder(order);
    int[] places = FigureOrder.places(groupOrder, groupOrder.length);
    int years = figures.stream().mapToInt(Figure::years).max().orElse(1);
    return new NationalTrial(
            ordered(order),
            table(order, groupOrder),
            profile.limits(limits, years),
            sorted(secrets.stream().map(sum -> moved(sum, places))))
        .run(progress);
  }

  private int[] groupOrder(int[] order) {
    List<int[]> cells = IntStream.of(order).mapToObj(groups::get).toList();
    return FigureOrder.ofGroups(cells, counts, populations);
  }

  /** The figures and groups in an order that they were not added in. */
  private SumTable table(int[] order, int[] groupOrder) {
    int[] places = FigureOrder.places(groupOrder, groupOrder.length);
    return SumTable.of(
        IntStream.of(groupOrder).mapToLong(counts::get).toArray(),
        IntStream.of(groupOrder).mapToLong(populations::get).toArray(),
        IntStream.of(order).mapToObj(groups::get).map(cell -> moved(cell, places)).toList());
  }

  private List<Figure> ordered(int[] order) {
    return IntStream.of(order).mapToObj(figures::get).toList();
  }

  private static int[] moved(int[] some, int[] places) {
    return IntStream.of(some).map(i -> places[i]).sorted().toArray();
  }

  private static List<int[]> sorted(Stream<int[]> sums) {
    return sums.sorted(Arrays::compare).toList();
  }

  private static BitSet where(int[] order, IntPredicate condition) {
    BitSet where = new BitSet();
    for (int i = 0; i < order.length; i++) {
      where.set(i, condition.test(order[i]));
    }
    return where;
  }

  /** Those that are small by their own counts and populations, and series that are hidden whole. */
  private BitSet small() {
    BitSet small = new BitSet();
    Map<Series, List<Integer>> series = new HashMap<>();
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      small.set(i, profile.limits(limits, figure.years()).isSmall(figure.cell(Map.of())));
      series
          .computeIfAbsent(new Series(figure.area(), figure.people()), key -> new ArrayList<>())
          .add(i);
    }
    series.values().forEach(some -> hideSeries(some, small));
    return small;
  }

  private record Series(String area, People people) {}

  private void hideSeries(List<Integer> series, BitSet small) {
    long holes = series.stream().filter(small::get).count();
    long weak =
        series.stream()
            .map(figures::get)
            .filter(figure -> profile.limits(limits, figure.years()).isWeak(figure.cell(Map.of())))
            .count();
    if (profile == Profile.FHI
        && (holes > HOLE_SHARE * series.size() || weak > WEAK_SHARE * series.size())) {
      series.forEach(small::set);
    }
  }
}
