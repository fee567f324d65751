package no.mestring.warehouse.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.mestring.core.disclosure.Combination;
import no.mestring.core.disclosure.Deduction;
import no.mestring.core.disclosure.Division;
import no.mestring.core.disclosure.Possible;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.ingest.ForeignFile;

/** Finds out which hidden counts of a published table can be computed from the shown ones. */
public final class Auditor {
  /** What signs do not say is small from here down, as Norwegian publishers mostly have it. */
  private static final long SMALL = 4;

  private static final int FEW_TERMS = 5;

  private final AuditRequest request;
  private final Reading reading;
  private final CountTable table;
  private final Model model;
  private final Deduction deduction;
  private final Way way;
  private final List<Finding> findings = new ArrayList<>();

  private Auditor(AuditRequest request, Reading reading) {
    this.request = request;
    this.reading = reading;
    this.table = reading.table();
    this.model = reading.model();
    this.deduction = reading.deduction();
    boolean isAll = request.scope() == AuditRequest.Scope.ALL;
    this.way = new Way(model, reading.reasons(), isAll ? Integer.MAX_VALUE - 1 : FEW_TERMS);
  }

  /**
   * Audits a table.
   *
   * @param progress is told in few words how far it is
   * @throws WarehouseException with every problem of the file
   */
  public static AuditResult audit(AuditRequest request, Clock clock, Consumer<String> progress) {
    Instant end = clock.instant().plus(request.patience());
    ForeignFile file = ForeignFile.of(request.file());
    List<Problem> problems = new ArrayList<>();
    SourceTable source = new SourceTable(file.name(), problems);
    file.read(source, problems);
    refuse(problems);
    progress.accept("%d rows read; looking for sums".formatted(source.rows().size()));
    Reading reading = Reading.of(source, request);
    Onslaught onslaught = new Onslaught(reading.model(), reading.deduction(), clock, end, progress);
    onslaught.run(request.scope());
    return new Auditor(request, reading).result(onslaught);
  }

  static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw refusal(problems);
    }
  }

  static WarehouseException refusal(List<Problem> problems) {
    return WarehouseException.data(
        problems.size() + (problems.size() == 1 ? " problem" : " problems"),
        problems.stream().sorted(Problem.ORDER).toList());
  }

  private AuditResult result(Onslaught onslaught) {
    List<Integer> hidden = model.hidden();
    Map<Integer, Long> told = told();
    int open = 0;
    for (int cell : hidden) {
      Optional<Possible> possible = possible(cell, onslaught);
      String failure = onslaught.failed().get(cell);
      if (failure != null) {
        add(Finding.Kind.UNKNOWN, cell, deduction.possible(cell), List.of(failure));
      } else if (possible.isEmpty()) {
        open++;
      } else if (possible.get().size() == 1) {
        add(Finding.Kind.EXACT, cell, possible.get(), wayTo(cell, told, onslaught));
      } else if (possible.get().size() == 2) {
        add(Finding.Kind.NEAR, cell, possible.get(), wayNear(cell, possible.get()));
      } else {
        add(Finding.Kind.OPEN, cell, possible.get(), List.of());
      }
    }
    long small = small();
    addTogether(small, onslaught);
    findings.sort(
        Comparator.comparing(Finding::kind)
            .thenComparingInt(finding -> finding.way().size())
            .thenComparingLong(Finding::line));
    long cells = table.entries().values().stream().filter(e -> e.isShown() || e.isHidden()).count();
    return new AuditResult(
        table.file(),
        (int) cells,
        hidden.size(),
        reading.words(request),
        reading.contradictions(),
        small,
        open,
        findings);
  }

  private Optional<Possible> possible(int cell, Onslaught onslaught) {
    Possible deduced = deduction.possible(cell);
    return deduced.size() == 1
        ? Optional.of(deduced)
        : Optional.ofNullable(onslaught.possible().get(cell));
  }

  private List<String> wayTo(int cell, Map<Integer, Long> told, Onslaught onslaught) {
    if (deduction.possible(cell).size() == 1) {
      List<String> steps = way.steps(deduction, cell);
      return !steps.isEmpty()
          ? steps
          : way.beside(cell).isEmpty() ? List.of("its sign says so") : way.beside(cell);
    }
    Map<Integer, Long> others = new HashMap<>(told);
    others.remove(cell);
    Optional<Combination> combination =
        Combination.of(cell, others::containsKey, model.divisions());
    return combination.isPresent()
        ? way.combination(combination.get(), others)
        : way.binding(onslaught.telling().getOrDefault(cell, Set.of()), others);
  }

  /** The counts that are shown, or told by pencil and paper. */
  private Map<Integer, Long> told() {
    Map<Integer, Long> told = new HashMap<>();
    for (int cell = 0; cell < model.known().size(); cell++) {
      if (deduction.possible(cell).size() == 1) {
        told.put(cell, deduction.possible(cell).least());
      }
    }
    return told;
  }

  private List<String> wayNear(int cell, Possible possible) {
    return deduction.possible(cell).equals(possible) ? way.steps(deduction, cell) : List.of();
  }

  private void add(Finding.Kind kind, int cell, Possible possible, List<String> words) {
    Entry entry = model.entry(cell).orElseThrow();
    findings.add(
        new Finding(
            kind,
            model.name(cell),
            entry.line(),
            entry.text(),
            possible.least(),
            possible.most(),
            words));
  }

  /** The most that a sign for a small count says. */
  private long small() {
    return table.entries().values().stream()
        .filter(Entry::isHidden)
        .map(entry -> new Signs(List.of()).read(entry.text()).map(Signs.Range::most))
        .flatMap(Optional::stream)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .max()
        .orElse(SMALL);
  }

  /** Hidden parts of a shown whole that are few together. */
  private void addTogether(long small, Onslaught onslaught) {
    Set<Set<Integer>> seen = new HashSet<>();
    for (Division division : model.divisions()) {
      List<Integer> open =
          division.parts().stream().filter(part -> deduction.possible(part).size() > 1).toList();
      boolean areHidden =
          open.stream()
              .allMatch(
                  part ->
                      model.entry(part).filter(Entry::isHidden).isPresent()
                          && !onslaught.telling().containsKey(part));
      Possible whole = deduction.possible(division.whole());
      if (open.size() > 1 && areHidden && whole.size() == 1) {
        long left =
            whole.least()
                - division.parts().stream()
                    .filter(part -> !open.contains(part))
                    .mapToLong(part -> deduction.possible(part).least())
                    .sum();
        if (left <= small && seen.add(Set.copyOf(open))) {
          Entry first = model.entry(open.get(0)).orElseThrow();
          findings.add(
              new Finding(
                  Finding.Kind.TOGETHER,
                  open.stream().map(model::name).collect(Collectors.joining(" + ")),
                  first.line(),
                  first.text(),
                  left,
                  OptionalLong.of(left),
                  List.of(way.rest(division, open, deduction))));
        }
      }
    }
  }
}
