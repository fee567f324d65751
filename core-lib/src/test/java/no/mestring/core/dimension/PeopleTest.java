package no.mestring.core.dimension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {
  private static People people(String text) {
    String[] words = text.split(" ", -1);
    return new People(Sex.parse(words[0]), AgeRange.parse(words[1]));
  }

  /** Whether all of the second are among the first, and whether anybody is in both. */
  @ParameterizedTest
  @CsvSource({
    "both 0-74, female 25-44, true, true",
    "female 25-44, both 0-74, false, true",
    "female 0+, female 0+, true, true",
    "female 0-74, male 0-74, false, false",
    "both 0-24, both 25-44, false, false",
    "both 0-24, male 24-44, false, true",
    "male 67+, both 80+, false, true",
    "both 67+, male 0-66, false, false",
    "both 16-74, both 16+, false, true"
  })
  void peopleEncloseAndOverlapOthers(
      String some, String others, boolean isEnclosing, boolean isOverlapping) {
    assertThat(people(some).encloses(people(others))).isEqualTo(isEnclosing);
    assertThat(people(some).overlaps(people(others))).isEqualTo(isOverlapping);
    assertThat(people(others).overlaps(people(some))).isEqualTo(isOverlapping);
  }
}
