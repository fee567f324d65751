package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.Suggestion;

/** Names that must stand in another table, be it in the warehouse or in the same delivery. */
final class References {
  private static final int MOST_OPEN = 10_000;

  private final Map<String, Set<String>> known = new HashMap<>();
  private final List<Use> open = new ArrayList<>();
  private final Set<Name> seen = new HashSet<>();

  private record Name(String value, String table) {}

  private record Use(String file, long line, String column, String value, String table) {}

  /** The values known of a table's key; whoever delivers rows of it adds theirs. */
  Set<String> known(String table) {
    return known.computeIfAbsent(table, name -> new HashSet<>());
  }

  void use(String file, long line, String column, String value, String table) {
    boolean isUnknown = !known(table).contains(value);
    // of a file that is wrong throughout, the first row of each name tells enough
    if (isUnknown && (seen.add(new Name(value, table)) || open.size() < MOST_OPEN)) {
      open.add(new Use(file, line, column, value, table));
    }
  }

  /** A problem for each name that is not known after everything was read. */
  List<Problem> unresolved() {
    List<Problem> problems = new ArrayList<>();
    for (Use use : open) {
      Set<String> values = known(use.table());
      if (!values.contains(use.value())) {
        problems.add(
            new Problem(
                use.file(),
                use.line(),
                use.column(),
                use.value(),
                "is not in table " + use.table() + Suggestion.of(use.value(), values)));
      }
    }
    return problems;
  }
}
