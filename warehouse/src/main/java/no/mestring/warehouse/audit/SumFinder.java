package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import no.mestring.warehouse.audit.Sum.Origin;

/** Finds out what is the sum of what in one dimension: told, by words and codes, by numbers. */
final class SumFinder {
  private final Dimension dimension;
  private final Map<List<Integer>, Map<Integer, Entry>> strata;
  private final List<KnownSum> found = new ArrayList<>();
  private final boolean mayGuess;
  private int places;

  private SumFinder(CountTable table, int at, ToldSums told) {
    this.dimension = table.dimensions().get(at);
    this.strata = table.strata(at);
    this.mayGuess = told.mayGuess(dimension);
    this.places = dimension.size();
  }

  static DimensionSums find(CountTable table, int at, ToldSums told) {
    SumFinder finder = new SumFinder(table, at, told);
    List<Sum> parts = told.parts(finder.dimension);
    parts.forEach(finder::take);
    List<Integer> totals = told.totals(finder.dimension);
    Optional<Spans> spans = finder.spans();
    if (finder.mayGuess) {
      if (spans.isPresent()) {
        finder.takeSpans(spans.get());
      } else {
        AreaSums.of(finder.dimension).forEach(finder::take);
      }
    }
    totals.forEach(total -> finder.takeTotal(total, Origin.TOLD, spans));
    if (finder.mayGuess) {
      for (int value = 0; value < finder.dimension.size(); value++) {
        boolean isNew = !totals.contains(value) && !finder.isWhole(value);
        if (isNew && Words.isTotal(finder.dimension.values().get(value))) {
          finder.takeTotal(value, Origin.NAME, spans);
        }
      }
      if (spans.isEmpty()) {
        new NumberGuess(finder.dimension.size(), finder.strata)
            .sums(finder.used(), finder.wholes())
            .forEach(finder::take);
      }
    }
    return new DimensionSums(finder.dimension, finder.found, finder.possible(), finder.places);
  }

  private Optional<Spans> spans() {
    List<String> values = dimension.values();
    if (Words.isArea(dimension.name())) {
      return Optional.empty();
    }
    return Words.isAge(dimension.name())
        ? Spans.ages(values)
        : Spans.years(values).or(() -> Spans.ages(values));
  }

  /** Takes a sum as far as the counts agree. */
  private void take(Sum sum) {
    SumCheck check = SumCheck.of(sum, strata);
    if (check.isRight() || check.isMostlyRight()) {
      found.add(new KnownSum(sum, check, KnownSum.Use.SUM));
    } else if (check.hasRest()) {
      found.add(new KnownSum(sum.withRest(places++), check, KnownSum.Use.WITH_REST));
    } else {
      found.add(new KnownSum(sum, check, KnownSum.Use.LEFT_OUT));
    }
  }

  private void takeSpans(Spans spans) {
    Origin origin =
        Words.isAge(dimension.name()) || Spans.years(dimension.values()).isEmpty()
            ? Origin.AGES
            : Origin.YEARS;
    List<Integer> untiled = new ArrayList<>();
    for (int value = 0; value < dimension.size(); value++) {
      Optional<Spans.Span> span = spans.span(value);
      if (span.isPresent() && !isWhole(value)) {
        List<List<Integer>> tilings = tilings(spans, span.get(), Set.of(value));
        for (List<Integer> tiling : tilings) {
          take(new Sum(value, tiling, origin));
        }
        if (tilings.isEmpty() && spans.overlaps(value)) {
          untiled.add(value);
        }
      }
    }
    boolean areSums = found.stream().allMatch(sum -> sum.use() == KnownSum.Use.SUM);
    if (areSums && !untiled.isEmpty()) {
      takeSmallest(spans, untiled, origin);
    }
  }

  /** Spans that overlap have smaller ones in common, published or not. */
  private void takeSmallest(Spans spans, List<Integer> untiled, Origin origin) {
    List<Spans.Span> smallest = spans.smallest();
    List<Integer> placeOf = new ArrayList<>();
    for (Spans.Span span : smallest) {
      int at =
          IntStream.range(0, dimension.size())
              .filter(value -> spans.span(value).filter(span::equals).isPresent())
              .findFirst()
              .orElse(-1);
      placeOf.add(at < 0 ? places++ : at);
    }
    for (int value : untiled) {
      Spans.Span whole = spans.span(value).orElseThrow();
      List<Integer> parts =
          IntStream.range(0, smallest.size())
              .filter(i -> whole.encloses(smallest.get(i)))
              .mapToObj(placeOf::get)
              .toList();
      if (!parts.equals(List.of(value))) {
        take(new Sum(value, parts, origin));
      }
    }
  }

