package no.mestring.warehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.indicator.Counting;
import no.mestring.core.indicator.Standard;
import no.mestring.core.period.YearSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountDefinitionTest {
  private static final TextFile DISPENSING =
      new TextFile(
          "dispensing.yaml",
          """
          name: dispensing
          event: dispensed_on
          fields:
            - {name: person, person: true}
            - {name: dispensed_on, type: date, constraints: {required: true}}
            - {name: atc_code}
            - {name: birth_year, type: integer}
          """);

  private static final TextFile VISIT =
      new TextFile(
          "visit.yaml",
          """
          name: visit
          event: visited_on
          fields:
            - {name: visited_on, type: date, constraints: {required: true}}
            - {name: house}
          """);

  private static final TextFile ANTIDEPRESSANTS =
      new TextFile(
          "antidepressants.yaml",
          """
          code_group: antidepressants
          system: ATC
          codes: [N06A]
          title_nb: Antidepressiva
          title_nn: Antidepressiva
          title_en: Antidepressants
          """);

  private static final String WHOLE =
      "what: persons, of: dispensing, code: atc_code, group: antidepressants, ages: [0-74, 16+]";

  @Test
  void aCountIsReadWithItsCodes() {
    CountDefinition count = read("per_1000", WHOLE + ", years: 3, standard: country 2012-2014");

    assertThat(count.counting()).isEqualTo(Counting.PERSONS);
    CountedEvents events = count.events().orElseThrow();
    assertThat(events.table()).isEqualTo("dispensing");
    assertThat(events.group().contains("N06AB04")).isTrue();
    assertThat(count.years()).isEqualTo(3);
    assertThat(count.standard()).isEqualTo(new Standard.CountryOf(YearSpan.closed(2012, 2014)));
    assertThat(count.isRegister()).isTrue();
    assertThat(count.people())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "female 0-74", "male 0-74", "both 0-74", "female 16+", "male 16+", "both 16+");
  }

  @Test
  void agesAreCountedInGroupsOfFiveYearsCutWhereOneBeginsOrEnds() {
    assertThat(read("per_1000", WHOLE.replace("0-74, 16+", "0-17, 13-24")).classes())
        .extracting(AgeRange::toString)
        .containsExactly("0-4", "5-9", "10-12", "13-14", "15-17", "18-19", "20-24");
    assertThat(read("per_1000", WHOLE.replace("0-74, 16+", "80+")).classes())
        .extracting(AgeRange::toString)
        .containsExactly("80-84", "85-89", "90+");
    assertThat(
            read("per_1000", WHOLE.replace("0-74, 16+", "0-9") + ", standard: european_2013")
                .classes())
        .extracting(AgeRange::toString)
        .containsExactly("0-0", "1-4", "5-9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "of: dispensing|of: dispensings|Unknown table of events: 'dispensings'; did you mean dispensing?",
        "code: atc_code|code: atc|Unknown code of dispensing: 'atc'; did you mean atc_code?",
        "code: atc_code|code: birth_year|Unknown code of dispensing: 'birth_year'; there are: atc_code",
        "code: atc_code|code: person|Unknown code of dispensing: 'person'; there are: atc_code",
        "group: antidepressants|group: antidepressant|Unknown group: 'antidepressant'; did you mean antidepressants?",
        "what: persons|what: people|Invalid what: 'people', expected persons, events or waits",
        "of: dispensing, code: atc_code|of: visit, code: house|Invalid what: persons, table visit has none",
        "0-74, 16+|0-130|Invalid ages: 0-130, nobody is older than 120",
        "0-74, 16+|74-0|Invalid upper: 0, must be 74 or more",
        "0-74, 16+|0-74, 0-74|Invalid ages: 0-74 twice",
        "0-74, 16+||Invalid ages: none, must be one or more such as 0-74",
        "of: dispensing, ||Invalid entry of count: 'code', must stand with a table of events (of)",
        "of: dispensing, code: atc_code, group: antidepressants, ||it counts no events (of) and has no figures",
        "ages:|wait: decision, ages:|Invalid entry of count: 'wait', must stand with what: waits",
        "ages:|absent: perhaps, ages:|Invalid absent: 'perhaps', expected zero or missing",
        "ages:|years: 0, ages:|Invalid years: 0, must be 1 or more",
        "ages:|year: 3, ages:|Unknown entry of count: 'year'; did you mean years?",
        "ages:|standard: europe, ages:|Invalid standard: 'europe', expected none, country, country and years, or european_1976 or european_2013",
        "ages: [0-74, 16+|standard: european_2013, ages: [0-2|Invalid ages: Invalid age group: 0-2, must be made up of whole groups of European 2013",
      })
  void whatCannotBeCountedIsRefused(String part, String other, String fault) {
    String count = WHOLE.replace(part, other == null ? "" : other);

    assertThatThrownBy(() -> read("per_1000", count))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read definition users.yaml: " + fault);
  }

  private static final String WAITS = "what: waits, wait: decision, ages: ['0+', '18+', 0-66]";

  @Test
  void waitsAreCountedInGroupsOfTheirOwn() {
    CountDefinition count = read("waits", WAITS);

    assertThat(count.waitedFor()).contains("decision");
    assertThat(count.events()).isEmpty();
    assertThat(count.counting()).isEqualTo(Counting.EVENTS);
    assertThat(count.classes())
        .extracting(AgeRange::toString)
        .containsExactly("0-17", "18-66", "67+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "waits|wait: decision|wait: ''|Invalid wait: none, must be a wait of a pathway",
        "waits|0-66|0-24|Invalid ages: 0-24, waits are counted by [0-17, 18-66, 67+]",
        "waits|ages:|standard: country, ages:|Invalid standard: 'country', must be none for waits; see table waiting_time",
        "percent|ages:|standard: country, ages:|Invalid standard: 'country', must be none for waits; see table waiting_time",
        "waits|ages:|of: dispensing, code: atc_code, group: antidepressants, ages:|Invalid entry of count: 'of', waits are counted from pathway_event",
        "per_1000|ages:|ages:|Invalid unit: per_1000, must be percent of the limits that ended, or waits",
        "percent|ages:|ages:|Invalid part_of: none, a share of waits needs the indicator that counts them",
      })
  void whatIsNoCountOfWaitsIsRefused(String unit, String part, String other, String fault) {
    assertThatThrownBy(() -> read(unit, WAITS.replace(part, other)))
        .hasMessage("Cannot read definition users.yaml: " + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "waits||Invalid unit: waits, the count is of persons",
        "percent||Invalid unit: percent, events are counted per_1000 inhabitants or for themselves",
        "persons|, standard: country|Invalid standard: 'country', must be none for the unit persons",
      })
  void aUnitThatDoesNotFitIsRefused(String unit, String more, String fault) {
    assertThatThrownBy(() -> read(unit, WHOLE + (more == null ? "" : more)))
        .hasMessage("Cannot read definition users.yaml: " + fault);
  }

  /** Shares are delivered with their denominators; there are no events of those who were asked. */
  @Test
  void whatIsOnlyDeliveredNeedsNoEvents() {
    String yaml =
        IndicatorDefinitionTest.whole().replace("unit: per_1000", "unit: percent")
            + "\ncount: {what: persons, ages: [0-74], absent: missing}";
    CountDefinition count =
        Definitions.of(List.of(), List.of(new TextFile("users.yaml", yaml)), List.of(), List.of())
            .indicators()
            .get(0)
            .count()
            .orElseThrow();

    assertThat(count.events()).isEmpty();
    assertThat(count.isRegister()).isFalse();
  }

  @Test
  void aGroupWithoutCodesIsRefused() {
    TextFile none = new TextFile("none.yaml", "code_group: none\ncodes: []");

    assertThatThrownBy(() -> Definitions.of(List.of(), List.of(), List.of(none), List.of()))
        .hasMessage(
            "Cannot read definition none.yaml: Invalid codes of none: none, must be one or more");
  }

  /** The codes are part of what the figures follow from, though they stand in another file. */
  @Test
  void otherCodesAreAnotherDefinition() {
    TextFile wider =
        new TextFile(ANTIDEPRESSANTS.name(), ANTIDEPRESSANTS.text().replace("N06A", "N06"));

    assertThat(definition("per_1000", WHOLE, ANTIDEPRESSANTS).fingerprint())
        .isEqualTo(definition("per_1000", WHOLE, ANTIDEPRESSANTS).fingerprint())
        .isNotEqualTo(definition("per_1000", WHOLE, wider).fingerprint());
  }

  private static CountDefinition read(String unit, String count) {
    return definition(unit, count, ANTIDEPRESSANTS).count().orElseThrow();
  }

  private static IndicatorDefinition definition(String unit, String count, TextFile group) {
    String yaml =
        IndicatorDefinitionTest.whole()
            .replace("unit: per_1000", "unit: " + unit)
            .replaceFirst("(?s)figures: .*", "count: {" + count + "}\n");
    return Definitions.of(
            List.of(DISPENSING, VISIT),
            List.of(new TextFile("users.yaml", yaml)),
            List.of(group),
            List.of())
        .indicators()
        .get(0);
  }
}
