package no.mestring.warehouse.synth;

import no.mestring.core.area.AreaHistory;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.engine.FileFormat;
import no.mestring.warehouse.failure.WarehouseException;

/**
 * Which country is asked for.
 *
 * @param persons how many are alive on the first 1 January
 * @param years the years things happen in
 * @param seed what all chance follows from
 * @param codes the codes of areas
 * @param format how the long tables are written
 */
public record SynthRequest(int persons, YearSpan years, long seed, Codes codes, FileFormat format) {
  private static final int MOST = 50_000_000;

  public SynthRequest {
    if (persons < 1 || persons > MOST) {
      throw WarehouseException.question(
          "Invalid persons: " + persons + ", must be from 1 to " + MOST);
    }
    YearSpan known = AreaHistory.KNOWN;
    if (!known.contains(years.firstYear()) || !known.contains(years.lastYear())) {
      throw WarehouseException.question(
          "Invalid years: "
              + years
              + ", must be from "
              + known.firstYear()
              + " to "
              + known.lastYear());
    }
  }

  /** The years whose 1 January the population is counted on: one more than things happen in. */
  YearSpan counts() {
    return YearSpan.closed(years.firstYear(), years.lastYear() + 1);
  }
}
