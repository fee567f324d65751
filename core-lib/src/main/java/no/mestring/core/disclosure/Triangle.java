package no.mestring.core.disclosure;

import java.util.HashSet;
import java.util.List;
import no.mestring.core.argument.Argument;

/**
 * Codes of a dimension of which one is the sum of the others, such as both sexes, women and men.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if there are less than two codes,
 * or one stands twice.
 *
 * @param dimension the dimension's name
 * @param codes in the order in which they are wanted: the last one is hidden first
 */
public record Triangle(String dimension, List<String> codes) {
  public Triangle {
    codes = List.copyOf(codes);
    if (codes.size() < 2 || new HashSet<>(codes).size() < codes.size()) {
      throw Argument.invalid("codes", codes, "must be two or more, each once");
    }
  }
}
