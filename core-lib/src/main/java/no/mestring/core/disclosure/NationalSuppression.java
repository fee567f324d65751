package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.mestring.core.argument.Argument;

/**
 * Hides what the Norwegian national line hides: small cells, then series of them, then neighbours
 * that would tell them ("naboprikking"); helseprofil/khfunctions, {@code R/censoring.R}.
 *
 * <p>It is here so that figures can be laid beside the national ones, not because it is safe: it
 * looks at one dimension at a time, never at overlapping periods, and takes two hidden cells with a
 * sum above the limit as safe whatever is known of either.
 */
public final class NationalSuppression {
  /** Before this round only cells of hidden series are taken. */
  private static final int LAST_ROUND_OF_SERIES = 3;

  private static final double WEAK_SHARE = 0.5;
  private static final double HOLE_SHARE = 0.2;

  private final SmallCounts limits;
  private final String year;
  private final List<Triangle> triangles;
  private final List<CountCell> cells;
  private final Showing[] showing;

  /** Protected: small itself, or taken to protect one that is. */
  private final boolean[] isProtected;

  private final boolean[] isSeries;

  /** The cells that differ in one dimension only, by the dimension. */
  private final Map<String, List<List<Integer>>> strata = new HashMap<>();

  private NationalSuppression(
      SmallCounts limits, String year, List<Triangle> triangles, List<CountCell> cells) {
    this.limits = limits;
    this.year = year;
    this.triangles = triangles;
    this.cells = cells;
    this.showing = new Showing[cells.size()];
    this.isProtected = new boolean[cells.size()];
    this.isSeries = new boolean[cells.size()];
  }

  /**
   * Says of each cell whether it is shown.
   *
   * @param limits up to which counts a cell is small
   * @param year the name of the dimension of time: cells that differ in it only are a series
   * @param triangles dimension by dimension, in the order in which they are looked at
   * @param cells the cells of one cube
   * @return what becomes of each, in the order of the cells
   * @throws IllegalArgumentException if cells have other dimensions than the first, or a dimension
   *     is named that they have not
   */
  public static List<Showing> of(
      SmallCounts limits, String year, List<Triangle> triangles, List<CountCell> cells) {
    if (cells.isEmpty()) {
      return List.of();
    }
    for (CountCell cell : cells) {
      if (!cell.position().keySet().equals(cells.get(0).position().keySet())) {
        throw Argument.invalid(
            "cell",
            cell.position(),
            "must have the dimensions " + cells.get(0).position().keySet());
      }
    }
    List<String> named = new ArrayList<>(List.of(year));
    triangles.forEach(triangle -> named.add(triangle.dimension()));
    for (String dimension : named) {
      if (!cells.get(0).position().containsKey(dimension)) {
        throw Argument.invalid(
            "dimension", dimension, "must be one of " + cells.get(0).position().keySet());
      }
    }
    return new NationalSuppression(limits, year, triangles, cells).hide();
  }

  private List<Showing> hide() {
    for (int i = 0; i < cells.size(); i++) {
      CountCell cell = cells.get(i);
      isProtected[i] = cell.isPresent() && limits.isSmall(cell);
      showing[i] =
          isProtected[i] ? Showing.PRIMARY : cell.isPresent() ? Showing.SHOWN : Showing.ABSENT;
    }
    strata(year).forEach(this::hideSeries);
    int round = 1;
    boolean isChanged = true;
    while (isChanged || round <= LAST_ROUND_OF_SERIES + 1) {
      isChanged = false;
      for (Triangle triangle : triangles) {
        for (List<Integer> stratum : strata(triangle.dimension())) {
          isChanged |= hideNeighbour(triangle, stratum, round);
        }
      }
      round++;
    }
    return List.of(showing);
  }

  private void hideSeries(List<Integer> series) {
    double weak = series.stream().filter(i -> limits.isWeak(cells.get(i))).count();
    double small = series.stream().filter(i -> showing[i] == Showing.PRIMARY).count();
    if (weak / series.size() > WEAK_SHARE || small / series.size() > HOLE_SHARE) {
      for (int i : series) {
        if (showing[i] == Showing.SHOWN) {
          showing[i] = Showing.SERIES;
          isSeries[i] = true;
        }
      }
    }
  }

  /** Hides one more cell if those hidden can be told from the others. */
  private boolean hideNeighbour(Triangle triangle, List<Integer> stratum, int round) {
    List<Integer> rows =
        stratum.stream()
            .filter(i -> showing[i] != Showing.ABSENT && rank(triangle, i) >= 0)
            .sorted(Comparator.comparingInt(i -> -rank(triangle, i)))
            .toList();
    double numerators = 0;
    double denominators = 0;
    int hidden = 0;
    for (int i : rows) {
      if (isProtected[i]) {
        hidden++;
        numerators += cells.get(i).numerator();
        denominators += cells.get(i).denominator();
      }
    }
    boolean isTold =
        hidden == 1
            || (hidden > 1
                && rows.size() - hidden >= 2
                && limits.isSmallTogether(numerators, denominators));
    if (!isTold) {
      return false;
    }
    for (boolean isOfSeries : new boolean[] {true, false}) {
      for (int i : rows) {
        boolean isCandidate =
            !isProtected[i]
                && isSeries[i] == isOfSeries
                && (isOfSeries || round > LAST_ROUND_OF_SERIES);
        if (isCandidate) {
          isProtected[i] = true;
          showing[i] = Showing.SECONDARY;
          return true;
        }
      }
    }
    return false;
  }

  private int rank(Triangle triangle, int cell) {
    return triangle
        .codes()
        .indexOf(Objects.requireNonNull(cells.get(cell).position().get(triangle.dimension())));
  }

  private List<List<Integer>> strata(String dimension) {
    return strata.computeIfAbsent(dimension, this::without);
  }

  private List<List<Integer>> without(String dimension) {
    Map<Map<String, String>, List<Integer>> byOthers = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      Map<String, String> others = new TreeMap<>(cells.get(i).position());
      others.remove(dimension);
      byOthers.computeIfAbsent(others, key -> new ArrayList<>()).add(i);
    }
    return List.copyOf(byOthers.values());
  }
}
