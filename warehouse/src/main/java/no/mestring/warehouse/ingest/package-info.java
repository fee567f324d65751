/**
 * From delivered files to checked rows. Start at {@link no.mestring.warehouse.ingest.Ingest}; every
 * problem is collected and none is thrown before the last line is read. Knows the tables' rules,
 * CSV, sheets, and how publishers write populations and aggregates; every format ends in one {@code
 * RecordSink}, and what is accepted goes to {@code store}.
 */
@NullMarked
package no.mestring.warehouse.ingest;

import org.jspecify.annotations.NullMarked;
