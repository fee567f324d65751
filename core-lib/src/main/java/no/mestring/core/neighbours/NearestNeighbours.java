package no.mestring.core.neighbours;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.Absence;

/**
 * The areas that are most alike in chosen indicators, the statistical neighbours of each.
 *
 * <p>Each indicator is standardised to mean 0 and standard deviation 1 over the areas compared, and
 * the distance of two areas is the root of the mean of the squared differences by weight, {@code
 * sqrt(sum w d^2 / sum w)}. It follows the nearest neighbours model of the Chartered Institute of
 * Public Finance and Accountancy (CIPFA), which England's Fingertips used for all local authorities
 * and still uses for some: variables with mean 0 and standard deviation 1, Euclidean distance. NHS
 * England's peer groups (repository NHSDigital/ASC_LA_Peer_Groups, 2024), which Fingertips took up
 * after it, are Euclidean too, bring skew indicators nearer to a normal distribution first, and
 * scale each from 0 to its weight: a weight there is the root of a weight here. The mean, and not
 * the sum, makes distances by few and by many indicators comparable and changes no order.
 *
 * <p>Says nothing on whether the indicators are the right ones. Two that are almost the same count
 * double; one that the areas are to be judged by afterwards should not be among them. Being the
 * nearest is not being near: look at the distance.
 */
public final class NearestNeighbours {
  /** Distances and shares that are equal to nine decimals are ties. */
  private static final double DECIMALS = 1e9;

  private final SortedMap<String, SortedSet<String>> leftOut;
  private final SortedSet<String> withoutVariation;
  private final List<AreaProfile> compared;
  private final List<Characteristic> used;
  private final double[][] scores;
  private final double totalWeight;

  private NearestNeighbours(
      SortedMap<String, SortedSet<String>> leftOut,
      SortedSet<String> withoutVariation,
      List<AreaProfile> compared,
      List<Characteristic> used,
      double[][] scores) {
    this.leftOut = leftOut;
    this.withoutVariation = withoutVariation;
    this.compared = compared;
    this.used = used;
    this.scores = scores;
    this.totalWeight = used.stream().mapToDouble(Characteristic::weight).sum();
  }

  /**
   * The distances between areas. Areas that lack a value are left out altogether, {@link #leftOut};
   * distances by different indicators could not be compared with each other.
   *
   * @param profiles the areas, each once, in any order; indicators that are not chosen are not
   *     looked at
   * @param characteristics the indicators they are to be alike in, each once, in any order
   * @return the neighbours of all
   * @throws IllegalArgumentException if there is no area or no indicator, one occurs twice, or a
   *     value is not above zero where ratios are compared
   */
  public static NearestNeighbours among(
      Collection<AreaProfile> profiles, Collection<Characteristic> characteristics) {
    SortedMap<String, Characteristic> chosen = new TreeMap<>();
    for (Characteristic one : characteristics) {
      if (chosen.put(one.name(), one) != null) {
        throw Argument.invalid("characteristics", one.name(), "must not occur twice");
      }
    }
    SortedMap<String, AreaProfile> areas = new TreeMap<>();
    for (AreaProfile profile : profiles) {
      if (areas.put(profile.area(), profile) != null) {
        throw Argument.invalid("profiles", profile.area(), "must not occur twice");
      }
    }
    if (chosen.isEmpty()) {
      throw Argument.invalid("characteristics", "[]", "must not be empty");
    }
    if (areas.isEmpty()) {
      throw Argument.invalid("profiles", "[]", "must not be empty");
    }
    SortedMap<String, SortedSet<String>> leftOut = new TreeMap<>();
    List<AreaProfile> compared = new ArrayList<>();
    for (AreaProfile profile : areas.values()) {
      SortedSet<String> lacking = new TreeSet<>(chosen.keySet());
      lacking.removeAll(profile.values().keySet());
      if (lacking.isEmpty()) {
        compared.add(profile);
      } else {
        leftOut.put(profile.area(), Collections.unmodifiableSortedSet(lacking));
      }
    }
    SortedSet<String> withoutVariation = new TreeSet<>();
    List<Characteristic> used = new ArrayList<>();
    List<double[]> scores = new ArrayList<>();
    for (Characteristic one : chosen.values()) {
      double[] values = compared.stream().mapToDouble(area -> measured(area, one)).toArray();
      if (StandardScores.vary(values)) {
        used.add(one);
        scores.add(StandardScores.of(values));
      } else {
        withoutVariation.add(one.name());
      }
    }
    return new NearestNeighbours(
        Collections.unmodifiableSortedMap(leftOut),
        Collections.unmodifiableSortedSet(withoutVariation),
        compared,
        used,
        scores.toArray(new double[0][]));
  }

