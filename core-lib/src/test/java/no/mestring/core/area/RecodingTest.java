package no.mestring.core.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import no.mestring.core.area.RecodedSeries.RecodedFigure;
import no.mestring.core.period.YearSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which codes became which: the reforms as the national line's spec (3.2, 3.4) and Statistics
 * Norway's code lists have them. The counts are made up, so that sums are easily seen.
 */
class RecodingTest {
  private final AreaHistory history = AreaHistory.builtIn();

  // Renumbered only, spec 3.4
  @ParameterizedTest
  @CsvSource({
    "0235, 3033, 3209", // Ullensaker
    "0536, 3447, 3447", // Søndre Land
    "0815, 3814, 4014", // Kragerø
    "0512, 3432, 3432", // Lesja
  })
  void aRenumberedMunicipalityGoesRoundTheReformsUnchanged(
      String until2019, String until2023, String now) {
    Map<Integer, String> codes = Map.of(2019, until2019, 2021, until2023, 2024, now);
    codes.forEach(
        (from, code) ->
            codes.forEach(
                (to, expected) -> {
                  RecodedFigure figure = only(history.recode(List.of(count(code, from, 7)), to));
                  assertThat(figure.area().code()).isEqualTo(expected);
                  assertThat(figure.area().derivation()).isEqualTo(Derivation.EXACT);
                  assertThat(figure.numerator()).hasValue(7);
                }));
  }

  @Test
  void aPartThatLacksWithholdsTheWholeUnlessItCountsAsZero() {
    List<DeliveredArea> moss = List.of(DeliveredArea.of("0104", YearSpan.of(2019)));
    assertThat(history.recoding(moss, 2020, SplitPolicy.WITHHOLD).areas())
        .extracting(RecodedArea::code, RecodedArea::derivation, RecodedArea::reason)
        .containsExactly(tuple("3002", Derivation.WITHHELD, "no figure for 0136"));
    assertThat(history.recoding(moss, 2020, SplitPolicy.WITHHOLD, MissingParts.ZERO).areas())
        .extracting(RecodedArea::code, RecodedArea::derivation, RecodedArea::reason)
        .containsExactly(tuple("3002", Derivation.ADDED, "no figure for 0136, taken as zero"));
  }

  @Test
  void mergedMunicipalitiesAddUpNumeratorsAndDenominators() {
    YearSpan year = YearSpan.of(2019);
    RecodedFigure moss =
        only(
            history.recode(
                List.of(
                    AreaFigure.rate("0104", year, 30, 1000), AreaFigure.rate("0136", year, 5, 500)),
                2024));

    assertThat(moss.area().code()).isEqualTo("3103");
    assertThat(moss.area().derivation()).isEqualTo(Derivation.ADDED);
    assertThat(moss.area().codes()).isEqualTo("0104 0136");
    assertThat(moss.numerator()).hasValue(35);
    assertThat(moss.denominator()).hasValue(1500);
  }

  @Test
  void aMergerWithAPartThatNobodyDeliveredIsWithheld() {
    RecodedFigure moss = only(history.recode(List.of(count("0104", 2019, 30)), 2024));

    assertThat(moss.area().code()).isEqualTo("3103");
    assertThat(moss.area().derivation()).isEqualTo(Derivation.WITHHELD);
    assertThat(moss.area().reason()).isEqualTo("no figure for 0136");
    assertThat(moss.numerator()).isEmpty();
  }

  @Test
  void aMergerWithAPartThatIsMissingIsMissing() {
    YearSpan year = YearSpan.of(2019);
    AreaFigure missing =
        new AreaFigure(
            DeliveredArea.of("0136", year), OptionalDouble.empty(), OptionalDouble.of(500));
    RecodedFigure moss =
        only(history.recode(List.of(AreaFigure.rate("0104", year, 30, 1000), missing), 2024));

    assertThat(moss.numerator()).isEmpty();
    assertThat(moss.denominator()).hasValue(1500);
  }

