/**
 * The {@code mestring} command. Start at {@link no.mestring.warehouse.cli.Main}; each command asks
 * {@code app} or one of the rooms that need no warehouse, and prints what it gets. Knows picocli
 * and JLine, and of other rooms only what they answer with and {@code failure}.
 */
@NullMarked
package no.mestring.warehouse.cli;

import org.jspecify.annotations.NullMarked;
