package no.mestring.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
  /**
   * The first five are printed: «Vår 2015», «2016» and «2015» in the plan of Nord-Gudbrandsdal
   * (Forslag til tiltaksplan 2015-2016), «høsten 2020» in Kragerø's (7.0); the others by the rule
   * of the class.
   */
  @ParameterizedTest
  @CsvSource({
    "Vår 2015, 2015-06",
    "vår 2015, 2015-06",
    "2016, 2016-12",
    "2015, 2015-12",
    "høsten 2020, 2020-12",
    "hausten 2020, 2020-12",
    "sommeren 2021, 2021-08",
    "innen 2018, 2018-12",
    "innen utgangen av juni 2018, 2018-06",
    "2015-2018, 2018-12",
    "2019 – 2021, 2021-12",
    "2018-03, 2018-03",
    "2018-03-31, 2018-03",
    "31.3.2018, 2018-03",
    "01.12.2018, 2018-12",
    "1. halvår 2018, 2018-06",
    "2.tertial 2018, 2018-08",
    "4. kvartal 2018, 2018-12",
    "Desember  2018, 2018-12"
  })
  void theLastMonthThatTheWordsCanMeanIsRead(String printed, YearMonth last) {
    assertThat(Deadline.read(printed)).contains(new Deadline(last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fortløpende",
        "vinteren 2018",
        "2018-13",
        "31.13.2018",
        "5. kvartal 2018",
        "0. halvår 2018",
        "medio 2018",
        "18",
        "2018?"
      })
  void whatSaysNoMonthIsNotRead(String printed) {
    assertThat(Deadline.read(printed)).isEmpty();
  }

  @Test
  void itIsPassedOnceItsLastMonthIsOver() {
    Deadline deadline = new Deadline(YearMonth.of(2020, 12));
    assertThat(deadline.isPassedIn(YearMonth.of(2020, 12))).isFalse();
    assertThat(deadline.isPassedIn(YearMonth.of(2021, 1))).isTrue();
  }
}
