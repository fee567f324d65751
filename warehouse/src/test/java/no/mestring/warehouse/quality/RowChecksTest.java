package no.mestring.warehouse.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.mestring.core.dimension.AgeRange;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.quality.CubeRow.Limited;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks over rows by hand that a warehouse of two municipalities does not have. */
class RowChecksTest {
  private static final IndicatorDefinition ONE = definition("antidepressant_users");

  private static IndicatorDefinition definition(String code) {
    return Definitions.builtIn().indicators().stream()
        .filter(definition -> definition.indicator().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static CubeRow row(String area, double ratio) {
    return new CubeRow(
        new CubeCell(area, "2020", "both", "0-74"),
        2020,
        1,
        5.0,
        1000.0,
        new Limited(5.0, 1.6, 11.7),
        new Limited(ratio, ratio - 1, ratio + 1),
        Limited.NONE,
        "present");
  }

  @Test
  void theCountrysOwnRatioIsAHundred() {
    Findings findings = new Findings("antidepressant_users");
    List<CubeRow> rows = new ArrayList<>(List.of(row("0", 100), row("34", 101)));
    ValueCheck.run(new IndicatorRows(ONE, rows), findings);
    assertThat(findings.all()).isEmpty();

    ValueCheck.run(new IndicatorRows(ONE, List.of(row("0", 100.5))), findings);
    assertThat(findings.all())
        .extracting(Finding::text)
        .containsExactly("the country's own ratio is 100.5, and not 100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0-74 | 0-74 0-24 25-44 45-74    | 0-24 25-44 45-74
          16+  | 16-44 45+ 16+            | 16-44 45+
          0-74 | 0-24 45-74 0-74          | ''
          0-74 | 0-24 20-44 45-74         | ''
          0-74 | 0-44 0-24 25-44 45-66    | ''
          0-74 | 0-24 0-44 45-74          | 0-44 45-74
          0-74 | 0-24 25+                 | ''
          """)
  void agesMakeUpAnotherWithoutGapOrOverlap(String whole, String all, String parts) {
    assertThat(
            PeopleCheck.parting(
                    AgeRange.parse(whole),
                    Arrays.stream(all.split(" ")).map(AgeRange::parse).toList())
                .stream()
                .map(AgeRange::toString)
                .collect(Collectors.joining(" ")))
        .isEqualTo(parts);
  }

  /** N06A is among N05A, N05B, N05C and N06A; contacts are of another table. */
  @Test
  void anIndicatorIsPartOfOneWithItsCodesAndMore() {
    IndicatorDefinition all = definition("mental_disorder_drug_users");

    assertThat(SubsetCheck.isPart(ONE, all)).isTrue();
    assertThat(SubsetCheck.isPart(all, ONE)).isFalse();
    assertThat(SubsetCheck.isPart(ONE, ONE)).isFalse();
    assertThat(SubsetCheck.isPart(definition("adhd_drug_users"), all)).isFalse();
    assertThat(
            SubsetCheck.isPart(
                definition("primary_care_anxiety_depression_contacts"),
                definition("primary_care_psychological_contacts")))
        .isTrue();
    assertThat(SubsetCheck.isPart(ONE, definition("primary_care_psychological_contacts")))
        .isFalse();
  }
}
