package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which column of a file of aggregates holds what: called as in our own form, by the codes of the
 * Institute of Public Health's API, or by its labels.
 *
 * @param names the names of all columns
 * @param parts the field of each part
 * @param figures the field of each kind of figure, of a file with a column for each
 * @param others the fields of further dimensions, with their names
 * @param leftOut the names of columns that are not taken
 */
record DeliveryColumns(
    List<String> names,
    Map<Part, Integer> parts,
    Map<Figure, Integer> figures,
    Map<Integer, String> others,
    List<String> leftOut) {
  /** Figures of the publisher's production that say nothing more. */
  private static final Set<String> BESIDE =
      Set.of("predteller", "sumpredteller", "norm", "rn", "rate.n", "rate_n", "teller.n", "spt");

  /** What a row says besides its figures. */
  enum Part {
    INDICATOR("indicator"),
    AREA("area, geo, geografi, sted, kommune, region"),
    PERIOD("period, aar, år, year, periode"),
    SEX("sex, kjonn, kjønn"),
    AGE("age, alder, aldersgruppe"),
    MEASURE("measure_type, måltall"),
    CELL("value, verdi"),
    FLAG("flag, flagg, spvflagg"),
    SOURCE("source");

    private final String names;

    Part(String names) {
      this.names = names;
    }

    private boolean isCalled(String name) {
      return Set.of(names.split(", ")).contains(name);
    }

    String rule() {
      return "must have a column for "
          + name().toLowerCase(Locale.ROOT)
          + ", called one of "
          + names;
    }
  }

  /** A kind of figure; the order is that of the table's columns. */
  enum Figure {
    NUMERATOR("numerator|teller|antall.*"),
    DENOMINATOR("denominator|nevner|befolkning"),
    NUMERATOR_SUM("numerator_sum|sumteller"),
    DENOMINATOR_SUM("denominator_sum|sumnevner"),
    VALUE("value|rate|(?:per \\d|prosent|andel)(?!.*standardis).*"),
    ADJUSTED("adjusted|meis|.*standardis.*"),
    RATIO("ratio|smr|forholdstall.*"),
    /** What the publisher shows first: the crude rate or the count. */
    MAIN("maltall|måltall");

    static final String NAMES = "TELLER, NEVNER, sumTELLER, sumNEVNER, RATE, MEIS, SMR";

    private final Pattern pattern;

    Figure(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    /** The kind of a measure's code or label; empty if it is none that is taken. */
    static Optional<Figure> of(String name) {
      String word = name.strip().toLowerCase(Locale.ROOT);
      for (Figure figure : values()) {
        if (figure.pattern.matcher(word).matches()) {
          return Optional.of(figure);
        }
      }
      return Optional.empty();
    }
  }

  /** What can be known of the columns before they are read. */
  static Expected expected() {
    return new Expected(
        name -> part(name).isPresent() || Figure.of(name).isPresent() || name.equals("category"),
        name -> Figure.of(name).isPresent() || part(name).equals(Optional.of(Part.CELL)),
        2);
  }

  /**
   * Finds the columns in a header.
   *
   * @param faults is given what is missing or twice
   */
  static DeliveryColumns of(List<String> names, List<String> faults) {
    Map<Part, Integer> parts = new EnumMap<>(Part.class);
    Map<Figure, Integer> figures = new EnumMap<>(Figure.class);
    Map<Integer, String> others = new LinkedHashMap<>();
    List<String> leftOut = new ArrayList<>();
    boolean isLong =
        names.stream().anyMatch(name -> part(name).equals(Optional.of(Part.MEASURE)))
            && names.stream().anyMatch(name -> part(name).equals(Optional.of(Part.CELL)));
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Optional<Part> part =
          part(name).filter(any -> isLong || (any != Part.CELL && any != Part.MEASURE));
      Optional<Figure> figure = isLong ? Optional.empty() : Figure.of(name);
      Integer twice = null;
      if (part.isPresent()) {
        twice = parts.putIfAbsent(part.get(), i);
      } else if (figure.isPresent()) {
        twice = figures.putIfAbsent(figure.get(), i);
      } else if (BESIDE.contains(name.toLowerCase(Locale.ROOT)) || !figures.isEmpty()) {
        leftOut.add(name); // dimensions stand before the figures
      } else {
        others.put(i, name);
      }
      if (twice != null) {
        faults.add("must have one column for the same, has " + names.get(twice) + " and " + name);
      }
    }
    for (Part part : List.of(Part.AREA, Part.PERIOD)) {
      if (!parts.containsKey(part)) {
        faults.add(part.rule());
      }
    }
    if (!isLong && figures.isEmpty()) {
      faults.add("must have a column of figures, such as " + Figure.NAMES);
    }
    return new DeliveryColumns(names, parts, figures, others, leftOut);
  }

  private static Optional<Part> part(String name) {
    String word = name.strip().toLowerCase(Locale.ROOT);
    for (Part part : Part.values()) {
      if (part.isCalled(word)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** What the column of a part is called in the file. */
  String name(Part part) {
    Integer field = parts.get(part);
    return field == null ? part.name().toLowerCase(Locale.ROOT) : names.get(field);
  }

  boolean has(Part part) {
    return parts.containsKey(part);
  }

  String text(Part part, List<String> record) {
    Integer field = parts.get(part);
    return field == null ? "" : record.get(field);
  }

  /** Whether each kind of figure is a row of its own. */
  boolean isLong() {
    return has(Part.MEASURE);
  }
}
