package no.mestring.warehouse.areas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaChange;
import no.mestring.core.area.AreaGroup;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.engine.Rows;
import org.jspecify.annotations.Nullable;

/** The codes an area had, what happened to it, and the groups it is in. */
final class HistoryPage {
  static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("asked", false),
          new ResultColumn("code", false),
          new ResultColumn("name", false),
          new ResultColumn("level", false),
          new ResultColumn("first_year", true),
          new ResultColumn("last_year", true),
          new ResultColumn("parent", false),
          new ResultColumn("parent_name", false),
          new ResultColumn("became", false),
          new ResultColumn("into", false));

  private static final int YEAR = 2024;

  private final AreaHistory history;
  private final Area area;
  private final List<Area> codes;

  HistoryPage(AreaHistory history, Area area) {
    this.history = history;
    this.area = area;
    List<Area> lineage = history.lineage(area);
    this.codes = lineage.isEmpty() ? history.find(area.code()) : lineage; // no land: no lineage
  }

  /** Title, codes and changes. */
  void write(Text text) {
    Optional<Area> parent = parent(area);
    text.line(Story.name(area) + parent.map(county -> ", " + county.name()).orElse(""));
    List<Area> now = history.successors(area, YEAR);
    boolean hasEnded = area.lastYear().isPresent() && area.level() != AreaLevel.UNKNOWN;
    if (hasEnded && !now.isEmpty()) {
      text.wrapped("", now(now));
    }
    text.gap();
    List<List<String>> table = new ArrayList<>();
    table.add(
        Text.cells("code", "years", "name", area.level() == AreaLevel.COUNTY ? "" : "county"));
    for (Area code : codes) {
      table.add(
          Text.cells(
              code.code(), code.validity(), code.name(), parent(code).map(Story::name).orElse("")));
    }
    text.table(table);
    Story story = new Story(history, area);
    Map<Integer, List<String>> sentences = story.sentences();
    if (hasLand()) {
      text.gap();
    }
    if (sentences.isEmpty() && hasLand()) {
      text.line("Nothing happened to it since " + AreaHistory.KNOWN.firstYear() + ".");
    }
    sentences.forEach(
        (year, told) -> {
          String margin = year + "  ";
          for (String sentence : told) {
            text.wrapped(margin, sentence);
            margin = " ".repeat(margin.length());
          }
        });
    if (story.hasParcels()) {
      text.line("Parcels are too small to divide figures for.");
    }
  }

  private String now(List<Area> now) {
    String names = Text.listed(now.stream().map(Story::name).toList());
    if (now.size() > 1) {
      return "Now divided between " + names;
    }
    boolean isTheSame = history.lineage(now.get(0)).equals(history.lineage(area));
    return (isTheSame ? "Now " : "Now part of ") + names;
  }

  private boolean hasLand() {
    return area.level() == AreaLevel.MUNICIPALITY || area.level() == AreaLevel.COUNTY;
  }

  /** The groups of the municipality that all of it belongs to now. */
  void writeGroups(Text text) {
    List<Area> now = history.successors(area, YEAR);
    if (area.level() != AreaLevel.MUNICIPALITY) {
      return;
    }
    text.gap();
    if (now.size() != 1) {
      text.wrapped(
          "",
          "It has no groups of 2024, since it was divided: ask for "
              + now.stream().map(Story::name).collect(Collectors.joining(" or ")));
      return;
    }
    Area current = now.get(0);
    text.line(
        area.code().equals(current.code())
            ? "Groups on the borders of 2024"
            : "Groups of " + Story.name(current) + " on the borders of 2024");
    List<List<String>> table = new ArrayList<>();
    parent(current).ifPresent(county -> table.add(row("county", county.code(), county.name())));
    for (AreaGroup group : history.groups()) {
      if (group.members().contains(current.code())) {
        table.add(row(group.hierarchy(), group.code(), group.name()));
      }
    }
    text.table(table);
  }

  private static List<String> row(String hierarchy, String code, String name) {
    return Text.cells("  " + hierarchy, code, name);
  }

  /** The codes for machines, each with what became of it. */
  Rows rows(String asked) {
    Rows rows = new Rows();
    rows.columns(COLUMNS);
    List<AreaChange> changes = history.changes(area);
    for (Area code : codes) {
      List<AreaChange> after =
          changes.stream()
              .filter(change -> change.from().equals(code) && !change.to().equals(code))
              .toList();
      @Nullable Object kind = after.isEmpty() ? null : after.get(0).kind().toString();
      @Nullable Object into =
          after.isEmpty()
              ? null
              : after.stream().map(AreaChange::destination).collect(Collectors.joining(" "));
      rows.row(
          Arrays.asList(
              asked,
              code.code(),
              code.name(),
              code.level().toString(),
              code.firstYear().isPresent() ? code.firstYear().getAsInt() : null,
              code.lastYear().isPresent() ? code.lastYear().getAsInt() : null,
              code.parent().orElse(null),
              parent(code).map(Area::name).orElse(null),
              kind,
              into));
    }
    return rows;
  }

  private Optional<Area> parent(Area child) {
    YearSpan then = YearSpan.of(child.lastYear().orElse(AreaHistory.KNOWN.lastYear()));
    return child
        .parent()
        .flatMap(code -> history.find(code, then))
        .filter(found -> found.level() == AreaLevel.COUNTY);
  }
}
