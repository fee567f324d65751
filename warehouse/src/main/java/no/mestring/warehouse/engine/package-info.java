/**
 * Runs checked queries over the files of a snapshot. Start at {@link
 * no.mestring.warehouse.engine.Engine}. A delivered Parquet file is a {@link
 * no.mestring.warehouse.engine.ParquetFile}. Knows DuckDB, and nothing of what the rows mean;
 * whoever estimates or shows them is further up.
 */
@NullMarked
package no.mestring.warehouse.engine;

import org.jspecify.annotations.NullMarked;
