package no.mestring.core.disclosure;

import java.util.OptionalLong;

/**
 * The whole numbers that a hidden count may be for all that is shown.
 *
 * @param least the least of them
 * @param most the largest of them, empty if there is no bound
 */
public record Possible(long least, OptionalLong most) {
  /**
   * How many numbers there are.
   *
   * @return one or more, or the largest number if there is no bound
   */
  public long size() {
    return most.isPresent() ? most.getAsLong() - least + 1 : Long.MAX_VALUE;
  }

  /** Such as {@code 0 to 3}, {@code 2} or {@code 1 or more}. */
  @Override
  public String toString() {
    if (most.isEmpty()) {
      return least + " or more";
    }
    return size() == 1 ? String.valueOf(least) : least + " to " + most.getAsLong();
  }
}
