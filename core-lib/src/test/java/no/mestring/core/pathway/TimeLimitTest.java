package no.mestring.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {
  /** By a calendar; 17 May 2024 is a Friday and a public holiday, and 20 May Whit Monday. */
  @ParameterizedTest
  @CsvSource({
    "6 days, 2024-05-13, 2024-05-19",
    "1 day, 2024-02-28, 2024-02-29",
    "2 weeks, 2024-05-13, 2024-05-27",
    "1 month, 2024-01-31, 2024-02-29",
    "1 month, 2023-01-31, 2023-02-28",
    "3 months, 2024-11-30, 2025-02-28",
    "1 working day, 2024-05-16, 2024-05-21",
    "10 working days, 2024-05-13, 2024-05-29"
  })
  void theLastDayIsKeptAndTheNextIsNot(String text, LocalDate from, LocalDate last) {
    TimeLimit limit = TimeLimit.parse(text);
    assertThat(limit).hasToString(text);
    assertThat(limit.lastDay(from)).isEqualTo(last);
    assertThat(limit.isKept(from, from)).isTrue();
    assertThat(limit.isKept(from, last)).isTrue();
    assertThat(limit.isKept(from, last.plusDays(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "ten days",
        "0 days",
        "1 days",
        "2 month",
        "-1 days",
        "3 years",
        "10  days"
      })
  void whatIsNoLimitIsSaid(String text) {
    assertThatThrownBy(() -> TimeLimit.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid time limit: '"
                + text
                + "', expected such as 6 days, 10 working days, 2 weeks or 1 month");
  }

  @Test
  void nothingComesBeforeItBegins() {
    TimeLimit limit = new TimeLimit(1, TimeLimit.Unit.MONTHS);
    LocalDate day = LocalDate.of(2024, 5, 2);
    assertThatThrownBy(() -> limit.isKept(day, day.minusDays(1)))
        .hasMessage("Invalid day: 2024-05-01, must not be before 2024-05-02");
    assertThatThrownBy(() -> new TimeLimit(0, TimeLimit.Unit.DAYS))
        .hasMessage("Invalid amount: 0, must be greater than 0");
  }
}
