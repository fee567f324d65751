package no.mestring.warehouse.plans;

import java.time.YearMonth;
import java.util.Optional;

/**
 * Which plans are asked for, and as of when.
 *
 * @param plan the short name of a plan
 * @param area a municipality whose plans they are, by any code it had or its name
 * @param region a region whose plans they are, or those of its municipalities
 * @param asOf the month in which reports must have been there; empty for all reports
 */
public record PlanQuestion(
    Optional<String> plan,
    Optional<String> area,
    Optional<String> region,
    Optional<YearMonth> asOf) {}
