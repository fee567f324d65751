package no.mestring.warehouse.counting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import no.mestring.core.indicator.CodeGroup;
import no.mestring.warehouse.engine.EventFiles;
import org.jspecify.annotations.Nullable;

/** Which groups each code is in, one bit each, and how many rows had a code that is in none. */
final class CodeTable {
  private final EventFiles files;
  private final List<CodeGroup> groups;
  private final KeyIndex index = new KeyIndex();
  private final List<@Nullable String> codes = new ArrayList<>();
  private long[] groupsOf = {};
  private long[] rowsOf = {};

  CodeTable(EventFiles files, List<CodeGroup> groups) {
    this.files = files;
    this.groups = groups;
  }

  /** The groups of a row's code. */
  long take(long key, int year) {
    int code = index.find(key);
    if (code < 0) {
      code = learn(key, year);
    }
    long bits = groupsOf[code];
    if (bits == 0) {
      rowsOf[code]++;
    }
    return bits;
  }

  private int learn(long key, int year) {
    int known = codes.size();
    files
        .codes(year)
        .forEach(
            (codeKey, code) -> {
              if (index.add(codeKey)) {
                codes.add(code);
              }
            });
    groupsOf = Arrays.copyOf(groupsOf, codes.size());
    rowsOf = Arrays.copyOf(rowsOf, codes.size());
    for (int code = known; code < codes.size(); code++) {
      groupsOf[code] = groups(codes.get(code));
    }
    return index.find(key);
  }

  private long groups(@Nullable String code) {
    long bits = 0;
    for (int group = 0; code != null && group < groups.size(); group++) {
      bits |= groups.get(group).contains(code) ? 1L << group : 0;
    }
    return bits;
  }

  /** Forgets how many rows had each code. */
  void startAnew() {
    Arrays.fill(rowsOf, 0);
  }

  /** How many rows had each code that is in no group. */
  SortedMap<String, Long> others() {
    SortedMap<String, Long> others = new TreeMap<>();
    for (int code = 0; code < codes.size(); code++) {
      if (rowsOf[code] > 0) {
        String text = codes.get(code);
        others.merge(text == null ? "" : text, rowsOf[code], Long::sum);
      }
    }
    return others;
  }
}
