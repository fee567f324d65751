package no.mestring.warehouse.plans;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a goal, a plan, or all plans of a municipality or region came.
 *
 * @param level what it counts
 * @param plan the plan, of a goal or plan
 * @param area the municipality's code of 2024, or the region
 * @param name the municipality or region
 * @param goalNumber order in the plan, of a goal
 * @param goal of a goal
 * @param tally the measures
 */
public record ProgressLine(
    Level level,
    Optional<String> plan,
    String area,
    String name,
    OptionalInt goalNumber,
    Optional<String> goal,
    Tally tally) {
  /** What a line counts. */
  public enum Level {
    /** The measures of a strategic choice, focus area or goal. */
    GOAL,
    /** Those of a plan. */
    PLAN,
    /** Those of the plans of a municipality, or of a region itself. */
    AREA,
    /** Those of the plans of a region and of its municipalities. */
    REGION
  }
}
