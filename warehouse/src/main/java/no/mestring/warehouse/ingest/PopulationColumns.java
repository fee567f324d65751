package no.mestring.warehouse.ingest;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.TableSchema;

/**
 * Which column of a publisher's file holds what.
 *
 * @param fields the field of each part
 * @param years the fields of a file with a column for each year
 * @param others the fields of columns that say nothing if they say the same in every row
 */
record PopulationColumns(
    Map<Part, Integer> fields, Map<Integer, WideYear> years, Map<Integer, String> others) {
  private static final Pattern WIDE = Pattern.compile("(?:(.*\\S) )?(\\d{4})(?:_\\2)?");

  /** Figures beside the persons, and marks that stand in the persons' place as well. */
  private static final Set<String> BESIDE = Set.of("flagg", "flag", "rate", "meis", "smr");

  /** What a row of a population says. */
  enum Part {
    AREA("area, region, geo, geografi, sted, kommune, municipality, location_code"),
    YEAR("year, år, aar, tid, time, calyear"),
    SEX("sex, kjønn, kjonn, gender"),
    AGE("age, alder, aldersgruppe"),
    PERSONS(
        "persons, personer, personer1, antall, antall personer, teller, befolkning, folkemengde,"
            + " folketall, population, value, verdi"),
    CONTENTS("contents, contentscode, statistikkvariabel, measure_type, måltall"),
    PROJECTED("projected"),
    SOURCE("source");

    private final String names;

    Part(String names) {
      this.names = names;
    }

    private boolean isCalled(String name) {
      return Set.of(names.split(", ")).contains(name.strip().toLowerCase(Locale.ROOT));
    }

    String rule() {
      return "must have a column for "
          + name().toLowerCase(Locale.ROOT)
          + ", called one of "
          + names;
    }
  }

  /**
   * A year as a column.
   *
   * @param contents what stands before the year, such as {@code Personer}; may be empty
   * @param year the year
   */
  record WideYear(String contents, String year) {}

  /** What can be known of the columns before they are read. */
  static Expected expected(TableSchema table) {
    return new Expected(
        name -> table.column(name).isPresent() || part(name).isPresent(),
        name -> part(name).equals(Optional.of(Part.PERSONS)) || WIDE.matcher(name).matches(),
        2);
  }

  /** Whether a file has the columns of the table itself. */
  static boolean areOurs(List<String> names, TableSchema table) {
    return table.columns().stream()
        .filter(Column::required)
        .map(Column::name)
        .allMatch(names::contains);
  }

  /**
   * Finds the parts in a header.
   *
   * @param faults is given what is missing or twice
   */
  static PopulationColumns of(List<String> names, List<String> faults) {
    Map<Part, Integer> fields = new EnumMap<>(Part.class);
    Map<Integer, WideYear> years = new LinkedHashMap<>();
    Map<Integer, String> others = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Optional<Part> part = part(name);
      Matcher wide = WIDE.matcher(name);
      if (part.isPresent()) {
        Integer twice = fields.putIfAbsent(part.get(), i);
        if (twice != null) {
          faults.add(
              "must have one column for "
                  + part.get().name().toLowerCase(Locale.ROOT)
                  + ", has "
                  + names.get(twice)
                  + " and "
                  + name);
        }
      } else if (wide.matches()) {
        years.put(i, new WideYear(Optional.ofNullable(wide.group(1)).orElse(""), wide.group(2)));
      } else if (!BESIDE.contains(name.toLowerCase(Locale.ROOT))) {
        others.put(i, name);
      }
    }
    if (fields.containsKey(Part.YEAR) || fields.containsKey(Part.PERSONS)) {
      years.forEach((field, year) -> others.put(field, names.get(field)));
      years.clear();
    }
    for (Part part : List.of(Part.AREA, Part.YEAR, Part.SEX, Part.AGE, Part.PERSONS)) {
      boolean isInYears = (part == Part.YEAR || part == Part.PERSONS) && !years.isEmpty();
      if (!fields.containsKey(part) && !isInYears) {
        faults.add(part.rule());
      }
    }
    return new PopulationColumns(fields, years, others);
  }

  private static Optional<Part> part(String name) {
    for (Part part : Part.values()) {
      if (part.isCalled(name)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  boolean has(Part part) {
    return fields.containsKey(part);
  }

  String text(Part part, List<String> record) {
    Integer field = fields.get(part);
    return field == null ? "" : record.get(field);
  }
}
