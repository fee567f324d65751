/**
 * A country that does not exist: persons, where they live, and what happens to them, drawn from a
 * seed, with the chances they were drawn by. Start at {@link
 * no.mestring.warehouse.synth.Synthesizer}. Knows the codes and borders of areas and nothing of
 * anybody's data; its files are written by {@link no.mestring.warehouse.engine.RowFile}.
 */
@NullMarked
package no.mestring.warehouse.synth;

import org.jspecify.annotations.NullMarked;
