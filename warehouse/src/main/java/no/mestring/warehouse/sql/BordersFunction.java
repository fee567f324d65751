package no.mestring.warehouse.sql;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.SplitPolicy;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.schema.TableSchema;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Puts, in the tree it visits, the name of a view in the place of every {@code on_borders(…)}
 * behind {@code from} and {@code join}, and keeps which views that takes.
 */
final class BordersFunction extends SqlBasicVisitor<@Nullable Void> {
  private final Collection<TableSchema> tables;
  private final Set<String> ofPersons;
  private final Refusal refusal;
  private final Set<OnBorders> asked = new LinkedHashSet<>();

  /**
   * @param tables those that can be read
   * @param ofPersons the names of those that cannot
   */
  BordersFunction(Collection<TableSchema> tables, Set<String> ofPersons, Refusal refusal) {
    this.tables = tables;
    this.ofPersons = ofPersons;
    this.refusal = refusal;
  }

  /** The tables asked for on other borders. */
  Set<OnBorders> asked() {
    return asked;
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call instanceof SqlSelect select && select.getFrom() != null) {
      select.setFrom(named(select.getFrom()));
    }
    if (call.getOperator().getName().equalsIgnoreCase(OnBorders.FUNCTION)) {
      throw refusal.at(call, "on_borders(…) stands for a table, behind 'from' or 'join'");
    }
    return super.visit(call);
  }

  /** What stands behind {@code from}; a view without a name of its own goes by its table's. */
  private SqlNode named(SqlNode from) {
    if (from instanceof SqlJoin join) {
      join.setLeft(named(join.getLeft()));
      join.setRight(named(join.getRight()));
      return join;
    }
    if (from.getKind() == SqlKind.AS && isCall(((SqlCall) from).operand(0))) {
      SqlCall as = (SqlCall) from;
      as.setOperand(0, view(as.operand(0)));
      return as;
    }
    if (!isCall(from)) {
      return from;
    }
    SqlIdentifier view = view(from);
    SqlIdentifier table = ((SqlCall) ((SqlCall) from).operand(0)).operand(0);
    return SqlStdOperatorTable.AS.createCall(
        from.getParserPosition(),
        view,
        new SqlIdentifier(table.getSimple(), from.getParserPosition()));
  }

  private static boolean isCall(SqlNode node) {
    return node.getKind() == SqlKind.COLLECTION_TABLE
        && ((SqlCall) node).operand(0) instanceof SqlCall function
        && function.getOperator().getName().equalsIgnoreCase(OnBorders.FUNCTION);
  }

  private SqlIdentifier view(SqlNode node) {
    SqlCall function = ((SqlCall) node).operand(0);
    List<SqlNode> arguments = function.getOperandList();
    if (arguments.size() < 2 || arguments.size() > 3) {
      throw refusal.at(function, "expected " + OnBorders.FORM);
    }
    OnBorders view =
        new OnBorders(
            table(arguments.get(0)),
            year(arguments.get(1)),
            arguments.size() == 3 ? policy(arguments.get(2)) : SplitPolicy.WITHHOLD);
    asked.add(view);
    return new SqlIdentifier(view.view(), node.getParserPosition());
  }

  private String table(SqlNode argument) {
    if (!(argument instanceof SqlIdentifier name) || !name.isSimple()) {
      throw refusal.at(argument, "expected the name of a table, as in " + OnBorders.FORM);
    }
    String table = name.getSimple().toLowerCase(Locale.ROOT);
    if (ofPersons.contains(table)) {
      throw refusal.ofPersons(argument, table);
    }
    Set<String> known = new TreeSet<>();
    tables.stream().filter(BordersFunction::hasBorders).forEach(t -> known.add(t.name()));
    if (!known.contains(table)) {
      boolean isTable = tables.stream().anyMatch(other -> other.name().equals(table));
      throw refusal.at(
          argument,
          (isTable
                  ? "table '" + table + "' has no figures of areas"
                  : "unknown table '" + name + "'")
              + Suggestion.of(table, known));
    }
    return table;
  }

  /** Whether its rows are of areas and, by their period or borders, of a time. */
  private static boolean hasBorders(TableSchema table) {
    return table.column(TableSchema.AREA).isPresent()
        && (table.column(TableSchema.PERIOD).isPresent()
            || table.column(TableSchema.BORDERS).isPresent());
  }

  private int year(SqlNode argument) {
    Optional<Integer> year = Optional.empty();
    if (argument instanceof SqlNumericLiteral literal && literal.isInteger()) {
      year = Optional.of(literal.intValue(false));
    }
    return year.filter(AreaHistory.KNOWN::contains)
        .orElseThrow(
            () ->
                refusal.at(
                    argument,
                    "expected a year from "
                        + AreaHistory.KNOWN.firstYear()
                        + " to "
                        + AreaHistory.KNOWN.lastYear()
                        + ", whose borders are known"));
  }

  private SplitPolicy policy(SqlNode argument) {
    String text =
        argument instanceof SqlCharStringLiteral literal
            ? String.valueOf(literal.getValueAs(String.class))
            : "";
    for (SplitPolicy policy : SplitPolicy.values()) {
      if (policy.toString().equals(text)) {
        return policy;
      }
    }
    throw refusal.at(argument, "expected 'withhold', 'weight' or 'union'");
  }
}
