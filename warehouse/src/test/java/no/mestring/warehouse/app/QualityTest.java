package no.mestring.warehouse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import no.mestring.warehouse.TestingCube;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.quality.Finding;
import no.mestring.warehouse.quality.IndicatorDiff;
import no.mestring.warehouse.quality.QualityReport;
import no.mestring.warehouse.quality.RowChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of the cube of two municipalities, right and made wrong by hand. */
class QualityTest {
  private static final String ONE = "antidepressant_users";
  private static final String ALL = "mental_disorder_drug_users";
  private Path temp;
  private Warehouse warehouse;

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    warehouse.load(TestingCube.world(temp));
    load(TestingCube.dispensings(temp.resolve("first")));
    warehouse.build(List.of(ONE, ALL), BuildRules.USUAL);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private void load(Path dispensings) {
    warehouse.load(LoadRequest.of(List.of(dispensings)).withPersonKey(new byte[32]));
  }

  private void rewrite(long snapshot, String columns) {
    TestingCube.rewrite(temp.resolve("warehouse"), snapshot, "cube", ONE, columns);
  }

  private QualityReport check() {
    return warehouse.quality(List.of(), OptionalLong.empty());
  }

  private String found(String check) {
    return check().findings().stream()
        .filter(finding -> finding.check().equals(check))
        .map(QualityTest::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Finding finding) {
    return finding.severity()
        + " "
        + finding.indicator()
        + " "
        + finding.cell()
        + ": "
        + finding.text();
  }

  /** 357 municipalities and 15 counties in 2024; three areas, two years, three sexes, four ages. */
  @Test
  void whatWasCountedHasNoErrors() {
    QualityReport report = warehouse.quality(List.of(ONE), OptionalLong.empty());

    assertThat(report.rows()).isEqualTo(72);
    assertThat(report.against()).isZero();
    assertThat(report.findings())
        .extracting(QualityTest::line)
        .containsExactlyInAnyOrder(
            "note antidepressant_users 2021: 0 of 1 areas of level country have a figure",
            "note antidepressant_users 2021: 0 of 15 areas of level county have a figure",
            "note antidepressant_users 2021: 2 of 357 areas of level municipality have a figure");
  }

  /** Bo, the one person in Lesja in 2021, is a man. */
  @Test
  void aPartThatIsWithheldIsNotZero() {
    rewrite(
        3,
        "CASE WHEN area = '3432' AND sex = 'male' THEN NULL ELSE numerator_sum END"
            + " AS numerator_sum");
    assertThat(found("sexes")).isEmpty();

    // nor may the other part alone be more than the whole
    rewrite(
        4,
        "CASE WHEN area = '3432' AND period = '2021' AND age = '0-74' AND sex = 'female' THEN 9"
            + " ELSE numerator_sum END AS numerator_sum");
    assertThat(found("sexes"))
        .isEqualTo(
            "error antidepressant_users 3432 2021 both 0-74: the numerators of women and men are 9"
                + " together, that of all is 1");
  }

  @Test
  void aFallInCoverageIsAWarning() {
    rewrite(
        3,
        "CASE WHEN area = '3432' AND period = '2021' THEN 'missing' ELSE status END AS status,"
            + " CASE WHEN area = '3432' AND period = '2021' THEN NULL ELSE value END AS value");

    assertThat(found("coverage"))
        .contains(
            "warning antidepressant_users 2021: 1 of 357 areas of level municipality have a"
                + " figure, 2 had one in 2020");
    // 72 rows, of them 3 sexes of 4 ages: 12 / 72 = 16.7 %
    assertThat(found("absent"))
        .isEqualTo("note antidepressant_users : 12 of 72 figures (16.7 %) are missing");
    assertThat(found("newly_missing"))
        .isEqualTo("warning antidepressant_users 2021: 12 rows lost their figure (other)");
  }

  /** Ed comes to Lesja's men of 45-74 in 2020: both and male, 0-74 and 45-74, Lesja and Dalen. */
  @Test
  void historyThatMoreDataChangedIsAWarning() {
    load(TestingCube.dispensings(temp.resolve("more"), "ed,2020-06-05,N06AB04,3432,male,1970,r"));
    warehouse.build(List.of(ONE), BuildRules.USUAL);

    assertThat(found("history"))
        .isEqualTo(
            "warning antidepressant_users 2020: 8 rows changed, of a period that ended before the"
                + " newest (new data)");
    assertThat(found("changed")).isEmpty();
  }

  /** Bo's dispensing of 2021 was a mistake: both and male, 0-74 and 25-44, Lesja and Dalen. */
  @Test
  void aCorrectedDeliveryIsRevisedData() {
    warehouse.undo(2);
    load(
        TestingCube.dispensings(
            temp.resolve("corrected"),
            "ada,2020-01-05,N06AB04,3431,female,1980,r",
            "cy,2020-03-01,N05A,3432,female,1950,r",
            "cy,2021-03-01,N05A,3431,female,1950,r",
            "cy,2021-03-01,N05A,3432,female,1950,r"));
    warehouse.build(List.of(ONE), BuildRules.USUAL);

    assertThat(warehouse.quality(List.of(ONE), OptionalLong.empty()).against()).isEqualTo(3);
    assertThat(found("changed"))
        .isEqualTo("note antidepressant_users 2021: 8 rows changed (revised data)");
    assertThat(found("history")).isEmpty();
    IndicatorDiff diff = warehouse.diff(3, 6, List.of(ONE)).get(0);
    assertThat(diff.count(RowChange.Kind.CHANGED)).isEqualTo(8);
    assertThat(diff.unchanged()).isEqualTo(64);
    // the largest: one of the 200 men of 25-44 in Lesja is 5 per 1,000
    RowChange largest = diff.largest(1).get(0);
    assertThat(largest.cell()).hasToString("3432 2021 male 25-44");
    assertThat(largest.before()).isEqualTo(5);
    assertThat(largest.after()).isEqualTo(0);
  }

  @Test
  void anotherDefinitionIsTheCauseBeforeTheData() {
    rewrite(3, "numerator_sum + 1 AS numerator_sum");
    TestingCube.rewrite(temp.resolve("warehouse"), 4, "build", ONE, "'other' AS definition");

    assertThat(warehouse.diff(3, 5, List.of(ONE)).get(0).changes())
        .extracting(RowChange::cause)
        .extracting(Object::toString)
        .containsOnly("definition")
        .hasSize(72);
  }

  /** Dovre and Lesja were 0511 and 0512 until 2019: two areas of 24 rows each. */
  @Test
  void otherBordersAreTheCauseOfNewAndGoneRows() {
    warehouse.build(List.of(ONE), new BuildRules(2019, false));

    IndicatorDiff diff = warehouse.diff(3, 4, List.of(ONE)).get(0);
    assertThat(diff.count(RowChange.Kind.GONE)).isGreaterThanOrEqualTo(48);
    assertThat(diff.changes())
        .extracting(RowChange::cause)
        .extracting(Object::toString)
        .containsOnly("borders");
  }

  @Test
  void anotherDenominatorIsAWarning() {
    rewrite(
        3,
        "CASE WHEN period = '2020' THEN denominator_sum + 5 ELSE denominator_sum END"
            + " AS denominator_sum");

    assertThat(found("denominator"))
        .isEqualTo("warning antidepressant_users 2020: 36 rows have another denominator (other)");
  }

  @Test
  void rowsThatAreGoneAndIndicatorsThatAreNewAreTold() {
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(found("new"))
        .contains(
            "note antipsychotic_users : the indicator was not in the edition before: 72 rows");
  }

  @Test
  void whatIsNotThereIsRefused(@TempDir Path empty) {
    assertThatThrownBy(
            () -> warehouse.quality(List.of("antidepresant_users"), OptionalLong.empty()))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "Unknown indicator: 'antidepresant_users' is not in the cube; did you mean"
                + " antidepressant_users?");
    assertThatThrownBy(() -> warehouse.quality(List.of(), OptionalLong.of(9)))
        .hasMessage("Unknown snapshot: 9, there are 1 to 3");
    assertThatThrownBy(() -> warehouse.diff(1, 9, List.of()))
        .hasMessage("Unknown snapshot: 9, there are 1 to 3");
    try (Warehouse nothing = Warehouse.open(empty.resolve("nothing"))) {
      assertThatThrownBy(() -> nothing.quality(List.of(), OptionalLong.empty()))
          .hasMessage(
              "Cannot check the cube: nothing was counted yet; count with 'mestring build'");
    }
  }
}
