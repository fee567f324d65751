package no.mestring.warehouse.sql;

import java.util.Locale;
import no.mestring.core.area.SplitPolicy;

/**
 * A table that a query asks for on the borders of one year: {@code on_borders(population, 2024)}.
 *
 * @param table the table
 * @param year the year whose borders are asked for
 * @param splits what becomes of areas that these borders divide
 */
public record OnBorders(String table, int year, SplitPolicy splits) {
  /** The name of the function behind {@code from}. */
  static final String FUNCTION = "on_borders";

  /** What the function takes, for people. */
  static final String FORM =
      "on_borders(table, year) or on_borders(table, year, 'withhold' | 'weight' | 'union')";

  /** The name of the view that answers for it; no table can be called so. */
  public String view() {
    return table.toLowerCase(Locale.ROOT) + " on " + year + " " + splits;
  }
}
