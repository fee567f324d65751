package no.mestring.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As Søndre Land's plan (2016) and Ullensaker's strategy (2018-2022) print them. */
class MainPathwayTest {
  @ParameterizedTest
  @CsvSource({
    "mild, short, 1, municipality",
    "mild, long, 2, municipality_with_specialist_care",
    "serious, short, 2, municipality_with_specialist_care",
    "serious, long, 3, shared"
  })
  void severityAndDurationSayWhichItIs(
      String severity, String duration, String number, String responsibility) {
    MainPathway pathway = MainPathway.of(Severity.parse(severity), ProblemDuration.parse(duration));
    assertThat(pathway).hasToString(number).isEqualTo(MainPathway.parse(number));
    assertThat(pathway.responsibility()).hasToString(responsibility);
  }

  @Test
  void otherCodesAreRefused() {
    assertThatThrownBy(() -> MainPathway.parse("4"))
        .hasMessage("Invalid main pathway: '4', expected 1, 2 or 3");
    assertThatThrownBy(() -> Severity.parse("bad"))
        .hasMessage("Invalid severity: 'bad', expected mild or serious");
    assertThatThrownBy(() -> ProblemDuration.parse("1 year"))
        .hasMessage("Invalid duration: '1 year', expected short or long");
  }
}
