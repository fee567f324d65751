package no.mestring.core.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import no.mestring.core.period.YearSpan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {
  @ParameterizedTest
  @CsvSource({", , always", ", 2019, until 2019", "2020, 2023, 2020-2023", "2024, , from 2024"})
  void validityReadsAsASentence(
      @Nullable Integer firstYear, @Nullable Integer lastYear, String validity) {
    assertThat(area(firstYear, lastYear).validity()).isEqualTo(validity);
  }

  @Test
  void isValidInMeansThatSomeYearOfThePeriodIsInside() {
    assertValidIn(null, null);
    for (int year = 2000; year <= 2004; year++) {
      assertValidIn(null, year);
      assertValidIn(year, null);
      for (int last = year; last <= 2004; last++) {
        assertValidIn(year, last);
      }
    }
  }

  private static void assertValidIn(@Nullable Integer firstYear, @Nullable Integer lastYear) {
    Area area = area(firstYear, lastYear);
    for (int first = 1999; first <= 2005; first++) {
      for (int last = first; last <= 2005; last++) {
        YearSpan period = YearSpan.closed(first, last);
        boolean someYear =
            IntStream.rangeClosed(first, last)
                .anyMatch(
                    year ->
                        (firstYear == null || year >= firstYear)
                            && (lastYear == null || year <= lastYear));

        assertThat(area.isValidIn(period))
            .as("%s in %s", area.validity(), period)
            .isEqualTo(someYear);
      }
    }
  }

  private static Area area(@Nullable Integer firstYear, @Nullable Integer lastYear) {
    return new Area(
        "0512",
        "Lesja",
        List.of(),
        AreaLevel.MUNICIPALITY,
        Optional.of("05"),
        "3432",
        year(firstYear),
        year(lastYear));
  }

  private static OptionalInt year(@Nullable Integer year) {
    return year == null ? OptionalInt.empty() : OptionalInt.of(year);
  }
}
