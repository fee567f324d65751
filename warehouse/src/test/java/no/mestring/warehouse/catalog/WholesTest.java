package no.mestring.warehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholesTest {
  private static final String COUNT =
      "count: {what: persons, ages: ['0+'], years: 1, standard: none, absent: missing}\n";

  private static TextFile file(String code, String rest) {
    return new TextFile(
        code + ".yaml",
        IndicatorDefinitionTest.whole().replace("indicator: users", "indicator: " + code) + rest);
  }

  private static List<IndicatorDefinition> read(TextFile... files) {
    return Definitions.of(List.of(), List.of(files), List.of(), List.of()).indicators();
  }

  @Test
  void aPartOfAPartIsAPartOfTheWhole() {
    List<IndicatorDefinition> all =
        read(
            file("all", COUNT),
            file("few", COUNT + "part_of: some\n"),
            file("some", COUNT + "part_of: all\n"),
            file("other", COUNT + "part_of: all\n"),
            file("apart", COUNT));
    assertThat(all)
        .extracting(IndicatorDefinition::wholes)
        .containsExactly(
            List.of(), List.of("some", "all"), List.of("all"), List.of("all"), List.of());
    assertThat(all.get(1).isRelatedTo(all.get(3))).as("few and other are both in all").isTrue();
    assertThat(all.get(0).isRelatedTo(all.get(1))).isTrue();
    assertThat(all.get(1).isRelatedTo(all.get(4))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          part_of: al    | 'al' is no indicator; did you mean all?
          part_of: some  | it would be a part of itself
          part_of: round | it would be a part of itself
          part_of: older | 'older' is not counted alike, of the same ages
          part_of: event | 'event' is not counted alike, of the same ages
          part_of: bare  | 'bare' is not counted alike, of the same ages
          """)
  void aWholeThatIsNoneStopsWithTheFault(String entry, String fault) {
    TextFile[] files = {
      file("some", COUNT + entry + "\n"),
      file("all", COUNT),
      file("round", COUNT + "part_of: some\n"),
      file("older", COUNT.replace("0+", "18+")),
      file("event", COUNT.replace("persons", "events")),
      file("bare", "")
    };
    assertThatThrownBy(() -> read(files))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read definition of indicator some: Invalid part_of: " + fault);
  }
}
