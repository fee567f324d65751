package no.mestring.warehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import no.mestring.warehouse.TestingCube;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.quality.Finding;
import no.mestring.warehouse.quality.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One wrong number at a time in the cube of two municipalities, and the check that finds it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongCubeTest {
  private static final long BUILD = 3;
  private static final String DOVRE =
      "area = '3431' AND period = '2020' AND sex = 'both' AND age = '0-74'";

  private Path folder;
  private Warehouse warehouse;

  @BeforeAll
  void build(@TempDir Path temp) {
    folder = temp.resolve("warehouse");
    warehouse = Warehouse.open(folder);
    warehouse.load(TestingCube.world(temp));
    warehouse.load(
        LoadRequest.of(List.of(TestingCube.dispensings(temp.resolve("first"))))
            .withPersonKey(new byte[32]));
    warehouse.build(
        List.of("antidepressant_users", "mental_disorder_drug_users"), BuildRules.USUAL);
  }

  @AfterAll
  void close() {
    warehouse.close();
  }

  /** 75 ages with ten women and ten men each are 1500 persons; Ada is one, so 0.67 per 1,000. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          numerator_sum   | 2    | sexes  | the numerators of women and men are 1 together, that of all is 2
          numerator_sum   | 2    | ages   | the numerators of its ages are 1 together, that of all is 2
          numerator_sum   | 2    | areas  | the numerator of its part 3431 is 2, its own 1
          numerator_sum   | 2    | value  | the value is 0.67, its sums give 1.33
          numerator_sum   | 2    | subset | it counts 2, mental_disorder_drug_users with the same codes and more 1
          denominator_sum | 1501 | sexes  | the denominators of women and men are 1500 together, that of all is 1501
          denominator_sum | 1501 | areas  | the denominators of its members are 3001 together, its own 3000
          denominator_sum | 1499 | areas  | the denominators of its members are 2999 together, its own 3000
          value           | 0.5  | value  | the value is 0.50, its sums give 0.67
          value           | -1   | value  | -1 per_1000 cannot be
          value           | NULL | status | the status is present without a value
          status          | $$missing$$ | status | the status is missing with a value
          lower           | 0.7  | limits | the value is 0.67, its lower limit 0.70
          upper           | 0.6  | limits | the value is 0.67, its upper limit 0.60
          ratio           | NULL | ''     | ''
          """)
  void eachWrongNumberIsAnError(String column, String wrong, String check, String text) {
    TestingCube.rewrite(
        folder,
        BUILD,
        "cube",
        "antidepressant_users",
        "CASE WHEN %s THEN %s ELSE %s END AS %s".formatted(DOVRE, wrong, column, column));

    List<Finding> errors =
        warehouse.quality(List.of(), OptionalLong.empty()).findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList();
    if (check.isEmpty()) {
      assertThat(errors).isEmpty();
    } else {
      assertThat(errors)
          .filteredOn(finding -> finding.check().equals(check))
          .extracting(Finding::text)
          .contains(text);
    }
  }
}
