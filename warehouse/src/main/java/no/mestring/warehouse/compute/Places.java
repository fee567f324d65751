package no.mestring.warehouse.compute;

/** What municipalities are called now, in SQL. */
final class Places {
  private Places() {}

  /**
   * Two named queries for a WITH: {@code place}, a code of any year with its {@code series}, and
   * {@code called}, a series or region with its name.
   *
   * @param state the schema with tables area and region
   */
  static String with(String state) {
    return """
    place AS (
      SELECT area, arg_max(series, coalesce(last_year, 9999)) AS series FROM %1$s.area GROUP BY area),
    called AS (
      SELECT area, arg_max(name, coalesce(last_year, 9999)) AS name FROM %1$s.area GROUP BY area
      UNION ALL SELECT region, name FROM %1$s.region)"""
        .formatted(state);
  }
}
