package no.mestring.warehouse.sql;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.mestring.warehouse.failure.WarehouseException;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.ParseException;

/** Says in our words, with the position, why a query was not let in. */
final class Refusal {
  private static final int MOST_SHOWN = 40;

  private final QueryText text;

  Refusal(QueryText text) {
    this.text = text;
  }

  WarehouseException at(SqlNode node, String reason) {
    return at(node.getParserPosition(), reason);
  }

  WarehouseException at(SqlParserPos pos, String reason) {
    return WarehouseException.question(
        "Line " + pos.getLineNum() + ", column " + pos.getColumnNum() + ": " + reason);
  }

  /** Whatever is asked of such a table: two harmless counts may together tell of one person. */
  WarehouseException ofPersons(SqlNode node, String table) {
    return at(
        node,
        "table '"
            + table
            + "' is about persons, one by one, and is not read in SQL: counts come from 'mestring"
            + " build' (table cube), and 'mestring history' says how many rows were loaded");
  }

  WarehouseException syntax(SqlParseException e) {
    Optional<SqlParserPos> unclosed = text.unclosed();
    if (unclosed.isPresent()) {
      String what = text.slice(unclosed.get()).equals("/") ? "comment" : "quote";
      return at(unclosed.get(), "the " + what + " that begins here does not end");
    }
    if (e.getCause() instanceof ParseException cause && cause.expectedTokenSequences != null) {
      SyntaxFault fault = SyntaxFault.of(cause);
      return at(fault.position(), fault.reason());
    }
    if (e.getCause() instanceof StackOverflowError) {
      return tooDeep();
    }
    SqlParserPos pos = e.getPos();
    return pos == null
        ? at(text.start(), "this cannot be read as SQL")
        : at(pos, "unexpected '" + text.slice(pos) + "'" + aboutQuotes(text.slice(pos)));
  }

  /** Word processors turn quotes into other ones. */
  private static String aboutQuotes(String unexpected) {
    return "“”„‘’‚«»´`".contains(unexpected) ? ": a text stands between ' and '" : "";
  }

  WarehouseException tooDeep() {
    return at(text.start(), "the query is nested too deeply");
  }

  WarehouseException unsupported(SqlNode node) {
    String slice = text.slice(node.getParserPosition());
    return at(
        node,
        "'"
            + (slice.length() > MOST_SHOWN ? slice.substring(0, MOST_SHOWN) + "…" : slice)
            + "' is not supported");
  }

  /**
   * Why a query that can be read means nothing.
   *
   * @param called the names that may stand before a column
   * @param columns the columns of the tables it reads
   */
  WarehouseException meaning(
      CalciteContextException e, Collection<String> called, Collection<String> columns) {
    SqlParserPos pos =
        new SqlParserPos(e.getPosLine(), e.getPosColumn(), e.getEndPosLine(), e.getEndPosColumn());
    Throwable cause = e.getCause();
    String said = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
    return at(pos, reason(said, called, columns));
  }

  private static String reason(String said, Collection<String> called, Collection<String> columns) {
    for (Saying saying : Saying.values()) {
      Optional<List<String>> names = saying.in(said);
      if (names.isPresent()) {
        return saying.reason(names.get(), called, columns);
      }
    }
    return said.matches("[A-Z][a-z].*")
        ? said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1)
        : said;
  }
}
