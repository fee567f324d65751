package no.mestring.warehouse.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.failure.Failure;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.ColumnRule;
import no.mestring.warehouse.schema.ColumnType;
import no.mestring.warehouse.schema.TableSchema;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlDoorTest {
  private static final TableSchema AREA =
      table(
          "area",
          Column.of("area", ColumnType.STRING, ""),
          Column.of("name", ColumnType.STRING, ""),
          Column.of("level", ColumnType.STRING, ""),
          Column.of("parent", ColumnType.STRING, ""),
          Column.of("founded", ColumnType.DATE, ""));
  private static final TableSchema USERS =
      table(
          "users",
          Column.of("area", ColumnType.STRING, ""),
          Column.of("period", ColumnType.STRING, ""),
          Column.of("year", ColumnType.INTEGER, ""),
          Column.of("sex", ColumnType.STRING, ""),
          Column.of("persons", ColumnType.INTEGER, ""));

  /** About persons, one by one: the door does not open to it. */
  private static final TableSchema VISIT =
      new TableSchema(
          "visit",
          "",
          List.of(
              new Column(
                  "patient",
                  ColumnType.INTEGER,
                  false,
                  "",
                  ColumnRule.NONE,
                  Optional.empty(),
                  true),
              Column.of("year", ColumnType.INTEGER, ""),
              Column.of("area", ColumnType.STRING, ""),
              Column.of("borders", ColumnType.INTEGER, "")),
          List.of());

  private final SqlDoor door = new SqlDoor(List.of(AREA, USERS, VISIT));

  @ParameterizedTest
  @MethodSource
  void refusals(String line) {
    String[] refusal = line.split(" => ", 2);
    assertThatThrownBy(() -> door.check(refusal[0]))
        .hasMessage(refusal[1])
        .asInstanceOf(InstanceOfAssertFactories.type(WarehouseException.class))
        .extracting(WarehouseException::failure)
        .isEqualTo(Failure.QUESTION);
  }

  static Stream<String> refusals() throws IOException {
    try (InputStream in = SqlDoorTest.class.getResourceAsStream("refusals.sql")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("--"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", ";", " ; ", "-- a comment", "/* a\ncomment */ ;"})
  void refusesTextWithoutQuery(String text) {
    assertThatThrownBy(() -> door.check(text)).hasMessage("Line 1, column 1: there is no query");
  }

  @Test
  void tellsLineAndColumnOfTextOverSeveralLines() {
    assertThatThrownBy(() -> door.check("-- users\nselect area,\n  persns\nfrom users"))
        .hasMessage("Line 3, column 3: unknown column 'persns'; did you mean persons?");
    assertThatThrownBy(() -> door.check("\n\n  drop table area"))
        .hasMessage(
            "Line 3, column 3: only queries are accepted (select, with, values), not 'drop'");
    assertThatThrownBy(() -> door.check("select name\nfrom area\nwhere name = 'Dovre\n"))
        .hasMessage("Line 3, column 14: the quote that begins here does not end");
    assertThatThrownBy(() -> door.check("select name\nfrom area\nwhere"))
        .hasMessage("Line 3, column 6: the query ends too early");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select name from area;",
        "select name from area ; ",
        "select name from area -- all of them",
        "select name from area; -- all of them",
        "/* all */ select name /* of them */ from area; /* really */\n",
      })
  void takesSemicolonAndCommentsAtTheEnd(String text) {
    assertThat(door.check(text).sql()).isEqualTo("SELECT \"name\"\nFROM \"area\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select area from users                                    | users",
        "select AREA from Users                                    | users",
        "select name from area join users using (area)             | area, users",
        "select name from area where area in (table users)         | area, users",
        "with area as (select 1 as x) select x, year from area, users | users",
        "select 'area' as users                                    | ''",
      })
  void namesTheTablesThatAreRead(String text, String tables) {
    assertThat(door.check(text.replace("(table users)", "(select area from users)")).tables())
        .contains(tables.isEmpty() ? new String[0] : tables.split(", ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "value",
        "period",
        "lower",
        "upper",
        "year",
        "indicator",
        "low",
        "high",
        "source",
        "name",
        "level",
        "parent",
        "status",
        "unit",
        "region",
        "position",
        "figure",
        "label"
      })
  void wordsOfOurTablesNeedNoQuotes(String word) {
    SqlDoor keywords = new SqlDoor(List.of(table(word, Column.of(word, ColumnType.STRING, ""))));
    String text = everywhere(word, word);
    assertThat(keywords.check(text).tables()).containsExactly(word);
  }

  @ParameterizedTest
  @MethodSource("publicNames")
  void publicNamesNeedNoQuotes(String table, String column) {
    SqlDoor publicDoor = new SqlDoor(Definitions.builtIn().publicTables());
    assertThat(publicDoor.check(everywhere(table, column)).tables()).containsExactly(table);
  }

  static Stream<Arguments> publicNames() {
    return Definitions.builtIn().publicTables().stream()
        .filter(table -> !table.isOfPersons())
        .flatMap(
            table -> table.columnNames().stream().map(name -> Arguments.of(table.name(), name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "death",
        "dispensing",
        "encounter",
        "pathway_event",
        "referral_event",
        "service_contact",
        "service_decision"
      })
  void theTablesOfEventsAboutPersonsAreNotRead(String table) {
    SqlDoor publicDoor = new SqlDoor(Definitions.builtIn().publicTables());
    assertThatThrownBy(() -> publicDoor.check("select count(*) from " + table))
        .hasMessageStartingWith(
            "Line 1, column 22: table '"
                + table
                + "' is about persons, one by one, and is not read");
  }

  /** A table on other borders is read through another door, which is as closed. */
  @Test
  void aTableOnOtherBordersOpensNoOther() {
    assertThatThrownBy(
            () -> door.check("select 1 from on_borders(users, 2024) u, visit v where v.year = 1"))
        .hasMessageStartingWith("Line 1, column 42: table 'visit' is about persons");
  }

  /** A query that uses a column wherever a query can. */
  private static String everywhere(String table, String column) {
    return """
        select %2$s, x.%2$s as y, max(%2$s) as n, count(*) over (partition by %2$s order by %2$s)
        from %1$s as x join %1$s using (%2$s)
        where %2$s is not null and %1$s.%2$s is not null
        group by %2$s, x.%2$s having count(%2$s) > 1 order by %2$s desc, max(%1$s.%2$s)
        """
        .formatted(table, column);
  }

  @ParameterizedTest
  @CsvSource({
    "select, '(', 1, ')'",
    "select, 'abs(', 1, ')'",
    "select, '- ', 1, ''",
    "select, '1 + ', 1, ''",
    "select, '1 + (', 1, ')'",
    "select, 'not ', true, ''",
    "select, 'true or ', true, ''",
    "select, 'case when true then ', 1, ' end'",
    "'', '(select ', 1, ')'",
    "select 1 from, '(select * from ', area, ')'",
    "'', 'select 1 union ', select 1, ''",
    "'', 'with x as (', select 1 as x, ') select * from x'",
  })
  void refusesWhatIsNestedTooDeeplyInsteadOfOverflowing(
      String before, String open, String middle, String close) {
    String query = before + " " + open.repeat(20_000) + middle + close.repeat(20_000);
    assertThatThrownBy(() -> door.check(query))
        .hasMessageMatching("Line 1, column \\d+: the query is nested too deeply.*");
  }

  /** The parser, the validator and the printer overflow at different lengths. */
  @ParameterizedTest
  @ValueSource(ints = {1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 8_000, 12_000})
  void refusesLongChainsInsteadOfOverflowing(int length) throws InterruptedException {
    String query = "select name from area where level = '0'" + " or level = '1'".repeat(length);
    List<String> thrown = new ArrayList<>();
    Thread thread = new Thread(null, () -> door.check(query), "1 MB of stack", 1024 * 1024);
    thread.setUncaughtExceptionHandler((overflown, e) -> thrown.add(e.getMessage()));
    thread.start();
    thread.join();
    assertThat(thrown)
        .isSubsetOf("Line 1, column 1: the query is nested too deeply")
        .hasSize(length > 10_000 ? 1 : thrown.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          select count(*), max(persons) / 2 as half, area from users group by area => count(*), half, area
          select (persons + 1) * (year - (2)) from users => (persons + 1) * (year - (2))
          select ((persons)) from users => persons
          select persons%  + -- men%  year from users => persons + year
          select '(' || area, area || ')))', (area) || '((' from users => '(' || area, area || ')))', (area) || '(('
          select "persons" * 1 from users => "persons" * 1
          select *, 1 from area => area, name, level, parent, founded, 1
          select distinct upper(name) from area order by upper(name) => upper(name)
          with x as (select count(*) from area) select 2 + 2 from x order by 1 => 2 + 2
          select max(name) from area union all select 'a' from area => max(name)
          """)
  void columnsWithoutNameAreCalledWhatWasTyped(String query, String columns) {
    assertThat(String.join(", ", door.check(query.replace('%', '\n')).columns()))
        .isEqualTo(columns);
  }

  /** DuckDB 2.0 on a Java thread's stack of 1 MB ends the process at about 900 levels. */
  @Test
  void refusesMoreLevelsThanTheEngineBears() {
    assertThat(door.check("select 1" + " + 1".repeat(90) + " as ninety").sql())
        .endsWith("+ 1) AS \"ninety\"");
    assertThatThrownBy(() -> door.check("select 1" + " + 1".repeat(110)))
        .hasMessage(
            "Line 1, column 8: the query is nested too deeply, there are more than 100 levels");
  }

  /** The engine writes out {@code nullif(a, b)} with a twice, and so {@code a / b} with b twice. */
  @ParameterizedTest
  @CsvSource({
    "'1 / (', ')'",
    "'nullif(', ', 0)'",
    "'case ', ' when 1 then 1 when 2 then 2 end'",
  })
  void refusesWhatTheEngineWouldWriteOutWithoutEnd(String open, String close) {
    assertThatThrownBy(() -> door.check("select " + open.repeat(40) + "1" + close.repeat(40)))
        .hasMessageMatching(
            "Line 1, column \\d+: the query is too long, it has more than 100000 parts");
  }

  @Test
  void takesTenThousandValuesInList() {
    String values =
        IntStream.range(0, 10_000).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(", "));
    assertThat(door.check("select name from area where area in (" + values + ")").sql())
        .isEqualTo("SELECT \"name\"\nFROM \"area\"\nWHERE (\"area\" IN (" + values + "))");
  }

  @Test
  void takesHundredsOfAlternatives() {
    String query = "select name from area where area = '0'" + " or area = '1'".repeat(300);
    assertThat(door.check(query).sql()).contains("OR");
  }

  private static TableSchema table(String name, Column... columns) {
    return new TableSchema(name, "", List.of(columns), List.of());
  }
}