  /** The fewest spans that make up another, and the most. */
  private static List<List<Integer>> tilings(Spans spans, Spans.Span whole, Set<Integer> but) {
    Comparator<Spans.Span> shortest = Comparator.comparingInt(Spans.Span::length);
    Optional<List<Integer>> fewest = spans.tiling(whole, but, shortest.reversed());
    Optional<List<Integer>> most = spans.tiling(whole, but, shortest);
    List<List<Integer>> both = new ArrayList<>();
    fewest.ifPresent(both::add);
    most.filter(tiling -> !both.contains(tiling)).ifPresent(both::add);
    return both;
  }

  /** A total is the sum of what is part of nothing else, or in each way of what covers all. */
  private void takeTotal(int total, Origin origin, Optional<Spans> spans) {
    List<Sum> candidates = new ArrayList<>();
    boolean isOfAll = spans.isPresent();
    if (spans.isPresent() && spans.get().span(total).isEmpty()) {
      List<Spans.Span> smallest = spans.get().smallest();
      Spans.Span all =
          new Spans.Span(smallest.get(0).first(), smallest.get(smallest.size() - 1).last());
      tilings(spans.get(), all, Set.of(total))
          .forEach(parts -> candidates.add(new Sum(total, parts, origin)));
    }
    if (candidates.isEmpty()) {
      List<Integer> roots = DimensionSums.roots(dimension.size(), used());
      roots.remove((Integer) total);
      List<Integer> ends = roots.stream().filter(root -> !isTotalWord(root)).toList();
      List<List<Integer>> covers = Covers.of(ends, used());
      for (List<Integer> parts : covers.isEmpty() ? List.of(roots, ends) : covers) {
        candidates.add(new Sum(total, parts, origin));
      }
      isOfAll = !covers.isEmpty();
    }
    candidates.removeIf(sum -> sum.parts().isEmpty());
    List<Sum> right = right(candidates);
    if (right.isEmpty() && spans.isEmpty() && mayGuess) {
      right = guessedTotals(total);
    }
    if (right.isEmpty()) {
      candidates.stream().limit(1).forEach(this::take);
    } else if (isOfAll || right.get(0).origin() == Origin.NUMBERS) {
      right.forEach(this::take);
    } else {
      take(right.get(0));
    }
  }

  private List<Sum> right(List<Sum> candidates) {
    return candidates.stream().distinct().filter(s -> SumCheck.of(s, strata).isRight()).toList();
  }

  /** A total of which not all others are parts: they may be divided further, or in two ways. */
  private List<Sum> guessedTotals(int total) {
    NumberGuess guess = new NumberGuess(dimension.size(), strata);
    List<Integer> totals =
        IntStream.range(0, dimension.size()).filter(this::isTotalWord).boxed().toList();
    guess.divided(used(), wholes(), totals).forEach(this::take);
    List<Integer> roots = DimensionSums.roots(dimension.size(), used());
    roots.removeIf(root -> root == total || isTotalWord(root));
    List<Sum> all = right(List.of(new Sum(total, roots, Origin.NUMBERS)));
    return all.isEmpty() ? guess.runs(total, roots) : all;
  }

  /** Values that are never less than the shown others together, where no sum was found. */
  private List<Integer> possible() {
    List<Integer> possible = new ArrayList<>();
    for (int value = 0; value < dimension.size() && found.isEmpty(); value++) {
      List<Integer> others = DimensionSums.roots(dimension.size(), List.of());
      others.remove((Integer) value);
      if (others.size() > 1
          && SumCheck.of(new Sum(value, others, Origin.NUMBERS), strata).possible()) {
        possible.add(value);
      }
    }
    return possible;
  }

  private boolean isTotalWord(int value) {
    return Words.isTotal(dimension.values().get(value));
  }

  private boolean isWhole(int value) {
    return found.stream().anyMatch(sum -> sum.sum().whole() == value);
  }

  private List<Integer> wholes() {
    return found.stream().map(sum -> sum.sum().whole()).toList();
  }

  private List<Sum> used() {
    return new DimensionSums(dimension, found, List.of(), places).used();
  }
}