  @Test
  void anUndoneMergerIsWithheldUnlessWeighted() {
    List<AreaFigure> moss = List.of(count("3103", 2024, 100));

    assertThat(history.recode(moss, 2017).figures())
        .extracting(figure -> figure.area().code(), RecodedFigure::numerator)
        .containsExactly(
            tuple("0104", OptionalDouble.empty()), tuple("0136", OptionalDouble.empty()));
    assertThat(history.recode(moss, 2017).recoding().withheld())
        .extracting(RecodedArea::reason)
        .containsOnly("3103 is divided between 0104, 0136");
    assertThat(only(history.recode(moss, 2017, SplitPolicy.UNION)).numerator()).hasValue(100);
    assertThat(only(history.recode(moss, 2017, SplitPolicy.UNION)).area().code())
        .isEqualTo("0104+0136");
  }

  // Haram joined Ålesund in 2020 and left it again in 2024, with the borders it had before
  @Test
  void haramComesBackAsItWas() {
    List<AreaFigure> before =
        List.of(
            count("1504", 2019, 480),
            count("1523", 2019, 20),
            count("1529", 2019, 50),
            count("1534", 2019, 93),
            count("1546", 2019, 12));

    assertThat(numerators(history.recode(before, 2024)))
        .isEqualTo(Map.of("1508", 562.0, "1580", 93.0));
    assertThat(numerators(history.recode(before, 2021))).isEqualTo(Map.of("1507", 655.0));
    List<AreaFigure> after = List.of(count("1508", 2024, 562), count("1580", 2024, 93));
    assertThat(numerators(history.recode(after, 2021))).isEqualTo(Map.of("1507", 655.0));
    assertThat(numerators(history.recode(after, 2019))).isEqualTo(Map.of("1534", 93.0));
  }

  @Test
  void theUndividedAalesundOf2020To2023IsWithheldOnTheBordersOf2024() {
    RecodedSeries series = history.recode(List.of(count("1507", 2021, 655)), 2024);

    assertThat(series.figures())
        .extracting(figure -> figure.area().code())
        .containsExactly("1508", "1580");
    assertThat(series.recoding().withheld())
        .extracting(RecodedArea::reason)
        .containsExactly(
            "1507 is divided between 1508, 1580", "1507 is divided between 1508, 1580");
  }

  @Test
  void aUnionHoldsForAllPeriodsOfASeries() {
    List<AreaFigure> series =
        List.of(
            count("1504", 2019, 480),
            count("1523", 2019, 20),
            count("1529", 2019, 50),
            count("1534", 2019, 93),
            count("1546", 2019, 12),
            count("1507", 2021, 660),
            count("1508", 2024, 570),
            count("1580", 2024, 95));

    RecodedSeries united = history.recode(series, 2024, SplitPolicy.UNION);

    assertThat(united.figures())
        .extracting(figure -> figure.area().code())
        .containsOnly("1508+1580");
    assertThat(united.figures())
        .extracting(figure -> figure.numerator().orElseThrow())
        .containsExactly(655.0, 660.0, 665.0);
  }

  // Snillfjord went to Heim, Hitra and Orkland in 2020 by csdata's shares 0.35, 0.35 and 0.30
  @Test
  void snillfjordIsDividedByTheSharesOfItsPeople() {
    List<AreaFigure> before =
        List.of(
            count("5011", 2019, 4000),
            count("1571", 2019, 1500),
            count("5012", 2019, 1000),
            count("5013", 2019, 5000),
            count("5016", 2019, 1700),
            count("5023", 2019, 3900),
            count("5024", 2019, 12000));

    RecodedSeries weighted = history.recode(before, 2020, SplitPolicy.WEIGHT);

    assertThat(weighted.figures())
        .extracting(figure -> figure.area().derivation())
        .containsOnly(Derivation.WEIGHTED);
    Map<String, Double> numbers = numerators(weighted);
    assertThat(numbers.get("5055")).isCloseTo(4000 + 1500 + 350, within(1e-9));
    assertThat(numbers.get("5056")).isCloseTo(5000 + 350, within(1e-9));
    assertThat(numbers.get("5059")).isCloseTo(1700 + 3900 + 12000 + 300, within(1e-9));
    assertThat(weighted.figures().get(0).area().codes()).isEqualTo("1571 5011 5012*0.35");
    assertThat(only(history.recode(before, 2020, SplitPolicy.UNION)).numerator()).hasValue(29100);
    assertThat(numerators(history.recode(before, 2020))).isEmpty();
  }

