package no.mestring.warehouse.ingest;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether there is a figure, and if not, why; the later ones weigh more. */
enum Flag {
  PRESENT("0"),
  MISSING("1"),
  NOT_COMPUTABLE("2"),
  WITHHELD("3");

  static final String RULE =
      "must be a flag: 0 or present, .. (missing), . (not computable) or : (withheld)";

  private static final Map<String, Flag> MARKS =
      Map.of("..", MISSING, "...", MISSING, ".", NOT_COMPUTABLE, ":", WITHHELD);

  private final String number;

  Flag(String number) {
    this.number = number;
  }

  /** What stands in a number's place; empty if it is no mark. */
  static Optional<Flag> ofMark(String text) {
    return Optional.ofNullable(MARKS.get(text));
  }

  /** A flag as mark, number or word. */
  static Optional<Flag> read(String text) {
    for (Flag flag : values()) {
      if (text.equals(flag.toString()) || text.equals(flag.number)) {
        return Optional.of(flag);
      }
    }
    return ofMark(text);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
