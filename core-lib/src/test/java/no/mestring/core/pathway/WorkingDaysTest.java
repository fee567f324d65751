package no.mestring.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  /**
   * All public holidays of 2000 to 2050 as the project holidays publishes them (vacanza/holidays,
   * snapshots/ISO_3166/NO_COMMON.json): four that move stand in the file; there Good Friday is the
   * day after Maundy Thursday, Easter Monday that after Easter Sunday, and Whit Sunday the day
   * before Whit Monday.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "moving_holidays.csv", useHeadersInDisplayName = true)
  void publicHolidaysAreThePublishedOnes(
      int year, String maundyThursday, String easterSunday, String ascension, String whitMonday) {
    Set<LocalDate> published = new TreeSet<>();
    Stream.of("01-01", "05-01", "05-17", "12-25", "12-26", ascension)
        .forEach(day -> published.add(date(year, day)));
    for (String first : new String[] {maundyThursday, easterSunday}) {
      published.add(date(year, first));
      published.add(date(year, first).plusDays(1));
    }
    published.add(date(year, whitMonday));
    published.add(date(year, whitMonday).minusDays(1));
    assertThat(WorkingDays.publicHolidays(year)).containsExactlyElementsOf(published);
    assertThat(WorkingDays.easterSunday(year)).isEqualTo(date(year, easterSunday));
  }

  private static LocalDate date(int year, String day) {
    return LocalDate.parse(year + "-" + day);
  }

  /** Ascension Day 2008 was 1 May, and Whit Monday 2027 is 17 May: eleven days, else twelve. */
  @ParameterizedTest
  @CsvSource({"2008, 11", "2027, 11", "2024, 12"})
  void twoHolidaysOnADayAreOne(int year, int count) {
    assertThat(WorkingDays.publicHolidays(year)).hasSize(count);
  }

  /** By looking at each day. */
  @Test
  void daysAreCountedAsOneByOne() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      LocalDate from = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(60_000));
      LocalDate to = from.plusDays(random.nextInt(500));
      int count = 0;
      for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
        boolean isWorking =
            day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !WorkingDays.publicHolidays(day.getYear()).contains(day);
        assertThat(WorkingDays.isWorkingDay(day)).as("%s", day).isEqualTo(isWorking);
        count += isWorking ? 1 : 0;
        if (isWorking) {
          assertThat(WorkingDays.after(from, count)).isEqualTo(day);
        }
      }
      assertThat(WorkingDays.between(from, to)).isEqualTo(count);
    }
  }

  /** Easter 2024: 28 and 29 March and 1 April are no working days, and 30 and 31 the weekend. */
  @ParameterizedTest
  @CsvSource({
    "2024-03-27, 1, 2024-04-02",
    "2024-03-27, 10, 2024-04-15",
    "2024-03-30, 1, 2024-04-02",
    "2024-12-23, 3, 2024-12-30",
    "2023-12-29, 1, 2024-01-02"
  })
  void aDayAfterSoManyIsAWorkingDay(LocalDate from, int count, LocalDate day) {
    assertThat(WorkingDays.after(from, count)).isEqualTo(day);
    assertThat(WorkingDays.between(from, day)).isEqualTo(count);
  }

  @Test
  void theEndsOfTheCalendarAreSaid() {
    LocalDate last = LocalDate.of(2149, 12, 31);
    assertThat(WorkingDays.isWorkingDay(LocalDate.of(1950, 1, 1))).isFalse();
    assertThat(WorkingDays.isWorkingDay(last)).isEqualTo(last.getDayOfWeek().getValue() < 6);
    assertThatThrownBy(() -> WorkingDays.isWorkingDay(last.plusDays(1)))
        .hasMessage("Invalid day: 2150-01-01, must be from 1950-01-01 to 2149-12-31");
    assertThatThrownBy(() -> WorkingDays.after(last.minusDays(1), 5))
        .hasMessage("Invalid count: 5, leads beyond 2149-12-31");
    assertThatThrownBy(() -> WorkingDays.after(last, 0))
        .hasMessage("Invalid count: 0, must be greater than 0");
    assertThatThrownBy(() -> WorkingDays.between(last, last.minusDays(1)))
        .hasMessage("Invalid to: 2149-12-30, must not be before 2149-12-31");
    assertThatThrownBy(() -> WorkingDays.publicHolidays(1949))
        .hasMessage("Invalid year: 1949, must be from 1950 to 2149");
  }
}
