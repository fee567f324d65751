package no.mestring.benchmarks.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import no.mestring.core.disclosure.Criterion;
import no.mestring.core.disclosure.SumTable;
import no.mestring.core.disclosure.Suppression;
import org.junit.jupiter.api.Test;

/** What is measured must be a county as they are, and really be protected. */
class CountyBenchmarkTest {
  /** 29 areas, three sexes, eight ages and 18 periods are 12,528 cells; about a sixth is small. */
  @Test
  void theCountyIsAsLargeAndAsSmallAsTheyAre() {
    SumTable table = new County(County.Detail.YEARS_AND_PERIODS).table();
    assertThat(table.size()).isEqualTo(29 * 3 * 8 * 18).isEqualTo(12_528);
    assertThat(table.innerSize()).isEqualTo(24 * 2 * 5 * 10);
    long small = IntStream.range(0, table.size()).filter(cell -> table.count(cell) <= 4).count();
    assertThat(small).isBetween(1_800L, 2_200L);
  }

  @Test
  void nothingIsTooNarrowOfWhatIsMeasured() {
    CountyBenchmark benchmark =
        new CountyBenchmark(new County(County.Detail.PERIODS), Criterion.EXACT);
    Suppression suppression = benchmark.hide(text -> {});
    assertThat(suppression.hidden().cardinality())
        .isGreaterThan(suppression.primary().cardinality());
    assertThat(benchmark.attack(suppression)).isZero();
    // and what is not protected is seen to be too narrow
    Suppression naive = new Suppression(suppression.primary(), suppression.primary(), 1);
    assertThat(benchmark.attack(naive)).isGreaterThan(100);
  }
}
