package no.mestring.warehouse.counting;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Says where the events of an area count. */
@FunctionalInterface
public interface Placing {
  /**
   * The areas that an event counts in, such as a municipality on the borders asked for, its county
   * and the country; none if it cannot be placed.
   *
   * @param area the event's area as it was delivered, null if it has none
   * @param year when the event was
   */
  Collection<String> targets(@Nullable String area, int year);
}
