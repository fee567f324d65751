package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.mestring.core.disclosure.Deduction;
import no.mestring.core.disclosure.Division;
import no.mestring.warehouse.failure.Problem;

/** How a table is understood: what is the sum of what, and what follows from it step by step. */
final class Reading {
  private static final int MOST_ROUNDS = 50;

  private final CountTable table;
  private final List<DimensionSums> sums = new ArrayList<>();
  private final RateCheck.Told told;
  private final Model model;
  private final List<String> contradictions = new ArrayList<>();
  private Deduction deduction;

  private Reading(CountTable read, AuditRequest request) {
    ToldSums said = ToldSums.of(request, read);
    for (int i = 0; i < read.dimensions().size(); i++) {
      sums.add(SumFinder.find(read, i, said));
    }
    this.told = RateCheck.of(read, sums);
    this.table = told.table();
    this.model = new Model(table, sums);
    this.deduction = new Deduction(model.known(), model.divisions());
    contradictions.addAll(new Understanding(table).conflicts(sums));
    reconcile();
  }

  /**
   * Understands a table. Where zeros are shown, hidden counts are one or more, unless then less
   * adds up.
   *
   * @throws no.mestring.warehouse.failure.WarehouseException with every problem of the file
   */
  static Reading of(SourceTable source, AuditRequest request) {
    Reading first = new Reading(table(source, request), request);
    if (request.least().isPresent() || first.table.least() == 0 || first.doubts() == 0) {
      return first;
    }
    Reading second = new Reading(table(source, request.withLeast(0)), request);
    return second.doubts() < first.doubts() ? second : first;
  }

  private static CountTable table(SourceTable source, AuditRequest request) {
    List<Problem> problems = new ArrayList<>();
    CountTable table = TableReader.read(source, request, problems);
    Auditor.refuse(problems);
    return table;
  }

  private int doubts() {
    return contradictions.size()
        + sums.stream()
            .flatMap(all -> all.sums().stream())
            .mapToInt(known -> known.check().conflicts().size())
            .sum();
  }

  /** Leaves out what cannot be, until nothing contradicts anything. */
  private void reconcile() {
    for (int round = 0; round < MOST_ROUNDS && !deduction.contradictions().isEmpty(); round++) {
      Division division = deduction.contradictions().get(0);
      contradictions.add(
          "%s cannot be the sum of its parts (%s), as far as they are known; it is left out"
              .formatted(
                  model.name(division.whole()),
                  sums.get(model.dimension(division)).dimension().name()));
      model.forget(division);
      deduction = new Deduction(model.known(), model.divisions());
    }
  }

  /** How the table was understood, in words. */
  List<String> words(AuditRequest request) {
    List<String> words = new ArrayList<>(new Understanding(table).of(sums));
    words.addAll(table.notes());
    words.addAll(told.notes());
    boolean isZeroShown =
        table.entries().values().stream().anyMatch(entry -> entry.isShown() && entry.count() == 0);
    String why =
        request.least().isPresent()
            ? ", as --least says"
            : table.least() > 0
                ? ", as zeros are shown; if zeros are hidden too, say --least 0"
                : isZeroShown
                    ? ": zeros are shown, but with 1 or more the sums would not add up"
                    : "; if zeros are never hidden, say --least 1";
    words.add("a hidden count is taken to be %d or more%s".formatted(table.least(), why));
    return words;
  }

  CountTable table() {
    return table;
  }

  Model model() {
    return model;
  }

  Deduction deduction() {
    return deduction;
  }

  /** What told cells beside the sums, by their places. */
  Map<List<Integer>, String> reasons() {
    return told.reasons();
  }

  /** Which shown counts do not agree, in words. */
  List<String> contradictions() {
    return contradictions;
  }
}
