package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Homes and places against the persons who need one.
 *
 * <p>Places count for a category if they are said to be for it. Those of its class of the traffic
 * light count for it where they are none, or it is the only category of the class; else they are
 * shared, and only the class has a balance. What is not stated is not taken for zero, and places of
 * two documents are not added up, since they may be the same.
 */
final class HousingBalances {
  private final Engine engine;

  /** Persons who need a kind of home. */
  private record Need(
      String area,
      String name,
      String period,
      String category,
      Optional<String> light,
      OptionalDouble low,
      OptionalDouble high,
      String source) {}

  /** A line of table homes. */
  private record Home(
      String area,
      String period,
      OptionalLong places,
      Optional<String> light,
      Optional<String> category,
      String source) {}

  /** How many there are, or why it cannot be said. */
  private record Capacity(OptionalLong places, @Nullable String source, String problem) {
    static final Capacity NOT_STATED =
        new Capacity(OptionalLong.empty(), null, "places_not_stated");
  }

  HousingBalances(Engine engine) {
    this.engine = engine;
  }

  Stage stage(String state, TableSchema table) {
    List<Home> homes = homes(state);
    Map<List<String>, List<Need>> plans =
        needs(state).stream()
            .collect(
                Collectors.groupingBy(
                    need -> List.of(need.area(), need.period(), need.source()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Stage stage = engine.stage(table);
    try (stage) {
      for (List<Need> needs : plans.values()) {
        Need first = needs.get(0);
        List<Home> there =
            homes.stream()
                .filter(home -> home.area().equals(first.area()))
                .filter(home -> home.period().equals(first.period()))
                .toList();
        for (Need need : needs) {
          stage.add("", 0, row("category", need.category(), need, of(need, needs, there)));
        }
        needs.stream()
            .flatMap(need -> need.light().stream())
            .distinct()
            .forEach(light -> stage.add("", 0, ofClass(light, needs, there)));
      }
    }
    return stage;
  }

  private static Capacity of(Need need, List<Need> all, List<Home> homes) {
    Capacity own =
        capacity(
            homes,
            home -> home.category().filter(need.category()::equalsIgnoreCase).isPresent(),
            need.source());
    if (!own.equals(Capacity.NOT_STATED) || need.light().isEmpty()) {
      return own;
    }
    Capacity whole =
        capacity(
            homes,
            home -> home.category().isEmpty() && home.light().equals(need.light()),
            need.source());
    boolean isShared = all.stream().filter(other -> other.light().equals(need.light())).count() > 1;
    boolean isSome = whole.places().isPresent() && whole.places().getAsLong() > 0;
    return isShared && isSome
        ? new Capacity(OptionalLong.empty(), whole.source(), "shared")
        : whole;
  }

  private static List<@Nullable Object> ofClass(String light, List<Need> all, List<Home> homes) {
    List<Need> needs =
        all.stream().filter(need -> need.light().equals(Optional.of(light))).toList();
    List<String> categories = needs.stream().map(Need::category).toList();
    Need first = needs.get(0);
    Need together =
        new Need(
            first.area(),
            first.name(),
            first.period(),
            "",
            Optional.of(light),
            sum(needs.stream().map(Need::low).toList()),
            sum(needs.stream().map(Need::high).toList()),
            first.source());
    Capacity capacity =
        capacity(
            homes,
            home ->
                home.light().equals(Optional.of(light))
                    || home.category().filter(categories::contains).isPresent(),
            first.source());
    return row("class", null, together, capacity);
  }

  private static OptionalDouble sum(List<OptionalDouble> numbers) {
    return numbers.stream().allMatch(OptionalDouble::isPresent)
        ? OptionalDouble.of(numbers.stream().mapToDouble(OptionalDouble::getAsDouble).sum())
        : OptionalDouble.empty();
  }

  /** The places of one document: that with the need if it states any, else the only one. */
  private static Capacity capacity(List<Home> homes, Predicate<Home> which, String source) {
    Map<String, List<Home>> bySource =
        homes.stream().filter(which).collect(Collectors.groupingBy(Home::source));
    if (bySource.isEmpty()) {
      return Capacity.NOT_STATED;
    }
    if (bySource.size() > 1 && !bySource.containsKey(source)) {
      return new Capacity(OptionalLong.empty(), null, "several_sources");
    }
    String chosen = bySource.containsKey(source) ? source : bySource.keySet().iterator().next();
    List<Home> rows = Objects.requireNonNull(bySource.get(chosen));
    return rows.stream().allMatch(home -> home.places().isPresent())
        ? new Capacity(
            OptionalLong.of(rows.stream().mapToLong(home -> home.places().getAsLong()).sum()),
            chosen,
            "present")
        : new Capacity(OptionalLong.empty(), chosen, "places_not_stated");
  }

  private static List<@Nullable Object> row(
      String level, @Nullable String category, Need need, Capacity capacity) {
    boolean isNeeded = need.low().isPresent() || need.high().isPresent();
    OptionalLong places = capacity.places();
    return Arrays.asList(
        need.area(),
        need.name(),
        need.period(),
        level,
        category,
        need.light().orElse(null),
        Cube.orNull(need.low()),
        Cube.orNull(need.high()),
        places.isPresent() ? places.getAsLong() : null,
        shortage(need.low(), places),
        shortage(need.high(), places),
        isNeeded ? capacity.problem() : "need_not_stated",
        need.source(),
        capacity.source());
  }

  private static @Nullable Double shortage(OptionalDouble need, OptionalLong places) {
    return need.isPresent() && places.isPresent() ? need.getAsDouble() - places.getAsLong() : null;
  }

  private List<Need> needs(String state) {
    String sql =
        """
        WITH %2$s
        SELECT coalesce(p.series, n.area), coalesce(c.name, n.area), n.period, n.category,
          n.traffic_light, n.low, n.high, n.source
        FROM %1$s.housing_need n LEFT JOIN place p ON p.area = n.area
          LEFT JOIN called c ON c.area = coalesce(p.series, n.area)
        ORDER BY 1, n.period, n.source, n.number
        """
            .formatted(state, Places.with(state));
    List<Need> needs = new ArrayList<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      needs.add(
          new Need(
              text(row.get(0)),
              text(row.get(1)),
              text(row.get(2)),
              text(row.get(3)),
              optional(row.get(4)),
              Cube.number(row.get(5)),
              Cube.number(row.get(6)),
              text(row.get(7))));
    }
    return needs;
  }

  private List<Home> homes(String state) {
    String sql =
        """
        WITH %2$s
        SELECT coalesce(p.series, h.area), h.period, h.homes,
          coalesce(h.traffic_light, CASE WHEN h.kind = 'red_home' THEN 'red' END), h.category,
          h.source
        FROM %1$s.homes h LEFT JOIN place p ON p.area = h.area
        """
            .formatted(state, Places.with(state));
    List<Home> homes = new ArrayList<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      homes.add(
          new Home(
              text(row.get(0)),
              text(row.get(1)),
              row.get(2) instanceof Number places
                  ? OptionalLong.of(places.longValue())
                  : OptionalLong.empty(),
              optional(row.get(3)),
              optional(row.get(4)),
              text(row.get(5))));
    }
    return homes;
  }

  private static Optional<String> optional(@Nullable Object value) {
    return Optional.ofNullable(value).map(Object::toString);
  }

  private static String text(@Nullable Object value) {
    return Objects.requireNonNull(value).toString();
  }
}
