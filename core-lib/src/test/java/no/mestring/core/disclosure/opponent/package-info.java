/**
 * A second attacker, who knows no more than the public and shares no code with the first: it tries
 * fillings, adds up worlds, and counts in fractions and modulo another prime. Start at {@link
 * no.mestring.core.disclosure.opponent.RandomTablesTest}.
 */
@NullMarked
package no.mestring.core.disclosure.opponent;

import org.jspecify.annotations.NullMarked;
