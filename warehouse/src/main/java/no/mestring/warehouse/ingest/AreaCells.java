package no.mestring.warehouse.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.period.YearSpan;

/**
 * Finds the areas that cells of somebody's file mean: codes, codes without their leading zero,
 * names, and both in one cell. Codes of other years are placed, as the loader does when it is asked
 * to.
 */
public final class AreaCells {
  private static final String NAMED = "with names in place of codes";

  private final AreaText texts;
  private final AreaRule rule;
  private final OptionalInt borders;
  private final Map<Cell, PlacedArea> placed = new HashMap<>();

  private record Cell(String text, YearSpan period) {}

  /**
   * Cells of a file.
   *
   * @param borders the year whose borders all codes mean; empty if each means those of its period
   */
  public AreaCells(AreaHistory areas, OptionalInt borders) {
    this.texts = new AreaText(areas, Set.of());
    this.rule =
        new AreaRule(
            areas, Set.of(), LoadRules.withDefaults().withBorders(borders).with(WrongCodes.PLACE));
    this.borders = borders;
  }

  /** The area that a cell means in a period. */
  public PlacedArea place(String text, YearSpan period) {
    return placed.computeIfAbsent(new Cell(text, period), this::find);
  }

  private PlacedArea find(Cell cell) {
    YearSpan year = YearSpan.of(borders.orElse(cell.period().lastYear()));
    String code = texts.code(cell.text(), year);
    PlacedArea area = rule.place(code, Optional.of(cell.period()));
    boolean isNamed = !cell.text().contains(code);
    return isNamed && area.fault().isEmpty() && area.note().isEmpty()
        ? PlacedArea.noted(area.code(), area.borders(), NAMED)
        : area;
  }
}
