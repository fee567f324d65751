package no.mestring.warehouse.areas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.mestring.core.area.AreaChange;
import no.mestring.core.area.AreaGroup;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.engine.Rows;
import org.jspecify.annotations.Nullable;

/** How many areas there were in each year of a reform, and how to ask for one. */
final class OverviewPage {
  private static final List<String> NAMES =
      List.of("year", "municipalities", "counties", "merged", "divided", "renumbered", "renamed");

  private final AreaHistory history;

  OverviewPage(AreaHistory history) {
    this.history = history;
  }

  AreaAnswer answer() {
    Rows rows = rows();
    Text text = new Text();
    text.wrapped(
        "",
        "Municipalities and counties on 1 January of the years in which some changed, and how many"
            + " municipalities of the year before were merged, divided, renumbered or renamed:");
    text.gap();
    List<List<String>> table = new ArrayList<>();
    table.add(NAMES);
    for (List<@Nullable Object> row : rows.rows()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        String cell = String.valueOf(row.get(i));
        cells.add(" ".repeat(NAMES.get(i).length() - cell.length()) + cell);
      }
      table.add(cells);
    }
    text.table(table).gap();
    Map<String, Integer> hierarchies = new LinkedHashMap<>();
    for (AreaGroup group : history.groups()) {
      hierarchies.merge(group.hierarchy(), 1, Integer::sum);
    }
    List<String> groups = new ArrayList<>();
    hierarchies.forEach((hierarchy, number) -> groups.add(hierarchy + " (" + number + ")"));
    text.wrapped("Groups: ", Text.listed(groups)).gap();
    text.line("Ask for a municipality, a county or a group:");
    text.line("  mestring areas Kragerø");
    text.line("  mestring areas \"Våler (Østfold)\"");
    text.line("  mestring areas 34 --borders 2019");
    text.line("  mestring areas nord-gudbrandsdal");
    text.line("  mestring areas Lesja --neighbours 5");
    return new AreaAnswer(text.toString(), rows);
  }

  private Rows rows() {
    Rows rows = new Rows();
    rows.columns(NAMES.stream().map(name -> new ResultColumn(name, true)).toList());
    for (int year = AreaHistory.KNOWN.firstYear(); year <= AreaHistory.KNOWN.lastYear(); year++) {
      List<AreaChange> changes = history.changes(AreaLevel.MUNICIPALITY, year);
      if (year == AreaHistory.KNOWN.firstYear()
          || !changes.isEmpty()
          || !history.changes(AreaLevel.COUNTY, year).isEmpty()) {
        int at = year;
        long counties =
            history.areas(at).stream().filter(area -> area.level() == AreaLevel.COUNTY).count();
        rows.row(
            List.of(
                year,
                history.municipalities(AreaHistory.COUNTRY, at).size(),
                counties,
                count(changes, AreaChange.Kind.MERGED),
                count(changes, AreaChange.Kind.DIVIDED),
                count(changes, AreaChange.Kind.RENUMBERED),
                count(changes, AreaChange.Kind.RENAMED)));
      }
    }
    return rows;
  }

  private static long count(List<AreaChange> changes, AreaChange.Kind kind) {
    return changes.stream()
        .filter(change -> change.kind() == kind)
        .map(change -> change.from().code())
        .distinct()
        .count();
  }
}
