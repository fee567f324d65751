/**
 * How the warehouse says no. Start at {@link no.mestring.warehouse.failure.WarehouseException},
 * which carries what kind of failure it is and, for wrong data, every {@link
 * no.mestring.warehouse.failure.Problem}. Of other rooms it knows only how national identity
 * numbers look, so that none is ever said; every room may use it.
 */
@NullMarked
package no.mestring.warehouse.failure;

import org.jspecify.annotations.NullMarked;
