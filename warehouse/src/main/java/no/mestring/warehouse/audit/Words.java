package no.mestring.warehouse.audit;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words by which columns and values of Norwegian tables are known. */
final class Words {
  private static final Set<String> TOTALS =
      Set.of(
          "totalt",
          "total",
          "totals",
          "tot",
          "tot.",
          "total sum",
          "sum",
          "i alt",
          "ialt",
          "alt",
          "alle",
          "all",
          "samlet",
          "begge",
          "both",
          "both sexes",
          "begge kjønn",
          "landet",
          "hele landet",
          "heile landet",
          "norge",
          "noreg",
          "norway",
          "hele kommunen",
          "hele fylket",
          "grand total");
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?:totalt|sum|begge|both|total) .*|.* (?:i alt|ialt|samlet|totalt|total)"
              + "|(?:alle|all) (?:aldre|aldersgrupper|kjønn|kommuner|fylker|fylke|år|ages|sexes"
              + "|areas|municipalities|personer|brukere)");
  private static final Pattern CODE = Pattern.compile("^[0-9A-Z]{1,6}[ _:-]+(?=\\p{L})");
  private static final Pattern DIMENSION =
      Pattern.compile(
          "år|årstall|aar|year|years|period|periode|tid|time|kvartal|måned|kjønn|kjonn"
              + "|kjoenn|sex|gender|alder.*|age|age[_ ].*|ages|kommune.*|fylke.*|bydel.*|komnr"
              + "|knr|geo|geografi|region.*|area.*|municipality.*|county.*|sted|kode|code");
  private static final Pattern AREA =
      Pattern.compile(
          "kommune.*|fylke.*|bydel.*|komnr|knr|geo|geografi|region.*|area.*|municipality.*"
              + "|county.*|sted");
  private static final Pattern COUNT =
      Pattern.compile(
          "antall?|antall .*|personer|persons?|brukere|brukarar|users|count|counts|freq|frequency"
              + "|n|teller|sumteller|numerator|events|deaths|tilfeller|value|verdi|f|ant");

  private Words() {}

  /** Whether a value is called the sum of others. */
  static boolean isTotal(String value) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    String plain = CODE.matcher(value.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
    return TOTALS.contains(word)
        || TOTALS.contains(plain)
        || TOTAL.matcher(word).matches()
        || TOTAL.matcher(plain).matches();
  }

  /** Whether a column of this name divides the counts, even if it has numbers. */
  static boolean isDimension(String column) {
    return DIMENSION.matcher(column.toLowerCase(Locale.ROOT)).matches();
  }

  static boolean isCount(String column) {
    return COUNT.matcher(column.toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether a column of this name has areas, whose codes may look like years. */
  static boolean isArea(String column) {
    return AREA.matcher(column.toLowerCase(Locale.ROOT)).matches();
  }

  static boolean isAge(String column) {
    String name = column.toLowerCase(Locale.ROOT);
    return name.startsWith("alder") || name.startsWith("age");
  }
}
