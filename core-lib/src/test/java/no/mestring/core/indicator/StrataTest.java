package no.mestring.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrataTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // strata | people | the strata that make them up
        "female 0-44, female 45-74, male 0-44, male 45-74|female 0-74|female 0-44, female 45-74",
        "female 0-44, male 0-44, male 45-74, female 45-74|both 45-74|male 45-74, female 45-74",
        // the most groups, and no total beside its parts
        "both 0-74, both 0-44, both 45-74|both 0-74|both 0-44, both 45-74",
        "both 0-74, both 0-44, both 45-74, both 45-59, both 60-74|both 0-74|both 0-44, both 45-59, both 60-74",
        "both 0-44, both 0-19, both 20-49, both 45-74, both 50-74|both 0-74|both 0-19, both 20-49, both 50-74",
        // women and men before both, but only if they cover the ages
        "both 0-74, female 0-74, male 0-74|both 0-74|female 0-74, male 0-74",
        "both 0-74, female 0-74|both 0-74|both 0-74",
        // an open end
        "both 0-15, both 16-66, both 67+|both 16+|both 16-66, both 67+",
        // not made up: a gap, an overlap, a cut, an open end against a closed one
        "both 0-44, both 46-74|both 0-74|",
        "both 0-44, both 40-74|both 0-74|",
        "both 0-44, both 45-74|both 0-50|",
        "both 16+|both 16-74|",
        "both 0-74|female 0-74|",
      })
  void theMostGroupsMakeUpPeopleOnce(String strata, String people, String parts) {
    Strata groups =
        Strata.of(Arrays.stream(strata.split(", ", -1)).map(StrataTest::people).toList());

    assertThat(
            groups
                .makingUp(people(people))
                .map(
                    indexes ->
                        Arrays.stream(indexes)
                            .mapToObj(index -> groups.groups().get(index).toString())
                            .collect(Collectors.joining(", ")))
                .orElse(null))
        .isEqualTo(parts);
  }

  @Test
  void eachGroupHasItsPlace() {
    Strata strata = Strata.bySexAndAge(List.of(AgeRange.closed(0, 44), AgeRange.atLeast(45)));

    assertThat(strata.groups()).hasToString("[female 0-44, female 45+, male 0-44, male 45+]");
    assertThat(strata.indexOf(people("male 45+"))).hasValue(3);
    assertThat(strata.indexOf(people("both 45+"))).isEmpty();
  }

  @Test
  void noGroupAndAGroupTwiceAreRefused() {
    assertThatThrownBy(() -> Strata.of(List.of()))
        .hasMessage("Invalid strata: [], must be one group or more, each once");
    assertThatThrownBy(() -> Strata.of(List.of(people("both 0+"), people("both 0+"))))
        .hasMessage("Invalid strata: [both 0+, both 0+], must be one group or more, each once");
  }

  private static People people(String text) {
    String[] parts = text.split(" ", -1);
    return new People(Sex.parse(parts[0]), AgeRange.parse(parts[1]));
  }

  /** A delivered total of both sexes is not the sum of women and men of whom some are unknown. */
  @Test
  void groupsApartMakeUpNobodyButThemselves() {
    Strata apart =
        Strata.apart(List.of(people("female 0-9"), people("male 0-9"), people("both 0-9")));

    assertThat(apart.makingUp(people("both 0-9"))).hasValue(new int[] {2});
    assertThat(Strata.of(apart.groups()).makingUp(people("both 0-9"))).hasValue(new int[] {0, 1});
    assertThat(apart.makingUp(people("female 0-4"))).isEmpty();
  }
}
