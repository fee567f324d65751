package no.mestring.warehouse.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.area.SplitPolicy;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.TableSchema;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/**
 * The only way for SQL that people type: queries over the public tables with the public functions,
 * and nothing else. Tables about persons are not among them, whatever a query makes of their rows.
 *
 * <p>The text is parsed and validated by Calcite against our tables; what is then printed for the
 * engine is the parsed query itself, not an optimiser's plan of it, so that it means there what it
 * said here.
 */
public final class SqlDoor {
  private static final SqlParser.Config PARSER =
      SqlParser.config()
          .withParserFactory(SqlBabelParserImpl.FACTORY)
          .withConformance(SqlConformanceEnum.BABEL)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withQuotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(false);

  /**
   * Babel's liberties, but what is not grouped must be aggregated and what is selected cannot be
   * used beside it: some engines refuse it.
   */
  private static final SqlConformance CONFORMANCE =
      new SqlDelegatingConformance(SqlConformanceEnum.BABEL) {
        @Override
        public boolean isNonStrictGroupBy() {
          return false;
        }

        @Override
        public SelectAliasLookup isSelectAlias() {
          return SelectAliasLookup.UNSUPPORTED;
        }
      };

  private static final Set<String> QUERY_WORDS = Set.of("select", "with", "values", "table");
  private static final Dialect DIALECT = new Dialect();

  private final Collection<TableSchema> tables;
  private final Set<String> ofPersons;
  private final CalciteCatalogReader reader;
  private final PublicFunctions functions = new PublicFunctions();

  /** A door to some tables; it does not open to those about persons. */
  public SqlDoor(Collection<TableSchema> tables) {
    this(
        tables.stream().filter(table -> !table.isOfPersons()).toList(),
        tables.stream()
            .filter(TableSchema::isOfPersons)
            .map(TableSchema::name)
            .collect(Collectors.toSet()));
  }

  private SqlDoor(List<TableSchema> tables, Set<String> ofPersons) {
    this.tables = tables;
    this.ofPersons = ofPersons;
    this.reader = PublicTables.reader(tables); // what slips past the rest is unknown here
  }

  /**
   * Lets a query in.
   *
   * @throws WarehouseException with position and reason if it is no query, or names what is not
   *     public or about persons
   */
  public CheckedQuery check(String typed) {
    QueryText text = QueryText.of(typed);
    Refusal refusal = new Refusal(text);
    refuseOtherStatements(text, refusal);
    try {
      BordersFunction borders = new BordersFunction(tables, ofPersons, refusal);
      SqlNode query = parse(text);
      query.accept(new PublicSyntax(refusal));
      query.accept(borders);
      Collection<TableSchema> views = views(borders.asked());
      SqlDoor door = views.isEmpty() ? this : with(views);
      return door.check(query, text, borders, refusal);
    } catch (SqlParseException e) {
      throw refusal.syntax(e);
    } catch (StackOverflowError e) {
      throw refusal.tooDeep();
    } catch (WarehouseException e) {
      throw e;
    } catch (RuntimeException e) {
      // the validator lacks an answer here and there, and says so in no words
      throw refusal.at(text.start(), "the query combines what cannot be combined");
    }
  }

  private CheckedQuery check(
      SqlNode query, QueryText text, BordersFunction borders, Refusal refusal)
      throws SqlParseException {
    Relations relations = Relations.of(query);
    refuseUnknownTables(relations, refusal);
    for (OnBorders view : borders.asked()) {
      if (relations.defined().contains(view.table())) {
        throw refusal.at(
            text.start(),
            "on_borders reads tables, and here '" + view.table() + "' is the query of a with");
      }
    }
    SqlNode again = parse(text); // validation rewrites the tree
    again.accept(borders);
    List<String> columns = validate(again, relations, refusal);
    return new CheckedQuery(
        print(query), columns, tables(relations), borders.asked(), UnitNotes.of(query, tables));
  }

  /** The tables that a query asks for on other borders. */
  private List<TableSchema> views(Collection<OnBorders> asked) {
    List<TableSchema> views = new ArrayList<>();
    for (OnBorders view : asked) {
      tables.stream()
          .filter(table -> table.name().equals(view.table()))
          .map(table -> table.onBorders(view.view(), view.splits() == SplitPolicy.WEIGHT))
          .forEach(views::add);
    }
    return views;
  }

