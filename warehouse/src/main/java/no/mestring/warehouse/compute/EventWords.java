package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.indicator.CodeRange;
import no.mestring.core.indicator.Counting;
import no.mestring.warehouse.catalog.CodeGroupDefinition;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.CountedEvents;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/** Says of a figure which events were counted, year by year. */
final class EventWords {
  private final Engine engine;
  private final Definitions definitions;
  private final String state;
  private final Targets targets;

  EventWords(Engine engine, Definitions definitions, String state, Targets targets) {
    this.engine = engine;
    this.definitions = definitions;
    this.state = state;
    this.targets = targets;
  }

  /** Lines of text, those of years indented. */
  List<String> of(Asked asked, IndicatorDefinition definition, Map<String, @Nullable Object> row) {
    CountDefinition count = definition.count().orElseThrow();
    CountedEvents events = count.events().orElseThrow();
    List<String> lines = new ArrayList<>();
    String title =
        definitions.codeGroups().stream()
            .filter(group -> group.group().equals(events.group()))
            .map(CodeGroupDefinition::titleEn)
            .collect(Collectors.joining());
    boolean isPersons = count.counting() == Counting.PERSONS;
    lines.add(
        "Counted: %s of table %s with %s %s (%s)%s"
            .formatted(
                isPersons ? "persons" : "rows",
                events.table(),
                events.code(),
                events.group().codes().stream()
                    .map(CodeRange::toString)
                    .collect(Collectors.joining(", ")),
                title,
                isPersons ? ", each once a year" : ""));
    for (long year = Explanation.number(row, "first_year");
        year <= Explanation.number(row, "last_year");
        year++) {
      lines.add("  " + year + ": " + countedIn(asked, events, row, (int) year));
    }
    lines.add(
        "Denominator: mean of the populations on 1 January of each year and the next, from table"
            + " population");
    return lines;
  }

  /** How many were counted in a year, by the codes their rows were delivered with. */
  private String countedIn(
      Asked asked, CountedEvents events, Map<String, @Nullable Object> row, int year) {
    String from = " FROM " + state + ".\"" + events.table() + "\" WHERE year = " + year;
    Set<String> codes = new TreeSet<>();
    for (List<@Nullable Object> code :
        engine.internal("SELECT DISTINCT area" + from + " AND area IS NOT NULL").rows()) {
      if (targets.targets(String.valueOf(code.get(0)), year).contains(asked.area())) {
        codes.add(String.valueOf(code.get(0)));
      }
    }
    if (codes.isEmpty()) {
      return "no row of the area, of whatever code";
    }
    AgeRange ages = AgeRange.parse(String.valueOf(row.get("age")));
    String condition =
        " AND area IN (%s) AND (%s) AND year - birth_year BETWEEN %d AND %d%s"
            .formatted(
                codes.stream().map(Explanation::literal).collect(Collectors.joining(", ")),
                events.group().codes().stream()
                    .map(range -> condition(events.code(), range))
                    .collect(Collectors.joining(" OR ")),
                ages.lower(),
                ages.upper().orElse(Integer.MAX_VALUE),
                asked.sex().equals("both") ? "" : " AND sex = " + Explanation.literal(asked.sex()));
    List<@Nullable Object> found =
        engine.internal("SELECT count(DISTINCT person), count(*)" + from + condition).rows().get(0);
    return "%s persons in %s rows, delivered under %s"
        .formatted(found.get(0), found.get(1), Explanation.shortened(codes));
  }

  private static String condition(String column, CodeRange range) {
    return "left(\"%s\", %d) BETWEEN %s AND %s"
        .formatted(
            column,
            range.first().length(),
            Explanation.literal(range.first()),
            Explanation.literal(range.last()));
  }
}
