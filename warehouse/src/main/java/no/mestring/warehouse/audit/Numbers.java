package no.mestring.warehouse.audit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as tables have them: {@code 1 234}, {@code 8,1}. */
final class Numbers {
  private static final Pattern SPACES = Pattern.compile("(?<=\\d)[ \u00A0\u2009\u202F](?=\\d{3})");
  private static final Pattern NUMBER = Pattern.compile("[-−]?\\d{1,15}(?:[.,]\\d{1,12})?");

  private Numbers() {}

  /** The number; empty if it is none. */
  static Optional<BigDecimal> read(String text) {
    String plain = SPACES.matcher(text).replaceAll("");
    return NUMBER.matcher(plain).matches()
        ? Optional.of(new BigDecimal(plain.replace(',', '.').replace('−', '-')))
        : Optional.empty();
  }

  /** The whole number; empty if it is none, or has decimals that are not zero. */
  static OptionalLong whole(String text) {
    Optional<BigDecimal> number = read(text);
    return number.isPresent() && isWhole(number.get())
        ? OptionalLong.of(number.get().longValue())
        : OptionalLong.empty();
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