  /**
   * The areas that lack a value and so are nobody's neighbour.
   *
   * @return the names of the indicators that each lacks, by the code of the area
   */
  public SortedMap<String, SortedSet<String>> leftOut() {
    return leftOut;
  }

  /**
   * The indicators that are the same in all areas compared, and so tell none apart; they do not
   * count.
   *
   * @return their names; all, if fewer than two areas could be compared
   */
  public SortedSet<String> withoutVariation() {
    return withoutVariation;
  }

  /**
   * The nearest neighbours of an area.
   *
   * @param area the code of one of the areas
   * @param number how many, one or more; 15 in Fingertips
   * @return as many as were asked for or, if there are fewer, all others
   * @throws IllegalArgumentException if the area is not among them or the number is below one
   */
  public Neighbours of(String area, int number) {
    Argument.holding(number >= 1, "number", number, "must be 1 or more");
    if (leftOut.containsKey(area)) {
      return Neighbours.absent(area, Absence.MISSING);
    }
    int from = 0;
    while (from < compared.size() && !compared.get(from).area().equals(area)) {
      from++;
    }
    if (from == compared.size()) {
      throw Argument.invalid("area", "'" + area + "'", "must be one of the profiles");
    }
    if (compared.size() == 1) {
      return Neighbours.absent(area, Absence.TOO_FEW_VALUES);
    }
    if (used.isEmpty()) {
      return Neighbours.absent(area, Absence.NO_VARIATION);
    }
    List<Integer> others = new ArrayList<>();
    for (int to = 0; to < compared.size(); to++) {
      if (to != from) {
        others.add(to);
      }
    }
    int start = from;
    // the sort is stable, and the areas are in order of their codes
    others.sort(Comparator.comparingDouble(to -> rounded(distance(start, to))));
    return new Neighbours(
        area,
        others.stream().limit(number).map(to -> neighbour(start, to)).toList(),
        Optional.empty());
  }

  private double distance(int from, int to) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += squared(i, from, to);
    }
    return Math.sqrt(sum / totalWeight);
  }

  private double squared(int indicator, int from, int to) {
    double difference = scores[indicator][to] - scores[indicator][from];
    return used.get(indicator).weight() * difference * difference;
  }

  private Neighbour neighbour(int from, int to) {
    double distance = distance(from, to);
    double sum = distance * distance * totalWeight;
    List<Neighbour.Part> parts = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      String name = used.get(i).name();
      parts.add(
          new Neighbour.Part(
              name,
              value(compared.get(from), name),
              value(compared.get(to), name),
              scores[i][to] - scores[i][from],
              sum == 0 ? 0 : squared(i, from, to) / sum));
    }
    parts.sort(Comparator.comparingDouble(part -> -rounded(part.share())));
    return new Neighbour(compared.get(to).area(), distance, parts);
  }

  private static double rounded(double number) {
    return Math.rint(number * DECIMALS);
  }

  private static double measured(AreaProfile area, Characteristic characteristic) {
    double value = value(area, characteristic.name());
    if (characteristic.measure() == Characteristic.Measure.RATIO) {
      Argument.positive(characteristic.name() + " of " + area.area(), value);
    }
    return characteristic.measure().of(value);
  }

  private static double value(AreaProfile area, String name) {
    return Objects.requireNonNull(area.values().get(name));
  }
}
