/**
 * Somebody's published table, and what it tells of its hidden counts. Start at {@link
 * no.mestring.warehouse.audit.Auditor}: {@code ingest} reads the file, this room finds out what is
 * the sum of what, and core-lib's {@code disclosure} attacks. Knows no warehouse; it can only be as
 * right as what it took for sums, so the answer says first what that was.
 */
@NullMarked
package no.mestring.warehouse.audit;

import org.jspecify.annotations.NullMarked;
