package no.mestring.warehouse.capacity;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import no.mestring.core.area.Area;
import no.mestring.core.service.ContributionZone;
import no.mestring.warehouse.areas.AreaGuide;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;

/** Says in which zone of the employer's contribution a municipality is. */
public final class ZoneGuide {
  private final AreaGuide areas;
  private final Function<String, Rows> query;

  /**
   * A guide to the zones of a warehouse.
   *
   * @param areas its areas
   * @param query answers a query in SQL
   */
  public ZoneGuide(AreaGuide areas, Function<String, Rows> query) {
    this.areas = areas;
    this.query = query;
  }

  /**
   * The zone of a municipality.
   *
   * @param zone the zone
   * @param area the municipality's name and code
   * @param since from which year on it is so
   * @param source the document that says it
   */
  public record Zone(ContributionZone zone, String area, int since, String source) {}

  /**
   * The zone of a municipality in a year.
   *
   * @param word any code it had, or its name
   * @throws WarehouseException if it is unknown, or table contribution_zone says no zone of it, or
   *     several since it was several municipalities
   */
  public Zone zone(String word, int year) {
    Area area = areas.municipality(word);
    String name = area.name() + " (" + area.code() + ")";
    List<List<@Nullable Object>> rows =
        query
            .apply(
                """
                select "year", zone, source, codes, why from on_borders(contribution_zone, 2024)
                where area = '%s' and "year" <= %d order by "year" desc"""
                    .formatted(area.code(), year))
            .rows();
    if (rows.isEmpty()) {
      throw WarehouseException.question(
          "No contribution zone of %s in %d in table contribution_zone; load it, or say --zone"
              .formatted(name, year));
    }
    List<@Nullable Object> row = rows.get(0);
    if (row.get(1) == null) {
      throw WarehouseException.question(
          "No one contribution zone of %s since %s: it was %s%s; say --zone"
              .formatted(
                  name,
                  row.get(0),
                  String.valueOf(row.get(3)).replace(" ", " and "),
                  row.get(4) == null ? ", in different zones" : ", " + row.get(4)));
    }
    return new Zone(
        ContributionZone.parse(row.get(1).toString()),
        name,
        ((Number) Objects.requireNonNull(row.get(0))).intValue(),
        String.valueOf(row.get(2)));
  }
}
