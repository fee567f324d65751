package no.mestring.warehouse.capacity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.areas.AreaGuide;
import no.mestring.warehouse.areas.NamedArea;
import no.mestring.warehouse.compute.ExpectedNeed;
import no.mestring.warehouse.compute.ExpectedNeeds;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;

/** Says how many users are to be expected in years to come. */
public final class NeedGuide {
  private static final String MAIN = "MMMM";

  private final AreaGuide areas;
  private final Function<String, Rows> query;
  private final ExpectedNeeds needs;
  private final Collection<String> ofPersons;

  /**
   * A guide to the need of a warehouse.
   *
   * @param areas its areas and regions
   * @param query answers a query in SQL
   * @param needs what is to be expected by its figures
   * @param ofPersons the codes of the indicators that count persons
   */
  public NeedGuide(
      AreaGuide areas,
      Function<String, Rows> query,
      ExpectedNeeds needs,
      Collection<String> ofPersons) {
    this.areas = areas;
    this.query = query;
    this.needs = needs;
    this.ofPersons = ofPersons;
  }

  /**
   * The users to be expected.
   *
   * @throws WarehouseException if indicator, area or alternative is unknown, no projection is
   *     loaded, a year is none of its years, or nothing can be expected
   */
  public NeedAnswer answer(NeedQuestion question) {
    String indicator = question.indicator();
    String title = title(indicator);
    if (!ofPersons.contains(indicator)) {
      throw WarehouseException.question(
          "Cannot tell the need of "
              + indicator
              + ": it does not count persons among the population; there are: "
              + String.join(", ", ofPersons));
    }
    SortedMap<String, YearSpan> all = needs.alternatives();
    if (all.isEmpty()) {
      throw WarehouseException.question(
          "No projection: table population_projection has no two years of any alternative; load one"
              + " as docs/capacity.md says");
    }
    Map<String, YearSpan> asked = new LinkedHashMap<>();
    for (String alternative : alternatives(question, all)) {
      asked.put(alternative, years(question, alternative, all));
    }
    List<String> counted = needs.areas(indicator);
    if (counted.isEmpty()) {
      throw WarehouseException.question(
          "Nothing is counted of %1$s yet; run 'mestring build %1$s'".formatted(indicator));
    }
    NamedArea area =
        counted.contains(question.area()) && !isOfNow(question.area())
            ? new NamedArea(question.area(), question.area())
            : areas.figureArea(question.area());
    if (!counted.contains(area.code())) {
      throw WarehouseException.question(
          "Nothing is counted of %s in %s, see table cube_year".formatted(indicator, area));
    }
    List<ExpectedNeed> found = new ArrayList<>();
    needs.forEach(indicator, Optional.of(area.code()), asked, question.scenarios(), found::add);
    for (String alternative : asked.keySet()) {
      if (found.stream().noneMatch(need -> need.alternative().equals(alternative))) {
        throw WarehouseException.question(
            "Cannot tell the need of %s in %s: %s"
                .formatted(indicator, area, needs.whyNothing(indicator, area.code(), alternative)));
      }
    }
    return new NeedAnswer(title, area, counted(indicator), sources(asked.keySet()), found);
  }

  private String title(String indicator) {
    Map<String, String> titles = new TreeMap<>();
    query
        .apply("select indicator, title_en from indicator")
        .rows()
        .forEach(row -> titles.put(text(row.get(0)), text(row.get(1))));
    String title = titles.get(indicator);
    if (title == null) {
      throw WarehouseException.question(
          "Unknown indicator: '" + indicator + "'" + Suggestion.of(indicator, titles.keySet()));
    }
    return title;
  }

  private static List<String> alternatives(NeedQuestion question, SortedMap<String, YearSpan> all) {
    for (String alternative : question.alternatives()) {
      if (!all.containsKey(alternative)) {
        throw WarehouseException.question(
            "Unknown alternative: '"
                + alternative
                + "'"
                + Suggestion.of(alternative, all.keySet()));
      }
    }
    if (!question.alternatives().isEmpty()) {
      return question.alternatives();
    }
    if (all.size() > 1 && !all.containsKey(MAIN)) {
      throw WarehouseException.question(
          "Missing alternative: say with --alternative which of "
              + String.join(", ", all.keySet()));
    }
    return List.of(all.containsKey(MAIN) ? MAIN : all.firstKey());
  }

  private static YearSpan years(
      NeedQuestion question, String alternative, SortedMap<String, YearSpan> all) {
    YearSpan years = Objects.requireNonNull(all.get(alternative));
    int to = question.to().orElse(years.lastYear());
    if (!years.contains(to)) {
      throw WarehouseException.question(
          "Invalid to: %d, must be from %d to %d: projection %s has 1 January of %d to %d, and a year's mean takes the next"
              .formatted(
                  to,
                  years.firstYear(),
                  years.lastYear(),
                  alternative,
                  years.firstYear(),
                  years.lastYear() + 1));
    }
    return YearSpan.closed(years.firstYear(), to);
  }

  /** Whether a code is one of today; those of other borders go by themselves. */
  private boolean isOfNow(String word) {
    return !query
            .apply(
                "select area from area where area = '%s' and last_year is null"
                    .formatted(word.replace("'", "''")))
            .rows()
            .isEmpty()
        || areas.regions().stream().anyMatch(region -> region.code().equals(word));
  }

  private String counted(String indicator) {
    return query
        .apply("select counted from build where indicator = '" + indicator + "'")
        .rows()
        .stream()
        .map(row -> text(row.get(0)))
        .collect(Collectors.joining());
  }

  private List<String> sources(Collection<String> alternatives) {
    return query
        .apply(
            """
            select distinct s.title, s.publisher, s."year" from population_projection p
            join source s on s.source = p.source
            where p.alternative in ('%s') order by 1"""
                .formatted(String.join("', '", alternatives)))
        .rows()
        .stream()
        .map(
            row ->
                "%s (%s%s)"
                    .formatted(row.get(0), row.get(1), row.get(2) == null ? "" : ", " + row.get(2)))
        .toList();
  }

  private static String text(@Nullable Object value) {
    return Objects.requireNonNull(value).toString();
  }
}
