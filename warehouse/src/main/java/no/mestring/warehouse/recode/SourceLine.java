package no.mestring.warehouse.recode;

import java.util.List;
import no.mestring.core.area.DeliveredArea;

/**
 * A row of somebody's file.
 *
 * @param line where it stands
 * @param area its area and period
 * @param fields the texts by column
 */
record SourceLine(long line, DeliveredArea area, List<String> fields) {}
