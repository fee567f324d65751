/**
 * The {@code mestring} command. Start at {@link no.mestring.warehouse.cli.Main}; each command asks
 * {@code app} and prints what it gets. Knows picocli and JLine, and no room but {@code app}, {@code
 * areas}, their records and {@code failure}.
 */
@NullMarked
package no.mestring.warehouse.cli;

import org.jspecify.annotations.NullMarked;
