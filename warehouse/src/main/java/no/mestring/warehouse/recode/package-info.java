/**
 * Somebody's file on other borders. Start at {@link no.mestring.warehouse.recode.Recoder}; it ends
 * in a {@link no.mestring.warehouse.recode.RecodedFile}, which writes itself and knows what became
 * of the rows. Knows no warehouse and no table: {@code ingest} reads the file, core-lib's {@code
 * area} says where each code goes.
 */
@NullMarked
package no.mestring.warehouse.recode;

import org.jspecify.annotations.NullMarked;
