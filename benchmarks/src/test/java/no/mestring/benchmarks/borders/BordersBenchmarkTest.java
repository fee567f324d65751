package no.mestring.benchmarks.borders;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is compared must do the same work: equal answers. */
class BordersBenchmarkTest {
  @ParameterizedTest
  @CsvSource({
    "2024, 2020, weight",
    "2024, 2012, union",
    "2024, 2012, withhold",
    "2012, 2024, withhold"
  })
  void bothGiveEqualAnswers(int delivered, int year, String splits) throws SQLException {
    BordersBenchmark benchmark = new BordersBenchmark();
    benchmark.delivered = delivered;
    benchmark.year = year;
    benchmark.splits = splits;
    benchmark.years = 1;
    benchmark.load();
    try {
      String expected = benchmark.joinedAndSummed().replace(".0 ", " ");

      assertThat(benchmark.asked().replace(".0 ", " ")).isEqualTo(expected);
      assertThat(benchmark.askedFirst().replace(".0 ", " ")).isEqualTo(expected);
    } finally {
      benchmark.delete();
    }
  }
}
