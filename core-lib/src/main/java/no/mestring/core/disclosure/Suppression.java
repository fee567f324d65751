package no.mestring.core.disclosure;

import java.util.BitSet;

/**
 * Which cells of a table are hidden.
 *
 * @param primary those that are small themselves
 * @param hidden all that are hidden, the small ones among them
 * @param rounds how often the attack was tried until it got nowhere
 */
public record Suppression(BitSet primary, BitSet hidden, int rounds) {
  public Suppression {
    primary = (BitSet) primary.clone();
    hidden = (BitSet) hidden.clone();
  }
}
