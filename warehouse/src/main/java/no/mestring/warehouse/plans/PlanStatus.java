package no.mestring.warehouse.plans;

import java.util.List;

/**
 * How far plans came.
 *
 * @param lines goals and plans, then municipalities and regions
 * @param reports every report there was of every measure, the latest of each measure last
 * @param notes what is to be known beside them
 */
public record PlanStatus(
    List<ProgressLine> lines, List<MeasureReport> reports, List<String> notes) {
  public PlanStatus {
    lines = List.copyOf(lines);
    reports = List.copyOf(reports);
    notes = List.copyOf(notes);
  }
}
