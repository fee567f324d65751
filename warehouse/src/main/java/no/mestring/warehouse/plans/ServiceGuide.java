package no.mestring.warehouse.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import no.mestring.core.area.AreaGroup;
import no.mestring.warehouse.areas.AreaGuide;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;

/** Says which services the municipalities of a region say they have. */
public final class ServiceGuide {
  private final AreaGuide areas;
  private final Function<String, Rows> query;

  /**
   * A guide to the services of a warehouse.
   *
   * @param areas its areas and regions
   * @param query answers a query in SQL
   */
  public ServiceGuide(AreaGuide areas, Function<String, Rows> query) {
    this.areas = areas;
    this.query = query;
  }

  /**
   * The services of a region.
   *
   * @param word the region
   * @throws WarehouseException if it is unknown or no region of table region
   */
  public RegionServices of(String word) {
    AreaGroup region = areas.region(word);
    String sql =
        """
        select kind, step, theme, service, area, name, stated, who, basis, frequency, source
        from service_comparison s
        where region = '%s'
        order by case kind when 'ladder' then 1 when 'catalogue' then 2
            when 'responsibility' then 3 else 4 end,
          min(position) over (partition by kind, step, lower(service)), step, service, name,
          position"""
            .formatted(region.code());
    List<StatedService> services = new ArrayList<>();
    for (List<@Nullable Object> row : query.apply(sql).rows()) {
      services.add(
          new StatedService(
              text(row.get(0)),
              optional(row.get(1)),
              optional(row.get(2)),
              text(row.get(3)),
              text(row.get(4)),
              text(row.get(5)),
              text(row.get(6)),
              optional(row.get(7)),
              optional(row.get(8)),
              optional(row.get(9)),
              optional(row.get(10))));
    }
    return new RegionServices(
        region.name(),
        region.members().stream().map(code -> areas.municipality(code).name()).sorted().toList(),
        services);
  }

  private static Optional<String> optional(@Nullable Object value) {
    return Optional.ofNullable(value).map(Object::toString);
  }

  private static String text(@Nullable Object value) {
    return Objects.requireNonNull(value).toString();
  }
}
