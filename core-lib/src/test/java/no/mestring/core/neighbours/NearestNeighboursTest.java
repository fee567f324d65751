package no.mestring.core.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import no.mestring.core.estimate.Absence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNeighboursTest {
  private static final List<Characteristic> EQUAL =
      List.of(
          Characteristic.ratio("population"),
          Characteristic.difference("old"),
          Characteristic.difference("young"));
  private static final Map<String, List<Characteristic>> CASES =
      Map.of(
          "equal",
          EQUAL,
          "weighted",
          List.of(
              Characteristic.difference("population").withWeight(2),
              Characteristic.difference("old"),
              Characteristic.difference("young").withWeight(0.25)),
          "size",
          List.of(Characteristic.ratio("population").withWeight(3)));

  /** neighbours.py: matrices of NumPy 2.4.6 over municipalities.csv (Statistics Norway). */
  @ParameterizedTest
  @CsvFileSource(resources = "neighbours.csv", numLinesToSkip = 1)
  void neighboursAgreeWithNumPy(
      String name,
      String area,
      int rank,
      String expected,
      double distance,
      String indicator,
      double value,
      double neighbourValue,
      double difference,
      double share)
      throws IOException {
    Neighbours neighbours =
        NearestNeighbours.among(municipalities(), Objects.requireNonNull(CASES.get(name)))
            .of(area, 4);
    Neighbour neighbour = neighbours.nearest().get(rank - 1);
    assertThat(neighbour.area()).isEqualTo(expected);
    assertThat(neighbour.distance()).isCloseTo(distance, within(1e-12));
    Neighbour.Part part =
        neighbour.parts().stream().filter(p -> p.indicator().equals(indicator)).findAny().get();
    assertThat(part.value()).isEqualTo(value);
    assertThat(part.neighbourValue()).isEqualTo(neighbourValue);
    assertThat(part.standardizedDifference()).isCloseTo(difference, within(1e-12));
    assertThat(part.share()).isCloseTo(share, within(1e-12));
    assertThat(neighbour.parts())
        .isSortedAccordingTo((one, other) -> Double.compare(other.share(), one.share()));
    assertThat(neighbours.nearest()).hasSize(4);
    assertThat(neighbours.absence()).isEmpty();
  }

  /** By hand: of 0, 3 and 6 the mean is 3 and the standard deviation the root of 6. */
  @Test
  void theDistanceIsInStandardDeviations() {
    List<Neighbour> nearest = line("a", 0, "b", 3, "c", 6).of("a", 5).nearest();
    assertThat(nearest).extracting(Neighbour::area).containsExactly("b", "c");
    assertThat(nearest.get(0).distance()).isCloseTo(3 / Math.sqrt(6), within(1e-15));
    assertThat(nearest.get(1).distance()).isCloseTo(6 / Math.sqrt(6), within(1e-15));
  }

  @Test
  void areasEquallyNearAreInOrderOfTheirCodes() {
    NearestNeighbours line = line("m", 0.1, "z", 0.2, "b", 0.0, "c", 0.2, "a", 0.3);
    assertThat(names(line.of("m", 9))).containsExactly("b", "c", "z", "a");
    assertThat(names(line.of("m", 1))).containsExactly("b");
    // 0.2 - 0.1 and 0.3 - 0.2 differ in their last digits, once standardised
    for (String nearest : List.of("a", "c")) {
      String other = nearest.equals("a") ? "c" : "a";
      NearestNeighbours uneven = line("m", 0.2, nearest, 0.1, other, 0.3, "y", 0, "z", 7.7);
      assertThat(names(uneven.of("m", 2))).containsExactly("a", "c");
    }
  }

  @Test
  void anAreaWithTheSameValuesIsAtDistanceZero() throws IOException {
    List<AreaProfile> areas = new ArrayList<>(municipalities());
    areas.add(new AreaProfile("0000", areas.get(5).values()));
    Neighbour twin =
        NearestNeighbours.among(areas, EQUAL).of(areas.get(5).area(), 1).nearest().get(0);
    assertThat(twin.area()).isEqualTo("0000");
    assertThat(twin.distance()).isZero();
    assertThat(twin.parts())
        .extracting(Neighbour.Part::indicator, Neighbour.Part::share)
        .containsExactly(tuple("old", 0.0), tuple("population", 0.0), tuple("young", 0.0));
  }

  @Test
  void areasThatLackAValueAreListedAndDoNotCount() {
    List<AreaProfile> areas = new ArrayList<>(random(new Random(3), 20));
    NearestNeighbours complete = NearestNeighbours.among(areas, EQUAL);
    areas.add(AreaProfile.of("x1", Map.of("population", 1e9)));
    areas.add(AreaProfile.of("x2", Map.of("population", 1.0, "young", 2.0, "other", 3.0)));
    NearestNeighbours all = NearestNeighbours.among(areas, EQUAL);
    assertThat(all.leftOut()).isEqualTo(Map.of("x1", Set.of("old", "young"), "x2", Set.of("old")));
    assertThat(all.of("x1", 3)).isEqualTo(Neighbours.absent("x1", Absence.MISSING));
    assertThat(all.of("a00", 30)).isEqualTo(complete.of("a00", 30));
    assertThat(complete.leftOut()).isEmpty();
    assertThat(complete.of("a00", 30).nearest()).hasSize(19);
  }

  @Test
  void indicatorsThatDoNotVaryAreNamedAndDoNotCount() {
    List<AreaProfile> areas =
        List.of(
            AreaProfile.of("a", Map.of("population", 100.0, "old", 0.1 + 0.2, "young", 1.0)),
            AreaProfile.of("b", Map.of("population", 100.0, "old", 0.3, "young", 2.0)));
    NearestNeighbours both = NearestNeighbours.among(areas, EQUAL);
    assertThat(both.withoutVariation()).containsExactly("old", "population");
    // two areas differ by two standard deviations in all they differ in
    assertThat(both.of("a", 1).nearest().get(0).distance()).isCloseTo(2, within(1e-15));
    assertThat(both.of("a", 1).nearest().get(0).parts())
        .extracting(Neighbour.Part::indicator)
        .containsExactly("young");
    assertThat(NearestNeighbours.among(areas, EQUAL.subList(0, 2)).of("a", 1))
        .isEqualTo(Neighbours.absent("a", Absence.NO_VARIATION));
    assertThat(NearestNeighbours.among(areas.subList(0, 1), EQUAL).of("a", 1))
        .isEqualTo(Neighbours.absent("a", Absence.TOO_FEW_VALUES));
  }

  @Test
  void valuesMayBeVeryLargeVerySmallOrNegative() {
    NearestNeighbours far = line("a", -1.7e308, "b", 0, "c", 1.7e308);
    assertThat(far.of("a", 2).nearest().get(0).distance())
        .isCloseTo(3 / Math.sqrt(6), within(1e-15));
    NearestNeighbours close = line("a", 0, "b", 3e-300, "c", 6e-300);
    assertThat(close.of("a", 2).nearest().get(1).distance()).isCloseTo(Math.sqrt(6), within(1e-15));
  }

  /** Of standardised values the mean squared difference over all pairs is 2 n / (n - 1). */
  @Test
  void twoAreasPickedBlindlyAreTheRootOfTwoApart() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<AreaProfile> areas = random(random, 3 + random.nextInt(30));
      NearestNeighbours neighbours = NearestNeighbours.among(areas, weighted(random));
      double sum = 0;
      for (AreaProfile area : areas) {
        for (Neighbour other : neighbours.of(area.area(), areas.size()).nearest()) {
          sum += other.distance() * other.distance();
          assertThat(other.parts().stream().mapToDouble(Neighbour.Part::share).sum())
              .isCloseTo(1, within(1e-12));
        }
      }
      double n = areas.size();
      assertThat(sum / (n * (n - 1))).isCloseTo(2 * n / (n - 1), within(1e-9));
    }
  }

  @Test
  void theWayThereIsAsLongAsTheWayBack() {
    List<AreaProfile> areas = random(new Random(11), 40);
    NearestNeighbours neighbours = NearestNeighbours.among(areas, EQUAL);
    Map<String, Double> distances = new HashMap<>();
    for (AreaProfile area : areas) {
      for (Neighbour other : neighbours.of(area.area(), 40).nearest()) {
        distances.put(area.area() + other.area(), other.distance());
      }
    }
    assertThat(distances).hasSize(40 * 39);
    distances.forEach(
        (pair, distance) ->
            assertThat(distances.get(pair.substring(3) + pair.substring(0, 3)))
                .isEqualTo(distance));
  }

  @Test
  void neitherUnitNorOriginNorOrderOfTheInputMatters() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<AreaProfile> areas = random(random, 12);
      List<Characteristic> characteristics = weighted(random);
      Neighbours neighbours = NearestNeighbours.among(areas, characteristics).of("a03", 11);

      List<AreaProfile> shuffled = new ArrayList<>(areas);
      Collections.shuffle(shuffled, random);
      List<Characteristic> turned = new ArrayList<>(characteristics);
      Collections.reverse(turned);
      assertThat(NearestNeighbours.among(shuffled, turned).of("a03", 11)).isEqualTo(neighbours);

      double factor = 1 + 999 * random.nextDouble();
      double constant = 200 * random.nextDouble() - 100;
      assertSame(changed(areas, "old", value -> value * factor), characteristics, neighbours);
      assertSame(changed(areas, "old", value -> value + constant), characteristics, neighbours);
      assertSame(changed(areas, "old", value -> -value), characteristics, neighbours);
      assertSame(
          changed(areas, "population", value -> value * factor), characteristics, neighbours);
      assertSame(
          areas,
          characteristics.stream().map(one -> one.withWeight(one.weight() * factor)).toList(),
          neighbours);
    }
  }

  private static void assertSame(
      List<AreaProfile> areas, List<Characteristic> characteristics, Neighbours expected) {
    Neighbours neighbours = NearestNeighbours.among(areas, characteristics).of("a03", 11);
    assertThat(names(neighbours)).isEqualTo(names(expected));
    for (int i = 0; i < expected.nearest().size(); i++) {
      assertThat(neighbours.nearest().get(i).distance())
          .isCloseTo(expected.nearest().get(i).distance(), within(1e-9));
    }
  }

  @Test
  void aWeightOfTwoCountsAsTheIndicatorTwice() {
    List<AreaProfile> areas = random(new Random(5), 15);
    List<AreaProfile> doubled =
        areas.stream()
            .map(
                area -> {
                  Map<String, Double> values = new HashMap<>(area.values());
                  values.put("again", area.values().get("old"));
                  return AreaProfile.of(area.area(), values);
                })
            .toList();
    List<Characteristic> twice = new ArrayList<>(EQUAL);
    twice.add(Characteristic.difference("again"));
    List<Characteristic> weighted = new ArrayList<>(EQUAL);
    weighted.set(1, Characteristic.difference("old").withWeight(2));
    assertThat(names(NearestNeighbours.among(doubled, twice).of("a00", 14)))
        .isEqualTo(names(NearestNeighbours.among(areas, weighted).of("a00", 14)));
    assertThat(NearestNeighbours.among(doubled, twice).of("a00", 1).nearest().get(0).distance())
        .isCloseTo(
            NearestNeighbours.among(areas, weighted).of("a00", 1).nearest().get(0).distance(),
            within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -5})
  void ratiosNeedValuesAboveZero(double population) {
    List<AreaProfile> areas =
        List.of(
            AreaProfile.of("a", Map.of("population", population)),
            AreaProfile.of("b", Map.of("population", 5.0)));
    assertThatThrownBy(
            () -> NearestNeighbours.among(areas, List.of(Characteristic.ratio("population"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid population of a: %.0f, must be greater than 0".formatted(population));
  }

  @Test
  void eachAreaAndIndicatorIsGivenOnce() {
    List<AreaProfile> areas = random(new Random(1), 3);
    List<AreaProfile> twice = List.of(areas.get(0), areas.get(1), areas.get(0));
    assertRefused(twice, EQUAL, "Invalid profiles: a00, must not occur twice");
    assertRefused(List.of(), EQUAL, "Invalid profiles: [], must not be empty");
    assertRefused(areas, List.of(), "Invalid characteristics: [], must not be empty");
    assertRefused(
        areas,
        List.of(Characteristic.ratio("old"), Characteristic.difference("old")),
        "Invalid characteristics: old, must not occur twice");
  }

  private static void assertRefused(
      List<AreaProfile> areas, List<Characteristic> characteristics, String message) {
    assertThatThrownBy(() -> NearestNeighbours.among(areas, characteristics))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void theQuestionNamesAnAreaAndANumber() {
    NearestNeighbours neighbours = line("a", 0, "b", 1);
    assertThatThrownBy(() -> neighbours.of("c", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid area: 'c', must be one of the profiles");
    assertThatThrownBy(() -> neighbours.of("a", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid number: 0, must be 1 or more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a | NaN | Invalid old of a: NaN, must be finite",
        "a | -Infinity | Invalid old of a: -Infinity, must be finite",
        "' ' | 1 | Invalid area: ' ', must not be blank"
      })
  void profilesThatCannotBeAreRefused(String area, double value, String message) {
    assertThatThrownBy(() -> AreaProfile.of(area, Map.of("old", value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "old | 0 | Invalid weight of old: 0, must be greater than 0",
        "old | -1 | Invalid weight of old: -1, must be greater than 0",
        "old | NaN | Invalid weight of old: NaN, must be greater than 0",
        "old | Infinity | Invalid weight of old: Infinity, must be finite",
        "'' | 1 | Invalid name: '', must not be blank"
      })
  void characteristicsThatCannotBeAreRefused(String name, double weight, String message) {
    assertThatThrownBy(() -> Characteristic.difference(name).withWeight(weight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static NearestNeighbours line(Object... areasAndValues) {
    List<AreaProfile> areas = new ArrayList<>();
    for (int i = 0; i < areasAndValues.length; i += 2) {
      double value = ((Number) areasAndValues[i + 1]).doubleValue();
      areas.add(AreaProfile.of((String) areasAndValues[i], Map.of("place", value)));
    }
    return NearestNeighbours.among(areas, List.of(Characteristic.difference("place")));
  }

  private static List<String> names(Neighbours neighbours) {
    return neighbours.nearest().stream().map(Neighbour::area).toList();
  }

  private static List<AreaProfile> random(Random random, int number) {
    List<AreaProfile> areas = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      areas.add(
          AreaProfile.of(
              "a%02d".formatted(i),
              Map.of(
                  "population",
                  Math.exp(8 + 2 * random.nextGaussian()),
                  "old",
                  10 + 15 * random.nextDouble(),
                  "young",
                  20 + 3 * random.nextGaussian())));
    }
    return areas;
  }

  private static List<Characteristic> weighted(Random random) {
    return EQUAL.stream().map(one -> one.withWeight(0.1 + random.nextDouble())).toList();
  }

  private static List<AreaProfile> changed(
      List<AreaProfile> areas, String name, DoubleUnaryOperator change) {
    List<AreaProfile> changed = new ArrayList<>();
    for (AreaProfile area : areas) {
      Map<String, Double> values = new HashMap<>(area.values());
      values.computeIfPresent(name, (key, value) -> change.applyAsDouble(value));
      changed.add(AreaProfile.of(area.area(), values));
    }
    return changed;
  }

  private static List<AreaProfile> municipalities() throws IOException {
    List<AreaProfile> areas = new ArrayList<>();
    try (InputStream file = NearestNeighboursTest.class.getResourceAsStream("municipalities.csv");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      for (String line : reader.lines().skip(1).toList()) {
        String[] cells = line.split(",", -1);
        double population = Double.parseDouble(cells[1]);
        areas.add(
            AreaProfile.of(
                cells[0],
                Map.of(
                    "population",
                    population,
                    "old",
                    100 * Double.parseDouble(cells[2]) / population,
                    "young",
                    100 * Double.parseDouble(cells[3]) / population)));
      }
    }
    return areas;
  }
}
