package no.mestring.warehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.mestring.core.disclosure.SmallCounts;
import no.mestring.core.indicator.Indicator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorDefinitionTest {
  /** A file with every entry but {@code count}. */
  static String whole() {
    return """
        indicator: users
        title_nb: Brukere
        title_nn: Brukarar
        title_en: Users
        unit: per_1000
        direction: neutral
        suppression: {numerator: 4, denominator: 9, series: 6}
        source: Kommunen.
        method: >
          Personer med tjenester i året.
          Sier ikke hvor ofte.
        figures: select 1
        """;
  }

  static Stream<IndicatorDefinition> shipped() {
    return Definitions.builtIn().indicators().stream();
  }

  @Test
  void aFileIsReadWithItsTextsAndLimits() {
    IndicatorDefinition definition = read(whole());

    assertThat(definition.indicator().titleNb()).isEqualTo("Brukere");
    assertThat(definition.indicator().titleNn()).isEqualTo("Brukarar");
    assertThat(definition.indicator().titleEn()).isEqualTo("Users");
    assertThat(definition.source()).isEqualTo("Kommunen.");
    assertThat(definition.method())
        .isEqualTo("Personer med tjenester i året. Sier ikke hvor ofte.");
    assertThat(definition.suppression()).contains(SmallCounts.of(4, 9, 6));
    assertThat(definition.figures()).contains("select 1");
    assertThat(definition.count()).isEmpty();
  }

  @Test
  void otherWordsAreNoOtherDefinition() {
    String before = read(whole()).fingerprint();

    assertThat(read(whole().replace("Brukarar", "Tenestebrukarar")).fingerprint())
        .isEqualTo(before);
    assertThat(read(whole().replace("hvor ofte", "hvor lenge")).fingerprint()).isEqualTo(before);
    assertThat(read(whole().replace("Kommunen", "Fylket")).fingerprint()).isEqualTo(before);
    assertThat(read(whole().replace("per_1000", "percent")).fingerprint()).isNotEqualTo(before);
    assertThat(read(whole().replace("select 1", "select 2")).fingerprint()).isNotEqualTo(before);
    assertThat(read(whole().replace("series: 6", "series: 7")).fingerprint()).isNotEqualTo(before);
  }

  /** What replaces an entry, or nothing where it is left out. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          indicator   | Users     | Invalid indicator: 'Users', must be lower case letters, digits and underscores
          indicator   |           | Invalid indicator: none, must be a text that is not blank
          title_nb    |           | Invalid title_nb: none, must be a text that is not blank
          title_nn    |           | Invalid title_nn: none, must be a text that is not blank
          title_nn    | '" "'     | Invalid title_nn: " ", must be a text that is not blank
          title_en    | 2020      | Invalid title_en: 2020, must be a text that is not blank
          unit        | per 1k    | Unknown unit: 'per 1k', expected per_1000, percent, persons, referrals, visits, journals or waits
          unit        |           | Invalid unit: none, must be a text that is not blank
          direction   | up        | Invalid direction: 'up', expected higher_is_better, lower_is_better or neutral
          source      |           | Invalid source: none, must be a text that is not blank
          source      | '""'      | Invalid source: "", must be a text that is not blank
          source      | [FHI]     | Invalid source: ["FHI"], must be a text that is not blank
          method      |           | Invalid method: none, must be a text that is not blank
          figures     |           | it has neither figures nor count
          figures     | '""'      | Invalid figures: "", must be a text that is not blank
          suppression |           | Invalid suppression: none, the unit per_1000 needs the limits of a year, numerator, denominator and series
          suppression | 4         | Invalid suppression: 4, the unit per_1000 needs the limits of a year, numerator, denominator and series
          suppression | {numerator: 4, denominator: 9} | Invalid series of suppression: none, must be a whole number, 0 or more
          suppression | {numerator: -4, denominator: 9, series: 6} | Invalid numerator of suppression: -4, must be a whole number, 0 or more
          suppression | {numerator: 4, denominator: few, series: 6} | Invalid denominator of suppression: "few", must be a whole number, 0 or more
          suppression | {numerator: 4, denominator: 9, series: 6.5} | Invalid series of suppression: 6.5, must be a whole number, 0 or more
          suppression | {numerator: 4, denominator: 9, serie: 6} | Unknown entry of suppression: 'serie'; did you mean series?
          """)
  void anEntryThatIsMissingOrWrongStopsWithFileAndFault(
      String entry, @Nullable String value, String fault) {
    String changed =
        Pattern.compile("(?m)^" + entry + ": .*\n(?:  .*\n)*")
            .matcher(whole())
            .replaceFirst(value == null ? "" : entry + ": " + value + "\n");

    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read definition users.yaml: " + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          titel_nn    | did you mean title_nn?
          metod       | did you mean method?
          suppresion  | did you mean suppression?
          colour      | there are: count, direction, figures, indicator, method, part_of, source, suppression, title_en, title_nb, title_nn, unit
          """)
  void anUnknownEntryIsToldTheNearestKnownOnes(String entry, String ending) {
    assertThatThrownBy(() -> read(whole() + entry + ": text\n"))
        .hasMessage("Cannot read definition users.yaml: Unknown entry: '" + entry + "'; " + ending);
  }

  @ParameterizedTest
  @ValueSource(strings = {"percent", "persons"})
  void whatCountsPersonsNeedsLimits(String unit) {
    assertThatThrownBy(() -> read(withoutLimits(unit)))
        .hasMessage(
            "Cannot read definition users.yaml: Invalid suppression: none, the unit "
                + unit
                + " needs the limits of a year, numerator, denominator and series");
  }

  @ParameterizedTest
  @ValueSource(strings = {"referrals", "visits", "journals"})
  void whatCountsNoPersonsMayDoWithoutLimits(String unit) {
    assertThat(read(withoutLimits(unit)).suppression()).isEmpty();
    assertThat(read(whole().replace("per_1000", unit)).suppression())
        .contains(SmallCounts.of(4, 9, 6));
  }

  /** The national line's usual limits, T=4, N=9 and STATTOL 6 a year. */
  @ParameterizedTest
  @MethodSource("shipped")
  void whatIsShippedHasTheUsualLimitsUnlessItCountsVisits(IndicatorDefinition definition) {
    Optional<SmallCounts> usual = Optional.of(SmallCounts.of(4, 9, 6));

    assertThat(definition.suppression())
        .isEqualTo(
            definition.indicator().code().equals("low_threshold_substance_use_visits")
                ? Optional.empty()
                : usual);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theMethodIsOneToThreeSentencesAndTheSourceOne(IndicatorDefinition definition) {
    assertThat(sentences(definition.source())).hasSize(1);
    assertThat(sentences(definition.method())).hasSizeBetween(1, 3);
    assertThat(definition.method().length()).isBetween(80, 420);
  }

  /** A group of codes whose definition changes is not forgotten in the words. */
  @ParameterizedTest
  @MethodSource("shipped")
  void theMethodNamesTheCodesThatAreCounted(IndicatorDefinition definition) {
    definition
        .count()
        .flatMap(CountDefinition::events)
        .ifPresent(
            events ->
                events
                    .group()
                    .codes()
                    .forEach(
                        codes ->
                            assertThat(definition.method())
                                .contains(codes.toString().replace('-', '–'))));
  }

  /** Words of bokmål that nynorsk has not, of those that the titles are made of. */
  @Test
  void titlesOfNynorskHaveNoWordsOfBokmaal() {
    Pattern ofBokmaal =
        Pattern.compile(
            "(?iu)\\b(brukere|legemidler|midler|lidelser?|kun|ikke|uten|tjenester?|henvisninger"
                + "|hovedforløp|kartlagte|antall|innbyggerne|drikker|mer|uken|ganger|personer"
                + "|symptomer|rusproblemer|noe|alvorlig|daglige|problemer|fikk|mestringssenter)\\b");

    assertThat(titles(Indicator::titleNn)).noneMatch(title -> ofBokmaal.matcher(title).find());
    assertThat(titles(Indicator::titleNb)).anyMatch(title -> ofBokmaal.matcher(title).find());
  }

  @Test
  void noTwoIndicatorsHaveTheSameTitle() {
    assertThat(titles(Indicator::titleNb)).doesNotHaveDuplicates();
    assertThat(titles(Indicator::titleNn)).doesNotHaveDuplicates();
    assertThat(titles(Indicator::titleEn)).doesNotHaveDuplicates();
  }

  private static List<String> titles(Function<Indicator, String> language) {
    return shipped().map(definition -> language.apply(definition.indicator())).toList();
  }

  private static List<String> sentences(String text) {
    assertThat(text).endsWith(".");
    return Pattern.compile("\\.(?: |$)(?!januar)")
        .splitAsStream(text)
        .collect(Collectors.toUnmodifiableList());
  }

  private static String withoutLimits(String unit) {
    return whole().replace("per_1000", unit).replaceFirst("suppression: .*\n", "");
  }

  private static IndicatorDefinition read(String yaml) {
    return Definitions.of(
            List.of(), List.of(new TextFile("users.yaml", yaml)), List.of(), List.of())
        .indicators()
        .get(0);
  }
}
