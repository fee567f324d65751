package no.mestring.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeGroupTest {
  // ATC: N05A antipsychotics, N06BA centrally acting sympathomimetics (WHOCC, ATC index);
  // ICPC-2: P70-P99 diagnoses of psychological problems, with a local extension behind the code
  @ParameterizedTest
  @CsvSource({
    "N05A, N05AH03, true",
    "N05A, N05A, true",
    "N05A, N05BA01, false",
    "N05A, N05, false",
    "N05A, '', false",
    "N05A, n05ah03, false",
    "N06BA, N06BA04, true",
    "N06BA, N06BC01, false",
    "P70-P99, P70, true",
    "P70-P99, P76, true",
    "P70-P99, P99, true",
    "P70-P99, P76.01, true",
    "P70-P99, P69, false",
    "P70-P99, A70, false",
    "P70-P99, P7, false",
    "mental_health, mental_health, true",
    "mental_health, mental_health_and_substance_use, true",
    "mental_health_, mental_health, false",
    "mental_health, mental, false",
    "mental_health, Mental_health, false",
    "substance_use, mental_health_and_substance_use, false",
    "day-eve, evening, true",
    "day-eve, dawn, false"
  })
  void aRangeContainsTheCodesThatBeginSo(String range, String code, boolean contains) {
    assertThat(CodeRange.parse(range).contains(code)).isEqualTo(contains);
    assertThat(new CodeGroup("some", List.of(CodeRange.parse(range))).contains(code))
        .isEqualTo(contains);
  }

  @ParameterizedTest
  @ValueSource(strings = {"N05A", "P70-P99", "P70", "N", "1-3", "home", "home_help_2", "day-eve"})
  void parseReadsWhatToStringWrites(String text) {
    assertThat(CodeRange.parse(text)).hasToString(text);
    assertThat(CodeRange.parse(CodeRange.parse(text).toString())).isEqualTo(CodeRange.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "n05a",
        "N05A ",
        "P70-",
        "-P99",
        "P70-P80-P99",
        "N05*",
        "P70–P99",
        "_home",
        "Home",
        "heim å"
      })
  void parseRejectsOtherForms(String text) {
    assertThatThrownBy(() -> CodeRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid codes: '" + text + "', expected a form like N05A, P70-P99 or mental_health");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P99-P70  | Invalid codes: 'P99-P70', must go upwards",
        "N05-N06A | Invalid codes: 'N05-N06A', both ends must be of the same length"
      })
  void endsMustFitTogether(String text, String message) {
    assertThatThrownBy(() -> CodeRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void endsMustBeCodes() {
    assertThatThrownBy(() -> new CodeRange("N05", "n06"))
        .hasMessage(
            "Invalid codes: 'N05-n06', must be upper case letters and digits or a word in lower case");
  }

  @Test
  void aGroupNeedsANameAndCodesAndNamesNoneTwice() {
    assertThatThrownBy(() -> CodeGroup.of("Users", "N05A"))
        .hasMessage("Invalid group: 'Users', must be lower case letters, digits and underscores");
    assertThatThrownBy(() -> CodeGroup.of("users"))
        .hasMessage("Invalid codes of users: none, must be one or more");
    assertThatThrownBy(() -> CodeGroup.of("users", "N05AX", "N05A"))
        .hasMessage("Invalid codes of users: N05AX, must not lie within N05A");
    assertThatThrownBy(() -> CodeGroup.of("users", "N05A", "N05A"))
        .hasMessage("Invalid codes of users: N05A, must not lie within N05A");
  }

  @Test
  void anyOfGroupsHasEachRangeOnce() {
    CodeGroup any =
        CodeGroup.anyOf(
            "any",
            List.of(
                CodeGroup.of("antipsychotics", "N05A"),
                CodeGroup.of("clozapine", "N05AH02"),
                CodeGroup.of("psychosis", "P72-P73", "N05A")));

    assertThat(any).isEqualTo(CodeGroup.of("any", "N05A", "P72-P73"));
    assertThatThrownBy(() -> CodeGroup.anyOf("any", List.of()))
        .hasMessage("Invalid codes of any: none, must be one or more");
  }
}
