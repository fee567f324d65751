package no.mestring.warehouse.areas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.engine.Rows;

/** The municipalities of a county, a group or the country on the borders of a year. */
final class MembersPage {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("asked", false),
          new ResultColumn("borders", true),
          new ResultColumn("area", false),
          new ResultColumn("name", false),
          new ResultColumn("county", false),
          new ResultColumn("county_name", false));

  private final AreaHistory history;
  private final List<Area> members;
  private final int year;

  MembersPage(AreaHistory history, List<Area> members, int year) {
    this.history = history;
    this.members = members;
    this.year = year;
  }

  void write(Text text, boolean hasSeveralCounties) {
    text.line(
        Text.counted(members.size(), "municipality", "municipalities")
            + " on the borders of "
            + year);
    List<List<String>> table = new ArrayList<>();
    for (Area member : members) {
      String county = hasSeveralCounties ? county(member).map(Area::name).orElse("") : "";
      table.add(Text.cells("  " + member.code(), member.name(), county));
    }
    text.table(table);
  }

  Rows rows(String asked) {
    Rows rows = new Rows();
    rows.columns(COLUMNS);
    for (Area member : members) {
      rows.row(
          Arrays.asList(
              asked,
              year,
              member.code(),
              member.name(),
              member.parent().orElse(null),
              county(member).map(Area::name).orElse(null)));
    }
    return rows;
  }

  private Optional<Area> county(Area member) {
    return member.parent().flatMap(code -> history.find(code, YearSpan.of(year)));
  }
}
