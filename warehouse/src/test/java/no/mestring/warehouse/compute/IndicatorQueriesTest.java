package no.mestring.warehouse.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.mestring.core.indicator.Direction;
import no.mestring.core.indicator.Indicator;
import no.mestring.core.indicator.IndicatorUnit;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.sql.SqlDoor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IndicatorQueriesTest {
  private static final Definitions BUILT_IN = Definitions.builtIn();
  private static final Indicator HOMES =
      new Indicator(
          "homes",
          "Boliger",
          "Bustader",
          "Homes",
          IndicatorUnit.PERSONS,
          Direction.HIGHER_IS_BETTER);
  private static final SqlDoor DOOR = new SqlDoor(BUILT_IN.publicTables());

  static Stream<Arguments> builtIn() {
    return BUILT_IN.indicators().stream()
        .filter(definition -> definition.figures().isPresent())
        .map(definition -> Arguments.of(definition.indicator().code(), definition));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("builtIn")
  void theDoorLetsEveryIndicatorIn(String code, IndicatorDefinition definition) {
    assertThat(Observations.check(definition, DOOR).sql()).startsWith("SELECT");
  }

  @Test
  void anIndicatorThatAsksForWhatIsNotThereIsNamed() {
    IndicatorDefinition definition = definition("select area from servce_users");
    assertThatThrownBy(() -> Observations.check(definition, DOOR))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot read definition of indicator homes: Line 1, column ")
        .hasMessageContaining("unknown table 'servce_users'; did you mean service_users?");
  }

  /** Such an indicator is counted by its count, not asked for in SQL. */
  @Test
  void anIndicatorDoesNotAskForPersons() {
    IndicatorDefinition definition = definition("select area from dispensing");
    assertThatThrownBy(() -> Observations.check(definition, DOOR))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "Cannot read definition of indicator homes: Line 1, column 18: table 'dispensing' is"
                + " about persons, one by one, and is not read in SQL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          source | its figures lack the column 'source'
          source, area as areas, area as numeratr | its figures have a column 'areas'; \
          there are: borders, denominator, high, low, numerator, value
          source, 1 as numeratr | its figures have a column 'numeratr'; did you mean numerator?
          """)
  void figuresHaveTheColumnsOfAnObservation(String columns, String fault) {
    String rest = columns.equals("source") ? "" : ", " + columns;
    IndicatorDefinition definition =
        definition("select area, period, sex, 'all' as age" + rest + " from service_users");
    assertThatThrownBy(() -> Observations.check(definition, DOOR))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read definition of indicator homes: " + fault);
  }

  private static IndicatorDefinition definition(String figures) {
    return new IndicatorDefinition(
        HOMES,
        "Kommunen",
        "Boliger",
        Optional.empty(),
        Optional.of(figures),
        Optional.empty(),
        List.of(),
        "");
  }
}
