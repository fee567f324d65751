/**
 * What it takes to make courses and waiting times of a large log of events, of which everything is
 * known. Start at {@link no.mestring.benchmarks.courses.CourseBenchmark}.
 */
@NullMarked
package no.mestring.benchmarks.courses;

import org.jspecify.annotations.NullMarked;
