package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Hides figures by the national rules, and attacks what these show. */
final class NationalTrial {
  private static final String AREA = "area";
  private static final String SEX = "sex";
  private static final String AGE = "age";
  private static final String PERIOD = "period";
  private static final int STEP = 5000;

  /** A hidden count that may be fewer numbers is nearly told. */
  private static final int ENOUGH = 3;

  private final List<Figure> figures;
  private final SumTable table;
  private final SmallCounts limits;
  private final List<int[]> secrets;

  /**
   * Prepares a trial.
   *
   * @param figures the figures that are the cells of the table
   * @param limits of the figures' periods
   * @param secrets small sums that are published nowhere
   */
  NationalTrial(List<Figure> figures, SumTable table, SmallCounts limits, List<int[]> secrets) {
    this.figures = figures;
    this.table = table;
    this.limits = limits;
    this.secrets = secrets;
  }

  NationalFinding run(Consumer<String> progress) {
    List<Showing> showing =
        NationalSuppression.of(
            limits,
            PERIOD,
            triangles(),
            figures.stream().map(figure -> figure.cell(position(figure))).toList());
    BitSet hidden = where(showing, one -> one != Showing.SHOWN);
    BitSet small = where(showing, one -> one == Showing.PRIMARY);
    progress.accept(
        "the national rules hide %d of %d figures".formatted(hidden.cardinality(), figures.size()));
    Attack attack = new Attack(table.hiding(hidden), 0);
    attack.start(table::innerCount);
    List<int[]> sums = new ArrayList<>();
    small.stream().forEach(cell -> sums.add(table.parts(cell)));
    sums.addAll(secrets);
    int computed = 0;
    int nearly = 0;
    int derived = 0;
    for (int at = 0; at < sums.size(); at++) {
      if (at % STEP == STEP - 1) {
        progress.accept("looked at %d of %d small counts".formatted(at + 1, sums.size()));
      }
      Attack.Reach reach = attack.reach(sums.get(at), possible -> possible.size() >= ENOUGH);
      boolean isComputed = reach.isEnd() && reach.possible().size() == 1;
      if (at < small.cardinality()) {
        computed += isComputed ? 1 : 0;
        nearly += reach.possible().size() < ENOUGH ? 1 : 0;
      } else {
        derived += isComputed ? 1 : 0;
      }
    }
    return new NationalFinding(
        figures.size(), small.cardinality(), hidden.cardinality(), computed, nearly, derived);
  }

  private static BitSet where(List<Showing> showing, Function<Showing, Boolean> condition) {
    BitSet where = new BitSet();
    for (int i = 0; i < showing.size(); i++) {
      where.set(i, condition.apply(showing.get(i)));
    }
    return where;
  }

  private static Map<String, String> position(Figure figure) {
    return Map.of(
        AREA, figure.area(),
        SEX, figure.people().sex().toString(),
        AGE, figure.people().ages().toString(),
        PERIOD, figure.period().toString());
  }

  /**
   * The triangles that make up codes of a dimension from the fewest others, as the line's handbook
   * has them. The most wanted are the sum and then the largest populations; ages come before sex,
   * and both before areas.
   */
  private List<Triangle> triangles() {
    Map<String, Map<String, Triangle>> found = new LinkedHashMap<>();
    List.of(AGE, SEX, AREA).forEach(dimension -> found.put(dimension, new TreeMap<>()));
    for (Division division : Divisions.of(figures, table)) {
      Map<String, String> whole = position(figures.get(division.whole()));
      Map<String, String> part = position(figures.get(division.parts().get(0)));
      found.forEach(
          (dimension, some) -> {
            String code = Objects.requireNonNull(whole.get(dimension));
            if (!code.equals(part.get(dimension))) {
              some.merge(code, triangle(dimension, code, division), NationalTrial::smaller);
            }
          });
    }
    List<Triangle> triangles = new ArrayList<>();
    found.values().forEach(some -> triangles.addAll(some.values()));
    return triangles;
  }

  private static Triangle smaller(Triangle one, Triangle other) {
    return one.codes().size() <= other.codes().size() ? one : other;
  }

  private Triangle triangle(String dimension, String whole, Division division) {
    List<String> codes = new ArrayList<>(List.of(whole));
    division.parts().stream()
        .map(figures::get)
        .sorted(
            Comparator.comparingLong((Figure figure) -> -figure.population())
                .thenComparing(figure -> position(figure).get(dimension)))
        .forEach(figure -> codes.add(position(figure).get(dimension)));
    return new Triangle(dimension, codes);
  }
}
