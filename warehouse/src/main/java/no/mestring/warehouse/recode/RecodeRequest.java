package no.mestring.warehouse.recode;

import java.nio.file.Path;
import java.util.OptionalInt;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.MissingParts;
import no.mestring.core.area.SplitPolicy;
import no.mestring.warehouse.failure.WarehouseException;

/**
 * Which file is to be recoded, and how.
 *
 * @param file the file
 * @param to the year whose borders are asked for
 * @param year the year that all rows are of, if no column says it
 * @param borders the year whose borders all codes mean, whatever the periods of their rows
 * @param columns which column is what, as far as the user says it
 * @param splits what becomes of areas that the borders divide
 * @param missing what becomes of areas of which only some parts have rows
 * @param unknown what becomes of rows whose area is not known
 */
public record RecodeRequest(
    Path file,
    int to,
    OptionalInt year,
    OptionalInt borders,
    ColumnNames columns,
    SplitPolicy splits,
    MissingParts missing,
    UnknownCodes unknown) {
  /** What becomes of rows whose area is not known. */
  public enum UnknownCodes {
    /** They are problems. */
    REFUSE,
    /** They stay as they are. */
    KEEP
  }

  public RecodeRequest {
    check("--to", OptionalInt.of(to));
    check("--year", year);
    check("--borders", borders);
    if (year.isPresent() && columns.period().isPresent()) {
      throw WarehouseException.question("Invalid --year: --period says it already");
    }
  }

  private static void check(String option, OptionalInt year) {
    if (year.isPresent() && !AreaHistory.KNOWN.contains(year.getAsInt())) {
      throw WarehouseException.question(
          "Invalid %s: %d, must be a year from %d to %d"
              .formatted(
                  option,
                  year.getAsInt(),
                  AreaHistory.KNOWN.firstYear(),
                  AreaHistory.KNOWN.lastYear()));
    }
  }
}
