/**
 * What it costs to ask for a table on other borders, beside the join and sum that people would
 * write themselves. Start at {@link no.mestring.benchmarks.borders.BordersBenchmark}. Knows nothing
 * of how the warehouse does it.
 */
@NullMarked
package no.mestring.benchmarks.borders;

import org.jspecify.annotations.NullMarked;
