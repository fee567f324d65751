package no.mestring.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmployersContributionTest {
  /**
   * The ordinary rates in per cent. 2017 to 2019, 2023 and 2024: Sticos, Satser,
   * Arbeidsgiveravgift. 2020: Skatteetaten, Satser. 2026: Langseth Revisjon, Avgiftssatser 2026.
   */
  @ParameterizedTest
  @CsvSource({
    "2017, 14.1, 14.1, 10.6, 6.4, 5.1, 7.9, 0",
    "2018, 14.1, 14.1, 10.6, 6.4, 5.1, 7.9, 0",
    "2019, 14.1, 14.1, 10.6, 6.4, 5.1, 7.9, 0",
    "2020, 14.1, 14.1, 10.6, 6.4, 5.1, 7.9, 0",
    "2023, 14.1, 14.1, 10.6, 6.4, 5.1, 7.9, 0",
    "2024, 14.1, 14.1, 10.6, 6.4, 5.1, 7.9, 0",
    "2026, 14.1, 14.1, 10.6, 6.4, 5.1, 7.9, 0",
  })
  void ratesAreThosePublished(
      int year, double i, double ia, double ii, double iii, double iv, double iva, double v) {
    Map<String, Double> percent =
        Map.of("I", i, "Ia", ia, "II", ii, "III", iii, "IV", iv, "IVa", iva, "V", v);
    percent.forEach(
        (zone, rate) ->
            assertThat(EmployersContribution.rate(ContributionZone.parse(zone), year))
                .isEqualTo(rate / 100));
    assertThat(EmployersContribution.source(year)).contains(".no/");
  }

  @Test
  void aYearThatWasNotFoundHasNoRate() {
    assertThatThrownBy(() -> EmployersContribution.rate(ContributionZone.I, 2021))
        .hasMessage(
            "Invalid year: 2021, must be one whose rates are known:"
                + " [2017, 2018, 2019, 2020, 2023, 2024, 2026]");
    assertThatThrownBy(() -> StaffingRates.of(0.12, 0.2, ContributionZone.V, 2016))
        .hasMessageStartingWith("Invalid year: 2016");
  }

  @Test
  void codesAreReadAndPrinted() {
    for (ContributionZone zone : ContributionZone.values()) {
      assertThat(ContributionZone.parse(zone.toString())).isEqualTo(zone);
    }
    assertThat(ContributionZone.parse("IVa")).isEqualTo(ContributionZone.IVA);
    assertThatThrownBy(() -> ContributionZone.parse("4a"))
        .hasMessage("Invalid zone: '4a', expected I, Ia, II, III, IV, IVa or V");
  }

  /** By hand: 10.6 % of 1,347,500 + 161,700 + 347,116 = 1,856,316 kr is 196,769.496. */
  @Test
  void staffCostsWithTheRateOfAZone() {
    StaffingRates rates = StaffingRates.of(0.12, 0.23, ContributionZone.II, 2017);
    assertThat(StaffingCost.of(3, 490_000, rates).employersContribution()).isEqualTo(196_769);
  }
}
