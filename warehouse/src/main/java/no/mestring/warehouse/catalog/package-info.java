/**
 * Reads definitions from files. Start at {@link no.mestring.warehouse.catalog.Definitions}, the
 * tables and indicators that come with the warehouse, and {@link
 * no.mestring.warehouse.catalog.DataPackage}, what somebody delivers. Knows JSON and YAML, and no
 * rules of rows: the values of a {@link no.mestring.warehouse.catalog.JsonStat} data set are read
 * here, since JSON is, and checked in {@code ingest}.
 */
@NullMarked
package no.mestring.warehouse.catalog;

import org.jspecify.annotations.NullMarked;