  private SqlDoor with(Collection<TableSchema> views) {
    List<TableSchema> all = new ArrayList<>(tables);
    all.addAll(views);
    return new SqlDoor(all, ofPersons);
  }

  private static SqlNode parse(QueryText text) throws SqlParseException {
    return ColumnNames.given(SqlParser.create(text.toString(), PARSER).parseQuery(), text);
  }

  private static String print(SqlNode query) {
    SqlNode printed = Objects.requireNonNull(query.accept(new DecimalDivision()));
    return printed
        .toSqlString(
            config ->
                config
                    .withDialect(DIALECT)
                    .withQuoteAllIdentifiers(true)
                    // engines do not agree on what binds tighter
                    .withAlwaysUseParentheses(true))
        .getSql();
  }

  /**
   * Validates a second tree of the query, since validation rewrites it.
   *
   * @param query the tree
   * @return the names of the answer's columns
   */
  private List<String> validate(SqlNode query, Relations relations, Refusal refusal) {
    SqlValidator validator =
        SqlValidatorUtil.newValidator(
            functions,
            reader,
            reader.getTypeFactory(),
            SqlValidator.Config.DEFAULT
                .withConformance(CONFORMANCE)
                .withCallRewrite(false)
                .withTypeCoercionFactory(
                    (types, owner) -> new StrictCoercion(types, owner, refusal)));
    try {
      SqlNode valid =
          validator.validate(
              Objects.requireNonNull(query.accept(new CommonColumns()).accept(new CaseFilter())));
      return validator.getValidatedNodeType(valid).getFieldNames();
    } catch (CalciteContextException e) {
      throw refusal.meaning(e, relations.called(), columns(tables(relations)));
    }
  }

  private static void refuseOtherStatements(QueryText text, Refusal refusal) {
    if (text.isBlank()) {
      throw refusal.at(new SqlParserPos(1, 1), "there is no query");
    }
    String word = text.firstWord();
    if (!word.isEmpty() && !QUERY_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
      throw refusal.at(
          text.start(),
          "only queries are accepted (select, with, values), not '"
              + word
              + "'"
              + Suggestion.near(word, QUERY_WORDS));
    }
  }

  private void refuseUnknownTables(Relations relations, Refusal refusal) {
    for (SqlIdentifier name : relations.read()) {
      // not even where a WITH has that name: engines may differ in where such a name ends
      if (isAmong(ofPersons, name)) {
        throw refusal.ofPersons(name, name.getSimple().toLowerCase(Locale.ROOT));
      }
      if (!relations.isDefined(name) && !isTable(name)) {
        throw refusal.at(name, "unknown table '" + name + "'" + suggestion(name, relations));
      }
    }
  }

  /** Whoever mistypes a table about persons learns that it is there. */
  private String suggestion(SqlIdentifier name, Relations relations) {
    Set<String> known = new TreeSet<>(names());
    known.removeIf(view -> view.contains(" "));
    known.addAll(relations.defined());
    Set<String> all = new TreeSet<>(known);
    all.addAll(ofPersons);
    String near = Suggestion.near(name.toString(), all);
    return near.isEmpty() ? Suggestion.of(name.toString(), known) : near;
  }

  private boolean isTable(SqlIdentifier name) {
    return isAmong(names(), name);
  }

  private static boolean isAmong(Set<String> names, SqlIdentifier name) {
    return name.isSimple() && names.contains(name.getSimple().toLowerCase(Locale.ROOT));
  }

  /** The tables a query reads; one that a WITH shadows in a part of it does no harm here. */
  private Set<String> tables(Relations relations) {
    Set<String> found = new LinkedHashSet<>();
    for (SqlIdentifier name : relations.read()) {
      if (isTable(name)) {
        found.add(name.getSimple().toLowerCase(Locale.ROOT));
      }
    }
    return found;
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    tables.forEach(table -> names.add(table.name()));
    return names;
  }

  private Set<String> columns(Set<String> used) {
    Set<String> columns = new TreeSet<>();
    for (TableSchema table : tables) {
      if (used.contains(table.name())) {
        columns.addAll(table.columnNames());
      }
    }
    return columns;
  }
}
