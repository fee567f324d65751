/**
 * How long counting distinct persons takes. Start at {@link
 * no.mestring.benchmarks.persons.PersonsBenchmark}. Knows the warehouse's counting and what a user
 * would take instead: DuckDB, R's data.table and PostgreSQL.
 */
@NullMarked
package no.mestring.benchmarks.persons;

import org.jspecify.annotations.NullMarked;
