package no.mestring.warehouse.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a table in place of a count. */
final class Signs {
  static final String USUAL_WORDS = ": * x – <5 1-4";

  private static final Set<String> USUAL = Set.of(":", "*", "**", "x", "–", "—");
  private static final Set<String> MISSING = Set.of("", ".", "..", "...");
  private static final Pattern BELOW =
      Pattern.compile("(?:<|under|færre enn|mindre enn|fewer than|less than) ?(\\d{1,3})");
  private static final Pattern UP_TO = Pattern.compile("(?:≤|<=) ?(\\d{1,3})");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,3}) ?[-–] ?(\\d{1,3})");

  private final Set<String> told;

  Signs(List<String> told) {
    this.told = new LinkedHashSet<>();
    told.forEach(sign -> this.told.add(sign.strip()));
  }

  /**
   * What a sign for a hidden count says.
   *
   * @param least the least the count is, empty if the sign does not say it
   * @param most the most it is, empty if the sign does not say it
   */
  record Range(OptionalLong least, OptionalLong most) {
    static final Range NOTHING = new Range(OptionalLong.empty(), OptionalLong.empty());
  }

  /** What a sign says; empty if it is none for hidden counts. */
  Optional<Range> read(String text) {
    String sign = text.toLowerCase(Locale.ROOT);
    Matcher below = BELOW.matcher(sign);
    Matcher upTo = UP_TO.matcher(sign);
    Matcher range = RANGE.matcher(sign);
    if (below.matches() && number(below, 1) > 0) {
      return Optional.of(new Range(OptionalLong.empty(), OptionalLong.of(number(below, 1) - 1)));
    } else if (upTo.matches()) {
      return Optional.of(new Range(OptionalLong.empty(), OptionalLong.of(number(upTo, 1))));
    } else if (range.matches() && number(range, 1) < number(range, 2)) {
      return Optional.of(
          new Range(OptionalLong.of(number(range, 1)), OptionalLong.of(number(range, 2))));
    }
    return told.contains(text) || USUAL.contains(sign)
        ? Optional.of(Range.NOTHING)
        : Optional.empty();
  }

  /** Whether it stands for a count that is missing, of which nothing is known. */
  boolean isMissing(String text) {
    return MISSING.contains(text) && !told.contains(text);
  }

  private static long number(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group));
  }
}