  // Tysfjord went to Narvik and Hamarøy in 2020, half and half by csdata
  @Test
  void tysfjordIsDividedInTwo() {
    List<AreaFigure> before =
        List.of(
            count("1805", 2018, 18000),
            count("1854", 2018, 2500),
            count("1850", 2018, 2000),
            count("1849", 2018, 1700));

    Map<String, Double> numbers = numerators(history.recode(before, 2024, SplitPolicy.WEIGHT));

    assertThat(numbers).isEqualTo(Map.of("1806", 21500.0, "1875", 2700.0));
  }

  // All municipalities of Viken; its counties of 2024 are Østfold, Akershus and Buskerud, and
  // Jevnaker and Lunner, of Oppland until 2019, stayed in Akershus
  @Test
  void aSplitCountyIsRebuiltFromItsMunicipalities() {
    List<AreaFigure> viken = new ArrayList<>();
    double total = 0;
    Map<String, Double> expected = new TreeMap<>();
    for (Area area : history.municipalities("30", 2021)) {
      double count = Double.parseDouble(area.code());
      total += count;
      viken.add(count(area.code(), 2021, count));
      expected.merge(area.series().substring(0, 2), count, Double::sum);
    }
    viken.add(count("30", 2021, total));

    RecodedSeries rebuilt = history.recode(viken, 2024);

    Map<String, Double> counties = new TreeMap<>();
    for (RecodedFigure figure : rebuilt.figures()) {
      if (figure.area().code().length() == 2) {
        assertThat(figure.area().derivation()).isEqualTo(Derivation.ADDED);
        counties.put(figure.area().code(), figure.numerator().orElseThrow());
      }
    }
    assertThat(viken).hasSize(52); // 51 municipalities and the county
    assertThat(counties).isEqualTo(expected).containsOnlyKeys("31", "32", "33");
    assertThat(history.recode(List.of(count("30", 2021, total)), 2024).recoding().withheld())
        .extracting(RecodedArea::reason)
        .containsOnly("30 is divided between 31, 32, 33");
  }

  @Test
  void vikenIsItsCountiesOf2024AddedUp() {
    List<AreaFigure> counties =
        List.of(count("31", 2024, 100), count("32", 2024, 200), count("33", 2024, 300));

    RecodedFigure viken = only(history.recode(counties, 2022));

    assertThat(viken.area().code()).isEqualTo("30");
    assertThat(viken.numerator()).hasValue(600);
  }

  // Spec 3.2: unknown parts follow their county, those of split counties become 9999
  @ParameterizedTest
  @CsvSource({
    "0599, 2015, 3499",
    "0299, 2015, 3299",
    "0899, 2019, 4099",
    "3099, 2021, 9999",
    "3899, 2021, 9999",
    "5499, 2021, 9999",
    "9999, 2015, 9999",
  })
  void anUnknownMunicipalityFollowsItsCounty(String code, int year, String unknown) {
    assertThat(only(history.recode(List.of(count(code, year, 3)), 2024)).area().code())
        .isEqualTo(unknown);
  }

  @Test
  void aCodeThatIsNoneStaysAndIsReported() {
    RecodedSeries series =
        history.recode(List.of(count("0512", 2015, 1), count("6666", 2015, 2)), 2024);

    assertThat(series.recoding().unplaced()).extracting(RecodedArea::code).containsExactly("6666");
    assertThat(series.figures())
        .extracting(figure -> figure.numerator().orElseThrow())
        .containsExactly(1.0, 2.0);
  }

