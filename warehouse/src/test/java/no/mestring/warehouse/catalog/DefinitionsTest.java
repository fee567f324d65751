package no.mestring.warehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionsTest {
  private static final Definitions BUILT_IN = Definitions.builtIn();

  @Test
  void everyFileIsATableOrIndicatorOfItsName() {
    assertThat(BUILT_IN.tables())
        .extracting(table -> table.name() + ".yaml")
        .isEqualTo(TextFile.allIn("table").stream().map(TextFile::name).toList())
        .contains("prescription_users.yaml", "observation.yaml");
    assertThat(BUILT_IN.indicators())
        .extracting(definition -> definition.indicator().code() + ".yaml")
        .isEqualTo(TextFile.allIn("indicator").stream().map(TextFile::name).toList())
        .contains("antidepressant_users.yaml");
  }

  @Test
  void computedTablesAreDefinedToo() {
    assertThat(BUILT_IN.tables()).extracting(TableSchema::name).containsAll(Definitions.COMPUTED);
  }

  @Test
  void everyTableHasAKeyOrEventsAndSaysWhatItsColumnsAre() {
    for (TableSchema table : BUILT_IN.tables()) {
      assertThat(table.key().isEmpty()).as(table.name()).isEqualTo(table.event().isPresent());
      assertThat(table.description()).as(table.name()).isNotBlank();
      assertThat(table.columns())
          .as(table.name())
          .noneMatch(column -> column.description().isBlank());
    }
  }

  @Test
  void everyReferenceNamesATable() {
    Set<String> tables = Set.copyOf(BUILT_IN.tables().stream().map(TableSchema::name).toList());
    for (TableSchema table : BUILT_IN.tables()) {
      for (Column column : table.columns()) {
        assertThat(column.rule().references().stream())
            .as(table.name() + "." + column.name())
            .allMatch(tables::contains);
      }
    }
    assertThat(AreaHistory.builtIn().find(AreaHistory.COUNTRY)).isNotEmpty();
  }

  @Test
  void theFingerprintTellsOtherDefinitions() {
    TextFile one = new TextFile("homes.yaml", "name: homes\nfields: [{name: area}]");
    TextFile two = new TextFile("homes.yaml", "name: homes\nfields: [{name: place}]");
    assertThat(Definitions.of(List.of(one), List.of(), List.of(), List.of()).fingerprint())
        .isEqualTo(Definitions.of(List.of(one), List.of(), List.of(), List.of()).fingerprint())
        .isNotEqualTo(Definitions.of(List.of(two), List.of(), List.of(), List.of()).fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: Homes | Invalid name: 'Homes', must be lower case letters, digits and underscores
          name: homes | Invalid fields: there are none
          name: homes%fields: [{name: a}, {name: a}] | Invalid fields: 'a' twice
          name: homes%fields: [{name: a, type: text}] | Unknown type of field a: 'text', \
          expected one of [boolean, date, integer, number, string]
          name: homes%fields: [{name: a}]%primaryKey: [b] | Invalid primaryKey: [b], must name fields
          name: homes%fields: [{name: a}]%foreignKeys: [{fields: b, reference: {resource: c}}] | \
          Invalid foreignKeys: [b], must name fields
          name: homes%fields: [{name: a, constraints: {pattern: '[a'}}] | \
          Invalid pattern of field a: '[a', Unclosed character class
          name: homes%fields: [{name: a, constraints: {maximumField: b}}] | \
          Invalid maximumField of field a: 'b', must name a field
          name: homes%event: day%fields: [{name: a}] | \
          Invalid event: 'day', must name a required field of type date
          name: homes%event: day%fields: [{name: day, type: date}] | \
          Invalid event: 'day', must name a required field of type date
          name: homes%event: day%fields: [{name: day, constraints: {required: true}}] | \
          Invalid event: 'day', must name a required field of type date
          name: homes%event: {a: b}%fields: [{name: day}] | \
          Invalid event: must be the name of a field
          name: homes%event: day%fields: [{name: day, type: date, constraints: {required: true}}, \
          {name: year}] | Invalid event: 'day', a table of events has no field year; \
          the year follows from the day
          name: homes%fields: [{name: a, type: integer, person: true}] | \
          Invalid person of field a: its type must be string
          name: homes%fields: [{name: a, person: yes please}] | \
          Invalid person of field a: "yes please", must be true or false
          name: homes%fields: [{name: a, person: true}, {name: b, person: true}] | \
          Invalid person: several fields, must be one
          """)
  void aBrokenTableStopsWithItsFileAndFault(String yaml, String fault) {
    TextFile file = new TextFile("homes.yaml", yaml.replace('%', '\n'));
    assertThatThrownBy(() -> Definitions.of(List.of(file), List.of(), List.of(), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read definition homes.yaml: " + fault);
  }

  @Test
  void whatIsNoYamlStopsWithItsFileAndLine() {
    TextFile file = new TextFile("homes.yaml", "name: homes\nfields: [");
    assertThatThrownBy(() -> Definitions.of(List.of(file), List.of(), List.of(), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read definition homes.yaml: line 2 is no YAML");
  }
}
