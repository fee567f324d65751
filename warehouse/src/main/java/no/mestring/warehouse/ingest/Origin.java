package no.mestring.warehouse.ingest;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file says of where its figures come from.
 *
 * @param table the number of the publisher's table, such as 07459
 * @param title its title
 * @param publisher who published it
 * @param year the year of publication
 */
public record Origin(
    Optional<String> table, Optional<String> title, Optional<String> publisher, OptionalInt year) {
  /** A file that says nothing of itself. */
  static final Origin UNSTATED =
      new Origin(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

  private static final Pattern NUMBERED = Pattern.compile("(\\d{5}): .*", Pattern.DOTALL);

  /** What a title says, such as {@code 07459: Population, by region, sex, age and year}. */
  static Origin ofTitle(String title) {
    return new Origin(
        numberIn(title), Optional.of(title.strip()), Optional.empty(), OptionalInt.empty());
  }

  /** The number that a title of Statistics Norway begins with. */
  static Optional<String> numberIn(String title) {
    Matcher matcher = NUMBERED.matcher(title.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
