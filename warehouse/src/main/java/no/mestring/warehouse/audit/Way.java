package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.mestring.core.disclosure.Combination;
import no.mestring.core.disclosure.Deduction;
import no.mestring.core.disclosure.Division;
import no.mestring.core.disclosure.Possible;

/** Says in words how hidden counts are told. */
final class Way {
  private final Model model;
  private final Map<List<Integer>, String> reasons;

  /** Of more counts than these the rest are named by their sum. */
  private final int mostTerms;

  Way(Model model, Map<List<Integer>, String> reasons, int mostTerms) {
    this.model = model;
    this.reasons = reasons;
    this.mostTerms = mostTerms;
  }

  /** By what stands beside a count. */
  List<String> beside(int cell) {
    String reason = reasons.get(model.place(cell));
    return reason == null ? List.of() : List.of(reason);
  }

  /** Step by step. */
  List<String> steps(Deduction deduction, int cell) {
    List<String> words = new ArrayList<>();
    Map<Integer, Possible> then = new HashMap<>();
    Set<Integer> explained = new HashSet<>();
    List<Deduction.Step> steps = deduction.way(cell);
    for (Deduction.Step step : steps) {
      for (int other : cells(step.by())) {
        if (!then.containsKey(other) && explained.add(other)) {
          beside(other)
              .forEach(
                  reason -> words.add(saying(other, model.known().get(other)) + ", as " + reason));
        }
      }
      String by = by(step, then);
      then.put(step.cell(), step.possible());
      boolean isLast = step.equals(steps.get(steps.size() - 1));
      words.add(isLast ? by : saying(step.cell(), step.possible()) + ", as " + by);
    }
    return words;
  }

  private static List<Integer> cells(Division division) {
    return Stream.concat(Stream.of(division.whole()), division.parts().stream()).toList();
  }

  private String saying(int cell, Possible possible) {
    return model.name(cell) + " is " + possible;
  }

  /** Why a step can be taken: the counts of its whole and parts, as they are known then. */
  private String by(Deduction.Step step, Map<Integer, Possible> then) {
    Division division = step.by();
    int dimension = model.dimension(division);
    String name = model.sums().get(dimension).dimension().name() + ": ";
    List<Integer> others = division.parts().stream().filter(part -> part != step.cell()).toList();
    boolean areOthersTold = others.stream().allMatch(part -> known(part, then).size() == 1);
    if (step.cell() == division.whole()) {
      return name + terms(others, dimension, then) + (others.size() > 1 ? " together" : "");
    }
    String whole = term(division.whole(), dimension, then);
    if (areOthersTold && known(division.whole(), then).size() == 1) {
      List<Integer> some = others.stream().filter(part -> known(part, then).least() > 0).toList();
      return name + whole + (some.isEmpty() ? "" : " less " + terms(some, dimension, then));
    }
    List<Integer> least = others.stream().filter(part -> known(part, then).least() > 0).toList();
    boolean isUpper = step.possible().most().isPresent();
    return name
        + whole
        + (isUpper && least.isEmpty()
            ? ", which its parts cannot exceed"
            : ", of which " + terms(isUpper ? least : others, dimension, then));
  }

  private Possible known(int cell, Map<Integer, Possible> then) {
    return then.getOrDefault(cell, model.known().get(cell));
  }

  private String terms(List<Integer> cells, int dimension, Map<Integer, Possible> then) {
    boolean areTold = cells.stream().allMatch(cell -> known(cell, then).size() == 1);
    int named = cells.size() > mostTerms + 1 && areTold ? mostTerms : cells.size();
    String terms =
        cells.stream()
            .limit(named)
            .map(cell -> term(cell, dimension, then))
            .collect(Collectors.joining(", "));
    long rest = cells.stream().skip(named).mapToLong(cell -> known(cell, then).least()).sum();
    return named == cells.size()
        ? terms
        : "%s and %d more with %d together".formatted(terms, cells.size() - named, rest);
  }

  private String term(int cell, int dimension, Map<Integer, Possible> then) {
    return model.label(cell, dimension) + " " + known(cell, then);
  }

  /** What a whole leaves for some of its parts. */
  String rest(Division division, List<Integer> open, Deduction deduction) {
    int dimension = model.dimension(division);
    Map<Integer, Possible> now = new HashMap<>();
    cells(division).forEach(cell -> now.put(cell, deduction.possible(cell)));
    List<Integer> others =
        division.parts().stream()
            .filter(part -> !open.contains(part) && deduction.possible(part).least() > 0)
            .toList();
    return model.sums().get(dimension).dimension().name()
        + ": "
        + term(division.whole(), dimension, now)
        + (others.isEmpty() ? "" : " less " + terms(others, dimension, now));
  }

  /** By adding and subtracting whole lines, so that all but one hidden count cancels. */
  List<String> combination(Combination combination, Map<Integer, Long> counts) {
    List<String> added = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    long[] sums = new long[2];
    combination
        .cells()
        .forEach(
            (cell, times) -> {
              long count = counts.getOrDefault(cell, 0L);
              if (count > 0) {
                String often = Math.abs(times) == 1 ? "" : Math.abs(times) + " times ";
                (times > 0 ? added : taken).add(often + model.name(cell) + " " + count);
                sums[times > 0 ? 0 : 1] += Math.abs(times) * count;
              }
            });
    String left =
        combination.times() == 1 ? "this count" : combination.times() + " times this count";
    return List.of(
        "add up " + String.join("; ", added),
        "%swhat is left, %d%s, is %s: all other hidden ones cancel"
            .formatted(
                taken.isEmpty() ? "" : "take away " + String.join("; ", taken) + "; ",
                sums[0],
                taken.isEmpty() ? "" : " less " + sums[1],
                left));
  }

  /** By counts that leave no room, as none can be less than its least. */
  List<String> binding(Set<Integer> cells, Map<Integer, Long> counts) {
    String shown =
        cells.stream()
            .sorted()
            .map(
                cell ->
                    counts.containsKey(cell)
                        ? model.name(cell) + " " + counts.get(cell)
                        : saying(cell, model.known().get(cell)))
            .collect(Collectors.joining("; "));
    return List.of("no count is less than nothing, and so these leave one number: " + shown);
  }
}