  @Test
  void aSeriesOnBordersOfItsOwnGoesToThoseOfItsTime() {
    RecodedFigure ullensaker =
        only(history.recode(List.of(count("3209", 2015, 9).onBordersOf(2024)), 2015));

    assertThat(ullensaker.area().code()).isEqualTo("0235");
    assertThat(ullensaker.area().borders()).hasValue(2024);
  }

  // Stavanger kept 1103 when it took in Finnøy and Rennesøy in 2020; only the borders tell
  @Test
  void aCodeThatKeptItsNumberAndGrewIsToldApartByItsBorders() {
    RecodedFigure small = history.recode(List.of(count("1103", 2015, 9)), 2024).figures().get(0);
    RecodedFigure large =
        only(history.recode(List.of(count("1103", 2015, 9).onBordersOf(2024)), 2024));

    assertThat(small.area().reason()).isEqualTo("no figure for 1141, 1142");
    assertThat(large.area().derivation()).isEqualTo(Derivation.EXACT);
  }

  @Test
  void twoCodesForTheSamePeopleAreNotAddedUp() {
    RecodedFigure moss =
        only(
            history.recode(
                List.of(count("0104", 2015, 3), count("0136", 2015, 4), count("3103", 2015, 7)),
                2024));

    assertThat(moss.area().derivation()).isEqualTo(Derivation.WITHHELD);
    assertThat(moss.area().reason())
        .isEqualTo("0104 and 3103 count the same people; 0136 and 3103 count the same people");
  }

  @Test
  void anAreaTwiceInAPeriodIsRefused() {
    assertThatThrownBy(
            () -> history.recode(List.of(count("0512", 2015, 3), count("0512", 2015, 4)), 2024))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid series: area '0512' twice in 2015");
  }

  @Test
  void populationsOfTheWarehouseWeighPieces() {
    Map<DeliveredArea, Double> counts = new HashMap<>();
    counts.put(DeliveredArea.of("0104", YearSpan.of(2017)), 300.0);
    counts.put(DeliveredArea.of("0136", YearSpan.of(2017)), 100.0);

    RecodedSeries series =
        history
            .withPopulation(counts)
            .recode(List.of(count("3103", 2017, 40).onBordersOf(2024)), 2017, SplitPolicy.WEIGHT);

    assertThat(numerators(series)).isEqualTo(Map.of("0104", 30.0, "0136", 10.0));
  }

  // Moss and Rygge became one municipality of Viken in 2020, and Halden another
  @Test
  void onlyPopulationsOfPiecesOfDividedAreasWeigh() {
    DeliveredArea moss = DeliveredArea.of("0104", YearSpan.of(2017));
    DeliveredArea rygge = DeliveredArea.of("0136", YearSpan.of(2017));
    DeliveredArea halden = DeliveredArea.of("0101", YearSpan.of(2017));
    DeliveredArea newMoss = DeliveredArea.of("3002", YearSpan.of(2020));
    DeliveredArea viken = DeliveredArea.of("30", YearSpan.of(2020));
    List<DeliveredArea> counted = List.of(rygge, newMoss, halden, moss, viken);

    assertThat(history.pieces(counted, List.of(newMoss))).containsExactly(rygge, moss);
    assertThat(history.pieces(counted, List.of(viken))).containsExactly(rygge, halden, moss);
    assertThat(history.pieces(counted, List.of(moss, rygge, halden))).isEmpty();
    // a code that was not valid in its year means the area it was in the nearest
    assertThat(history.pieces(counted, List.of(DeliveredArea.of("3002", YearSpan.of(2015)))))
        .containsExactly(rygge, moss);
  }

