package no.mestring.warehouse.recode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.mestring.core.area.Parcel;
import no.mestring.core.area.SplitPolicy;

/**
 * What became of a file's rows.
 *
 * @param file the file's name
 * @param to the year whose borders were asked for
 * @param splits what became of divided areas
 * @param columns what the columns were taken for, such as {@code area: kommunenr}
 * @param rowsIn the rows of the file
 * @param fates the new rows by how they came about
 * @param notes what was made of codes that are not as they should be
 * @param unplaced the codes that nothing is known of
 * @param divided the areas that the borders divide
 * @param choices what each way to treat them gives; empty if nothing is divided
 * @param totals what there was of each count before and after
 * @param leftOut the numbers that are empty in added or divided rows, and what else the reader
 *     should know of columns
 * @param parcels land that moved between the areas of the file without being counted
 */
public record RecodeSummary(
    String file,
    int to,
    SplitPolicy splits,
    List<String> columns,
    long rowsIn,
    List<Fate> fates,
    List<String> notes,
    List<Unplaced> unplaced,
    List<Divided> divided,
    List<Choice> choices,
    List<Total> totals,
    List<String> leftOut,
    List<Parcel> parcels) {
  /** How many rows, of how many areas, came about in one way. */
  public record Fate(String how, long rows, int areas) {}

  /** A code that nothing is known of, with its rows and its sums by count. */
  public record Unplaced(String code, long rows, long firstLine, Map<String, BigDecimal> sums) {}

  /**
   * An area that the borders divide.
   *
   * @param code the area
   * @param years the periods of its rows, from the first to the last year
   * @param rows its rows
   * @param into the areas it is divided between, with the share of each if it is known
   */
  public record Divided(String code, String years, long rows, List<String> into) {}

  /** What a way to treat divided areas gives. */
  public record Choice(
      SplitPolicy splits, long rows, long weighted, long withheld, Map<String, BigDecimal> sums) {}

  /** A count before and after; what it lost, by where it went. */
  public record Total(
      String column,
      String level,
      BigDecimal before,
      BigDecimal after,
      Map<String, BigDecimal> lost) {}

  /** The rows that came about in one way. */
  public Optional<Fate> fate(String how) {
    return fates.stream().filter(fate -> fate.how().equals(how)).findFirst();
  }
}
