package no.mestring.warehouse.compute;

import no.mestring.core.indicator.AreaFigures;
import no.mestring.core.indicator.Strata;

/** An indicator's yearly figures of areas: counted from events, or delivered. */
interface YearlySource {
  /** The groups of sex and age that the figures are kept by. */
  Strata strata();

  /** Whether an area has a figure of any year. */
  boolean isKnown(String area);

  /** The figures of an area; absent ones if it has none. */
  AreaFigures of(String area);
}
