package no.mestring.warehouse.ingest;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.mestring.core.dimension.Sex;

/** Reads whom a figure counts, in the codes and words of Norwegian publishers. */
final class SexText {
  static final String RULE = "must be women or men, such as 2, Kvinner or female";

  private static final Set<String> FEMALE =
      Set.of("female", "females", "women", "kvinner", "kvinne", "k", "f", "2");
  private static final Set<String> MALE = Set.of("male", "males", "men", "menn", "mann", "m", "1");
  private static final Set<String> BOTH =
      Set.of(
          "both",
          "both sexes",
          "begge kjønn",
          "kjønn samlet",
          "kjønn i alt",
          "i alt",
          "samlet",
          "totalt",
          "total",
          "alle",
          "0");

  private SexText() {}

  static Optional<Sex> read(String text) {
    for (String reading : CodedText.readings(text)) {
      String word = reading.toLowerCase(Locale.ROOT);
      if (FEMALE.contains(word)) {
        return Optional.of(Sex.FEMALE);
      } else if (MALE.contains(word)) {
        return Optional.of(Sex.MALE);
      } else if (BOTH.contains(word)) {
        return Optional.of(Sex.BOTH);
      }
    }
    return Optional.empty();
  }
}