  @ParameterizedTest
  @ValueSource(ints = {1994, 2001, 2002, 2012, 2017, 2018, 2019, 2020, 2023, 2024, 2026})
  void recodingToTheSameBordersChangesNothing(int year) {
    List<AreaFigure> series = everyMunicipality(year, 1);
    for (SplitPolicy policy : SplitPolicy.values()) {
      RecodedSeries same = history.recode(series, year, policy);

      assertThat(same.figures())
          .extracting(figure -> figure.area().derivation())
          .containsOnly(Derivation.EXACT);
      Map<String, Double> expected = new TreeMap<>();
      series.forEach(
          figure -> expected.put(figure.area().code(), figure.numerator().orElseThrow()));
      assertThat(numerators(same)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEIGHT", "UNION"})
  void totalsOfTheCountryAreKeptBetweenAnyTwoYears(SplitPolicy policy) {
    int[] years = {1994, 2002, 2013, 2017, 2018, 2019, 2020, 2024};
    for (int from : years) {
      List<AreaFigure> series = everyMunicipality(from, from);
      double total = series.stream().mapToDouble(f -> f.numerator().orElseThrow()).sum();
      for (int to : years) {
        RecodedSeries recoded = history.recode(series, to, policy);
        if (recoded.recoding().withheld().isEmpty()) {
          double sum =
              recoded.figures().stream().mapToDouble(f -> f.numerator().orElseThrow()).sum();
          assertThat(sum).as("%d on %d", from, to).isCloseTo(total, within(1e-6));
        } else {
          assertThat(policy).isEqualTo(SplitPolicy.WEIGHT);
          assertThat(recoded.recoding().withheld())
              .allMatch(area -> area.reason().endsWith("by unknown shares of its people"));
        }
      }
    }
  }

  @Test
  void aRegionIsTheSameAddedUpBeforeOrAfter() {
    for (AreaGroup group : history.groups()) {
      for (int from : new int[] {1994, 2012, 2017, 2019, 2021}) {
        List<Area> before = history.municipalities(group, from);
        List<Area> after = history.municipalities(group, 2024);
        boolean isWhole =
            before.stream()
                .allMatch(
                    area ->
                        history.successors(area, 2024).stream()
                            .allMatch(now -> group.members().contains(now.code())));
        if (isWhole) {
          double sum = 0;
          Map<String, Double> counts = new HashMap<>();
          for (AreaFigure figure : everyMunicipality(from, 5)) {
            counts.put(figure.area().code(), figure.numerator().orElseThrow());
          }
          for (Area area : before) {
            sum += counts.getOrDefault(area.code(), Double.NaN);
          }
          Map<String, Double> recoded =
              numerators(history.recode(everyMunicipality(from, 5), 2024, SplitPolicy.WEIGHT));
          double sumAfter = 0;
          for (Area area : after) {
            sumAfter += recoded.getOrDefault(area.code(), Double.NaN);
          }
          assertThat(sumAfter).as("%s from %d", group.code(), from).isCloseTo(sum, within(1e-6));
        }
      }
    }
  }

  @Test
  void theOrderOfASeriesDoesNotMatter() {
    List<AreaFigure> series = everyMunicipality(2019, 3);
    List<AreaFigure> shuffled = new ArrayList<>(series);
    Collections.shuffle(shuffled, new Random(1));

    for (SplitPolicy policy : SplitPolicy.values()) {
      assertThat(history.recode(shuffled, 2024, policy).figures())
          .isEqualTo(history.recode(series, 2024, policy).figures());
    }
  }

  /** A made-up count for every municipality of a year. */
  private List<AreaFigure> everyMunicipality(int year, int seed) {
    Random random = new Random(seed);
    List<AreaFigure> series = new ArrayList<>();
    for (Area area : history.municipalities(AreaHistory.COUNTRY, year)) {
      series.add(count(area.code(), year, random.nextInt(1000)));
    }
    return series;
  }

  private static AreaFigure count(String code, int year, double count) {
    return AreaFigure.count(code, YearSpan.of(year), count);
  }

  private static RecodedFigure only(RecodedSeries series) {
    assertThat(series.figures()).hasSize(1);
    return series.figures().get(0);
  }

  /** The figures that are not withheld, of one period. */
  private static Map<String, Double> numerators(RecodedSeries series) {
    Map<String, Double> numerators = new TreeMap<>();
    for (RecodedFigure figure : series.figures()) {
      if (figure.numerator().isPresent()) {
        numerators.put(figure.area().code(), figure.numerator().getAsDouble());
      }
    }
    return numerators;
  }
}
