package no.mestring.core.disclosure;

import java.util.List;

/**
 * Cells that together are another, each of whose inner cells is in one of them: women and men, the
 * municipalities of a county.
 *
 * @param whole the index of the cell that is divided
 * @param parts the indexes of its parts, two or more
 */
public record Division(int whole, List<Integer> parts) {
  public Division {
    parts = List.copyOf(parts);
  }
}
