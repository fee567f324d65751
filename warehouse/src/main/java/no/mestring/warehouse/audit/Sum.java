package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of a dimension that is the sum of others.
 *
 * @param whole the place of the value
 * @param parts the places of the others; those behind the last value stand for what is not
 *     published
 * @param origin how it is known
 */
record Sum(int whole, List<Integer> parts, Origin origin) {
  /** How a sum is known. */
  enum Origin {
    TOLD("you say so"),
    NAME("by its name"),
    AGES("by the ages"),
    YEARS("by the years"),
    CODES("by the codes"),
    NUMBERS("guessed from its numbers");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  Sum {
    parts = List.copyOf(parts);
  }

  /** The same with a part that is not published. */
  Sum withRest(int place) {
    List<Integer> more = new ArrayList<>(parts);
    more.add(place);
    return new Sum(whole, more, origin);
  }

  /** Whether all its parts are published values. */
  boolean isOfPublished(int values) {
    return parts.stream().allMatch(part -> part < values);
  }
}
