package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.period.YearSpan;

/**
 * Finds the code of an area that a publisher writes as code, name or both: {@code K-3432}, {@code
 * 3432 Lesja}, {@code Kragerø (2020-2023)}.
 */
final class AreaText {
  private static final Pattern CODE =
      Pattern.compile("(?:[A-Z]-|municip_nor|county_nor)?(\\d{1,10}[a-z]?)(?:[ _].*)?");
  private static final Pattern YEARS =
      Pattern.compile("(.*\\S) \\((?:\\d{4})?(?:->|-)(?:\\d{4})?\\)");
  private static final Set<String> COUNTRY =
      Set.of("hele landet", "heile landet", "norge", "noreg", "norway", "i alt", "nation_nor");

  private final Set<String> regions;
  private final Map<String, List<Area>> byName = new HashMap<>();

  AreaText(AreaHistory areas, Set<String> regions) {
    this.regions = regions;
    for (Area area : areas.areas()) {
      byName
          .computeIfAbsent(area.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(area);
    }
  }

  /** The code; the text as it is if it names none, or several. */
  String code(String text, YearSpan year) {
    Matcher code = CODE.matcher(text);
    if (regions.contains(text)) {
      return text;
    } else if (code.matches()) {
      return code.group(1);
    }
    Matcher years = YEARS.matcher(text);
    String name = (years.matches() ? years.group(1) : text).toLowerCase(Locale.ROOT);
    if (COUNTRY.contains(name)) {
      return AreaHistory.COUNTRY;
    }
    List<Area> then =
        byName.getOrDefault(name, List.of()).stream().filter(area -> area.isValidIn(year)).toList();
    return then.size() == 1 ? then.get(0).code() : text;
  }
}
