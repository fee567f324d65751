package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.mestring.core.person.NationalIdentityNumber;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.ColumnType;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a file as values of its table, with pseudonyms in place of persons. A national
 * identity number elsewhere is a fault.
 */
final class Cells {
  private static final int MOST_SHORT = 10;
  private static final int MOST_GOOD_TEXTS = 10_000;
  private static final String NO_IDENTITY =
      "must not be kept; persons belong in the column of a table that is declared as person";

  private final String file;
  private final TableSchema table;
  private final Optional<Pseudonyms> pseudonyms;
  private final List<Problem> problems;

  /** For each column the values of texts that were good, since codes and days recur. */
  private final List<Map<String, Object>> goodTexts = new ArrayList<>();

  Cells(String file, TableSchema table, Optional<Pseudonyms> pseudonyms, List<Problem> problems) {
    this.file = file;
    this.table = table;
    this.pseudonyms = pseudonyms;
    this.problems = problems;
    table.columns().forEach(column -> goodTexts.add(new HashMap<>()));
  }

  /** The value of a text in a column; null if there is none, or the text is at fault. */
  @Nullable Object value(long line, int column, String text) {
    Object known = goodTexts.get(column).get(text);
    if (known != null) {
      return known;
    }
    Column target = table.columns().get(column);
    if (target.isPerson()) {
      return person(line, target, text.strip());
    }
    Object value = checked(line, target, text);
    if (value != null && goodTexts.get(column).size() < MOST_GOOD_TEXTS) {
      goodTexts.get(column).put(text, value);
    }
    return value;
  }

  private @Nullable Object checked(long line, Column column, String text) {
    if (isSearched(column) && text.length() > MOST_SHORT && NationalIdentityNumber.isIn(text)) {
      problems.add(
          new Problem(file, line, column.name(), NationalIdentityNumber.MASK, NO_IDENTITY));
      return null;
    }
    CellReader.Cell cell = CellReader.read(column, text);
    cell.fault()
        .ifPresent(rule -> problems.add(new Problem(file, line, column.name(), text, rule)));
    return cell.value();
  }

  /** Whole numbers as texts: nothing that is counted has as many digits. */
  private static boolean isSearched(Column column) {
    return column.type() == ColumnType.STRING || column.type() == ColumnType.INTEGER;
  }

  /** The pseudonym of a person; what was delivered goes no further, also not into a problem. */
  private @Nullable Object person(long line, Column column, String text) {
    CellReader.Cell cell = CellReader.read(column, text);
    cell.fault().ifPresent(rule -> problems.add(new Problem(file, line, column.name(), "", rule)));
    return cell.value() == null ? null : pseudonyms.orElseThrow().of(text);
  }
}
