package no.mestring.warehouse.ingest;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.Sex;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.ingest.DeliveryColumns.Figure;
import no.mestring.warehouse.ingest.DeliveryColumns.Part;

/** Reads what a figure of a file of aggregates is of, in the codes and labels of publishers. */
final class DeliveryDimensions {
  private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?: ?[-–_] ?(\\d{4}))?");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+[.,]\\d+");
  private static final String SEX_RULE =
      "must be 0, 1 or 2, or such as Kjønn samlet, Menn, Kvinner";
  private static final String PERIOD_RULE =
      "must be a year or years, such as 2017, 2017_2019 or 2017-2019";
  private static final int OLDEST = 120;

  private final DeliveryColumns columns;
  private final DeliveredAreas areas;
  private final boolean isCoded;
  private final RepeatedProblems repeated;
  private final Map<String, Optional<Sex>> sexes = new HashMap<>();
  private final Map<String, Optional<AgeRange>> ages = new HashMap<>();
  private final Map<String, Optional<YearSpan>> periods = new HashMap<>();

  /**
   * A reader of rows.
   *
   * @param isCoded whether every category stands with its code in front
   */
  DeliveryDimensions(
      DeliveryColumns columns, DeliveredAreas areas, boolean isCoded, RepeatedProblems repeated) {
    this.columns = columns;
    this.areas = areas;
    this.isCoded = isCoded;
    this.repeated = repeated;
  }

  /** Area, period, sex, age and category as the table has them; empty if the row is not taken. */
  Optional<List<String>> read(long line, List<String> fields) {
    Optional<Sex> sex = sexes.computeIfAbsent(columns.text(Part.SEX, fields), this::sex);
    String ageText = columns.text(Part.AGE, fields);
    Optional<AgeRange> age = ages.computeIfAbsent(ageText, this::age);
    Optional<YearSpan> period =
        periods.computeIfAbsent(columns.text(Part.PERIOD, fields), DeliveryDimensions::period);
    boolean isRead = isThere(sex, line, Part.SEX, fields, SEX_RULE);
    if (columns.has(Part.AGE)) {
      isRead &= isThere(age, line, Part.AGE, fields, ageRule(ageText));
    }
    isRead &= isThere(period, line, Part.PERIOD, fields, PERIOD_RULE);
    Optional<String> category = category(line, fields);
    if (!isRead || category.isEmpty()) {
      return Optional.empty();
    }
    String area = columns.text(Part.AREA, fields);
    return areas
        .code(line, columns.name(Part.AREA), area, period.get(), repeated)
        .map(
            code ->
                List.of(
                    code,
                    period.get().toString(),
                    sex.get().toString(),
                    age.map(AgeRange::toString).orElse(""),
                    category.get()));
  }

  private boolean isThere(
      Optional<?> value, long line, Part part, List<String> fields, String rule) {
    if (value.isEmpty()) {
      repeated.add(line, columns.name(part), columns.text(part, fields), rule);
    }
    return value.isPresent();
  }

  private Optional<Sex> sex(String text) {
    return columns.has(Part.SEX) ? SexText.read(text) : Optional.of(Sex.BOTH);
  }

  private Optional<AgeRange> age(String text) {
    return isAmbiguous(text)
        ? Optional.empty()
        : AgeText.read(text).filter(range -> range.lower() < OLDEST);
  }

  private String ageRule(String text) {
    return isAmbiguous(text) ? "may be one age or all of them; write 0_0 or 0_120" : AgeText.RULE;
  }

  /** Where ages are coded as 0_74, a bare 0 has been all ages. */
  private boolean isAmbiguous(String text) {
    return columns.name(Part.AGE).equals("ALDER") && !text.isEmpty() && AgeText.isNumber(text);
  }

  private static Optional<YearSpan> period(String text) {
    for (String reading : CodedText.readings(text)) {
      Matcher years = PERIOD.matcher(reading);
      if (years.matches()) {
        int first = Integer.parseInt(years.group(1));
        int last = years.group(2) == null ? first : Integer.parseInt(years.group(2));
        return first <= last ? Optional.of(YearSpan.closed(first, last)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The further dimensions: the code of one, several with their names; empty if one is a number.
   */
  private Optional<String> category(long line, List<String> fields) {
    for (Map.Entry<Integer, String> other : columns.others().entrySet()) {
      String text = fields.get(other.getKey());
      if (DECIMAL.matcher(text).matches()) {
        repeated.add(
            line,
            other.getValue(),
            text,
            "must be a category; figures are in columns called " + Figure.NAMES);
        return Optional.empty();
      }
    }
    boolean isOne = columns.others().size() == 1;
    return Optional.of(
        columns.others().entrySet().stream()
            .map(other -> (isOne ? "" : other.getValue() + "=") + code(fields.get(other.getKey())))
            .collect(joining(", ")));
  }

  private String code(String text) {
    int space = text.indexOf(' ');
    return isCoded && space > 0 ? text.substring(0, space) : text;
  }
}
