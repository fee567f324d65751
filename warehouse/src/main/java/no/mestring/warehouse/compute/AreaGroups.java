package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaGroup;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** The groups of municipalities: those that come with the library and those of table region. */
public final class AreaGroups {
  /** The year whose codes name the members. */
  private static final int YEAR = 2024;

  private static final String COUNTY = "county";

  private AreaGroups() {}

  /**
   * The groups that table region defines.
   *
   * @param state the schema of a state
   */
  public static List<AreaGroup> own(Engine engine, String state) {
    String sql =
        """
        SELECT coalesce(r.hierarchy, '%2$s'), r.region, r.name, m.series
        FROM %1$s.region r LEFT JOIN %1$s.region_member m ON m.region = r.region
        ORDER BY 1, 2, 4
        """
            .formatted(state, AreaGroup.REGION);
    Map<String, AreaGroup> groups = new TreeMap<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      List<String> member = row.get(3) == null ? List.of() : List.of(text(row.get(3)));
      groups.merge(
          text(row.get(1)),
          new AreaGroup(text(row.get(0)), text(row.get(1)), text(row.get(2)), member),
          AreaGroups::together);
    }
    return List.copyOf(groups.values());
  }

  /** Stages table area_group. */
  static Stage stage(Engine engine, AreaHistory areas, String state, TableSchema table) {
    AreaHistory history = areas.withGroups(own(engine, state));
    List<AreaGroup> groups = new ArrayList<>(history.groups());
    if (groups.stream().noneMatch(group -> group.hierarchy().equals(COUNTY))) {
      groups.addAll(counties(history));
    }
    Stage stage = engine.stage(table);
    try (stage) {
      for (AreaGroup group : groups) {
        for (String member : group.members()) {
          stage.add("", 0, List.of(group.hierarchy(), group.code(), group.name(), member));
        }
      }
    }
    return stage;
  }

  private static List<AreaGroup> counties(AreaHistory history) {
    return history.areas(YEAR).stream()
        .filter(area -> area.level() == AreaLevel.COUNTY)
        .map(
            county ->
                new AreaGroup(
                    COUNTY,
                    county.code(),
                    county.name(),
                    history.municipalities(county.code(), YEAR).stream().map(Area::code).toList()))
        .toList();
  }

  private static AreaGroup together(AreaGroup one, AreaGroup other) {
    List<String> members = new ArrayList<>(one.members());
    members.addAll(other.members());
    return new AreaGroup(one.hierarchy(), one.code(), one.name(), members);
  }

  private static String text(@Nullable Object value) {
    return Objects.requireNonNull(value).toString();
  }
}
