/**
 * How long it takes to hide small counts, and to attack what is left. Start at {@link
 * no.mestring.benchmarks.disclosure.CountyBenchmark}. Knows the library by its public methods only.
 */
@NullMarked
package no.mestring.benchmarks.disclosure;

import org.jspecify.annotations.NullMarked;
