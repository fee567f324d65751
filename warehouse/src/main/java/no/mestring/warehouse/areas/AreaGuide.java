package no.mestring.warehouse.areas;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaGroup;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.areas.AreaSearch.Meaning;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;

/** Says what an area or group is and was. */
public final class AreaGuide {
  private static final int YEAR = 2024;

  private final AreaHistory history;
  private final AreaSearch search;

  /**
   * A guide to areas.
   *
   * @param history the areas and groups; those of table region among them, if there is a warehouse
   */
  public AreaGuide(AreaHistory history) {
    this.history = history;
    this.search = new AreaSearch(history);
  }

  /** The guide to the areas that everybody has, without any warehouse. */
  public static AreaGuide builtIn() {
    return new AreaGuide(AreaHistory.builtIn());
  }

  /** How many areas there were when, and how to ask. */
  public AreaAnswer overview() {
    return new OverviewPage(history).answer();
  }

  /**
   * A municipality's history and groups, or the members of a county or group.
   *
   * @param word a code, a name or a group, such as {@code 4014}, {@code Våler (Østfold)} or {@code
   *     health_region:helse-vest}
   * @param borders the year whose municipalities are shown; if empty those of 2024 or, of a county
   *     that was gone then, those of its last year
   * @throws WarehouseException if the word is unknown or means several, or the year is wrong
   */
  public AreaAnswer about(String word, OptionalInt borders) {
    if (borders.isPresent() && !AreaHistory.KNOWN.contains(borders.getAsInt())) {
      throw WarehouseException.question(
          "Invalid borders: "
              + borders.getAsInt()
              + ", must be a year from "
              + AreaHistory.KNOWN.firstYear()
              + " to "
              + AreaHistory.KNOWN.lastYear());
    }
    Meaning meaning = search.find(word);
    Text text = new Text();
    AreaAnswer answer =
        meaning.found() instanceof Found.OfArea area
            ? area(text, word, area.area(), borders)
            : group(text, word, ((Found.OfGroup) meaning.found()).group(), borders.orElse(YEAR));
    if (meaning.others().isEmpty()) {
      return answer;
    }
    text.gap();
    text.wrapped(
        "",
        "The word also means "
            + meaning.others().stream()
                .map(found -> found.unmistakable() + " (" + found.description() + ")")
                .collect(Collectors.joining(", ")));
    return new AreaAnswer(text.toString(), answer.rows());
  }

  /**
   * The municipality that a word means, as it was in 2024.
   *
   * @param word any code it had, or its name
   * @throws WarehouseException if the word is unknown, means no municipality, or one that was
   *     divided
   */
  public Area municipality(String word) {
    Found found = search.find(word).found();
    if (!(found instanceof Found.OfArea one) || one.area().level() != AreaLevel.MUNICIPALITY) {
      throw WarehouseException.question(
          "Invalid area: '" + word + "' is " + found.description() + ", must be a municipality");
    }
    List<Area> now = history.successors(one.area(), YEAR);
    if (now.size() != 1) {
      throw WarehouseException.question(
          "Invalid area: '"
              + word
              + "' was divided; ask for "
              + now.stream().map(Story::name).collect(Collectors.joining(" or ")));
    }
    return now.get(0);
  }

  /**
   * The area that a word means whose figures are asked for: a municipality or county as it was in
   * 2024, the country, or a region of table region.
   *
   * @param word any code a municipality had, a name, or a region
   * @throws WarehouseException if the word is unknown, or means something else
   */
  public NamedArea figureArea(String word) {
    Found found = search.find(word).found();
    if (found instanceof Found.OfGroup group
        && group.group().hierarchy().equals(AreaGroup.REGION)) {
      return new NamedArea(group.group().code(), group.group().name());
    }
    if (found instanceof Found.OfArea one && one.area().level() == AreaLevel.MUNICIPALITY) {
      Area now = municipality(word);
      return new NamedArea(now.code(), now.name());
    }
    if (found instanceof Found.OfArea one && one.area().isValidIn(YearSpan.of(YEAR))) {
      return new NamedArea(one.area().code(), one.area().name());
    }
    throw WarehouseException.question(
        "Invalid area: '"
            + word
            + "' is "
            + found.description()
            + ", must be a municipality, a county of "
            + YEAR
            + ", the country or a region of table region");
  }

  /**
   * The region of table region that a word means.
   *
   * @param word its code or name
   * @throws WarehouseException if there is none
   */
  public AreaGroup region(String word) {
    return regions().stream()
        .filter(own -> own.code().equalsIgnoreCase(word) || own.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                WarehouseException.question(
                    "Unknown region: '"
                        + word
                        + "'"
                        + Suggestion.of(word, regions().stream().map(AreaGroup::code).toList())));
  }

  /** The regions of table region, without its groups of other hierarchies. */
  public List<AreaGroup> regions() {
    return history.groups().stream()
        .filter(group -> group.hierarchy().equals(AreaGroup.REGION))
        .toList();
  }

  private AreaAnswer area(Text text, String word, Area area, OptionalInt borders) {
    HistoryPage page = new HistoryPage(history, area);
    if (area.level() != AreaLevel.COUNTY && area.level() != AreaLevel.COUNTRY) {
      page.write(text);
      page.writeGroups(text);
      return new AreaAnswer(text.toString(), page.rows(word));
    }
    int last = area.lastYear().orElse(YEAR);
    int year = borders.orElse(Math.min(YEAR, last));
    if (history.find(area.code(), YearSpan.of(year)).isEmpty()) {
      throw WarehouseException.question(
          "Invalid borders: "
              + year
              + ", "
              + Story.name(area)
              + " was a county "
              + area.validity()
              + " only");
    }
    MembersPage members = new MembersPage(history, history.municipalities(area.code(), year), year);
    if (area.level() == AreaLevel.COUNTY) {
      page.write(text);
      text.gap();
    } else {
      text.line(Story.name(area)).gap();
    }
    members.write(text, area.level() == AreaLevel.COUNTRY);
    return new AreaAnswer(text.toString(), members.rows(word));
  }

  private AreaAnswer group(Text text, String word, AreaGroup group, int year) {
    List<Area> found = history.municipalities(group, year);
    MembersPage members = new MembersPage(history, found, year);
    text.line(group.name() + " (" + group.hierarchy() + ":" + group.code() + ")").gap();
    if (found.isEmpty()) {
      text.line("No members: none are in table region_member.");
    } else {
      members.write(text, true);
    }
    return new AreaAnswer(text.toString(), members.rows(word));
  }
}
