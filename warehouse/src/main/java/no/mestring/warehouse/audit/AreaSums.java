package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.warehouse.audit.Sum.Origin;

/** Counties are the sums of their municipalities, whose codes begin with the county's. */
final class AreaSums {
  private static final Pattern CODE = Pattern.compile("(?:[KF]-)?(\\d{2}|\\d{4})(?:[ _].*)?");

  private AreaSums() {}

  /** The sums; a county of which a municipality is not there in any year is none. */
  static List<Sum> of(Dimension dimension) {
    List<String> codes = dimension.values().stream().map(AreaSums::code).toList();
    Set<String> known = new HashSet<>(codes);
    List<Sum> sums = new ArrayList<>();
    for (int whole = 0; whole < codes.size(); whole++) {
      String county = codes.get(whole);
      if (county.length() == 2 && isComplete(county, known)) {
        List<Integer> parts =
            IntStream.range(0, codes.size())
                .filter(i -> codes.get(i).length() == 4 && codes.get(i).startsWith(county))
                .boxed()
                .toList();
        sums.add(new Sum(whole, parts, Origin.CODES));
      }
    }
    return sums;
  }

  private static String code(String value) {
    Matcher matcher = CODE.matcher(value.toUpperCase(Locale.ROOT));
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static boolean isComplete(String county, Set<String> codes) {
    AreaHistory areas = AreaHistory.builtIn();
    for (int year = AreaHistory.KNOWN.firstYear(); year <= AreaHistory.KNOWN.lastYear(); year++) {
      List<String> municipalities =
          areas.areas(year).stream()
              .filter(area -> area.level() == AreaLevel.MUNICIPALITY)
              .map(Area::code)
              .filter(code -> code.startsWith(county))
              .toList();
      if (!municipalities.isEmpty() && codes.containsAll(municipalities)) {
        return true;
      }
    }
    return false;
  }
}
