package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.mestring.core.dimension.AgeRange;
import no.mestring.warehouse.ingest.AgeText;

/** The values of a dimension as spans of whole numbers: ages, or years. */
final class Spans {
  private static final Pattern YEARS = Pattern.compile("(\\d{4})(?: ?[-–_/] ?(\\d{4}))?");
  private static final int OLDEST = 999;

  private final List<Optional<Span>> spans;

  /** From a first number to a last one. */
  record Span(int first, int last) {
    boolean encloses(Span other) {
      return first <= other.first && other.last <= last;
    }

    int length() {
      return last - first + 1;
    }
  }

  private Spans(List<Optional<Span>> spans) {
    this.spans = spans;
  }

  /** Ages, if all values but sums are; bare numbers are none. */
  static Optional<Spans> ages(List<String> values) {
    List<Optional<Span>> spans =
        values.stream()
            .map(
                value ->
                    Words.isTotal(value)
                        ? Optional.<Span>empty()
                        : AgeText.read(value).map(Spans::of))
            .toList();
    boolean hasRange =
        spans.stream().anyMatch(span -> span.filter(s -> s.length() > 1).isPresent());
    return hasRange ? of(spans, values) : Optional.empty();
  }

  private static Span of(AgeRange range) {
    return new Span(range.lower(), range.upper().orElse(OLDEST));
  }

  /** Years and spans of them, if all values but sums are. */
  static Optional<Spans> years(List<String> values) {
    return of(values.stream().map(Spans::year).toList(), values);
  }

  private static Optional<Span> year(String value) {
    Matcher matcher = YEARS.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    return first >= 1900 && last >= first && last < 2100
        ? Optional.of(new Span(first, last))
        : Optional.empty();
  }

  private static Optional<Spans> of(List<Optional<Span>> spans, List<String> values) {
    boolean hasSpan = spans.stream().anyMatch(Optional::isPresent);
    for (int i = 0; i < values.size(); i++) {
      if (spans.get(i).isEmpty() && !Words.isTotal(values.get(i))) {
        return Optional.empty();
      }
    }
    return hasSpan ? Optional.of(new Spans(spans)) : Optional.empty();
  }

  Optional<Span> span(int value) {
    return spans.get(value);
  }

  /** The other values that follow one another from a span's first to its last number. */
  Optional<List<Integer>> tiling(Span whole, Set<Integer> but, Comparator<Span> order) {
    List<Integer> inside = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      if (spans.get(i).filter(whole::encloses).isPresent() && !but.contains(i)) {
        inside.add(i);
      }
    }
    inside.sort(Comparator.comparing(i -> spans.get(i).orElseThrow(), order));
    List<Integer> found = new ArrayList<>();
    return fill(whole.first(), whole.last(), inside, found, new HashSet<>())
        ? Optional.of(found)
        : Optional.empty();
  }

  private boolean fill(
      int from, int last, List<Integer> inside, List<Integer> found, Set<Integer> failed) {
    if (from == last + 1) {
      return true;
    } else if (failed.contains(from)) {
      return false;
    }
    for (int i : inside) {
      Span span = spans.get(i).orElseThrow();
      if (span.first() == from) {
        found.add(i);
        if (fill(span.last() + 1, last, inside, found, failed)) {
          return true;
        }
        found.remove(found.size() - 1);
      }
    }
    failed.add(from);
    return false;
  }

  /** The values whose spans overlap others without tiling, so that only smaller spans say how. */
  boolean overlaps(int value) {
    Span span = spans.get(value).orElseThrow();
    return spans.stream()
        .flatMap(Optional::stream)
        .anyMatch(
            other ->
                !other.equals(span)
                    && other.first() <= span.last()
                    && span.first() <= other.last());
  }

  /** The smallest spans of which all others are made up, in order. */
  List<Span> smallest() {
    TreeSet<Integer> starts = new TreeSet<>();
    spans.stream()
        .flatMap(Optional::stream)
        .forEach(
            span -> {
              starts.add(span.first());
              starts.add(span.last() + 1);
            });
    List<Span> smallest = new ArrayList<>();
    Integer before = null;
    for (int start : starts) {
      if (before != null) {
        smallest.add(new Span(before, start - 1));
      }
      before = start;
    }
    return smallest;
  }
}
