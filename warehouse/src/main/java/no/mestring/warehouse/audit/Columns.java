package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the columns of somebody's table have in them. */
final class Columns {
  private final SourceTable source;
  private final List<Content> contents = new ArrayList<>();

  /** What a column has in it. */
  private record Content(
      boolean hasNumber, boolean hasDecimals, boolean hasText, boolean hasHidden) {
    boolean isOfNumbers() {
      return (hasNumber || hasHidden) && !hasText;
    }
  }

  Columns(SourceTable source, Signs signs) {
    this.source = source;
    for (int i = 0; i < source.names().size(); i++) {
      contents.add(content(source.column(i), signs));
    }
  }

  private static Content content(List<String> texts, Signs signs) {
    boolean hasNumber = false;
    boolean hasDecimals = false;
    boolean hasText = false;
    boolean hasHidden = false;
    for (String text : new HashSet<>(texts)) {
      if (signs.isMissing(text)) {
        continue;
      }
      boolean isNumber = Numbers.read(text).isPresent();
      boolean isHidden = !isNumber && signs.read(text).isPresent();
      hasNumber |= isNumber;
      hasDecimals |= isNumber && Numbers.whole(text).isEmpty();
      hasHidden |= isHidden;
      hasText |= !isNumber && !isHidden;
    }
    return new Content(hasNumber, hasDecimals, hasText, hasHidden);
  }

  /** The columns of numbers and signs that divide nothing by their name. */
  List<Integer> numbers() {
    return IntStream.range(0, contents.size())
        .filter(i -> contents.get(i).isOfNumbers() && contents.get(i).hasNumber)
        .filter(i -> !Words.isDimension(source.names().get(i)))
        .boxed()
        .toList();
  }

  boolean hasHidden(int column) {
    return contents.get(column).hasHidden;
  }

  boolean hasDecimals(int column) {
    return contents.get(column).hasDecimals;
  }

  /** The column of counts; empty if it cannot be told. */
  Optional<Integer> count() {
    List<Integer> numbers = numbers();
    List<Integer> hiding = numbers.stream().filter(this::hasHidden).toList();
    for (List<Integer> some : List.of(hiding, numbers)) {
      List<Integer> whole = some.stream().filter(i -> !hasDecimals(i)).toList();
      List<Integer> named =
          whole.stream().filter(i -> Words.isCount(source.names().get(i))).toList();
      if (named.size() == 1) {
        return Optional.of(named.get(0));
      } else if (whole.size() == 1) {
        return Optional.of(whole.get(0));
      }
    }
    // with text among the counts nothing is a column of numbers; its name tells it, and its faults
    List<Integer> named =
        IntStream.range(0, contents.size())
            .filter(i -> Words.isCount(source.names().get(i)) && contents.get(i).hasNumber)
            .boxed()
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /**
   * The columns that divide the counts: all that are needed for no two rows to be alike. A number
   * is one only if the others do not suffice.
   */
  Set<Integer> dividing(int count) {
    List<Integer> numbers = numbers();
    Set<Integer> key = new TreeSet<>();
    for (int i = 0; i < contents.size(); i++) {
      if (i != count && !numbers.contains(i)) {
        key.add(i);
      }
    }
    for (int i : numbers) {
      if (i != count && !isKey(key) && !hasDecimals(i) && !hasHidden(i)) {
        key.add(i);
      }
    }
    for (int pass = 0; pass < 2; pass++) {
      for (int i : List.copyOf(key).stream().sorted((a, b) -> b - a).toList()) {
        // the number of a row is a key alone, and says nothing
        boolean isCandidate = pass == 0 ? isKey(Set.of(i)) : !isNeededByName(i, key);
        Set<Integer> without = new TreeSet<>(key);
        without.remove(i);
        if (isCandidate && without.stream().anyMatch(this::varies) && isKey(without)) {
          key = without;
        }
      }
    }
    return key;
  }

  /** A column that is called a dimension stays, unless another one says the same. */
  private boolean isNeededByName(int column, Set<Integer> key) {
    return Words.isDimension(source.names().get(column))
        && key.stream().noneMatch(other -> other != column && isSame(other, column));
  }

  /** Whether two columns tell each other, as codes and names do. */
  boolean isSame(int one, int other) {
    return varies(one) && tells(one, other) && tells(other, one);
  }

  private boolean tells(int one, int other) {
    Map<String, String> told = new HashMap<>();
    return source.rows().stream()
        .allMatch(
            row -> {
              String value = row.fields().get(other);
              String before = told.putIfAbsent(row.fields().get(one), value);
              return before == null || before.equals(value);
            });
  }

  private boolean varies(int column) {
    return new HashSet<>(source.column(column)).size() > 1;
  }

  boolean isKey(Set<Integer> columns) {
    Set<List<String>> seen = new HashSet<>();
    return source.rows().stream()
        .allMatch(row -> seen.add(columns.stream().map(i -> row.fields().get(i)).toList()));
  }
}
