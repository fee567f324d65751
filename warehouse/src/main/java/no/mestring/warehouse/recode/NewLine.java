package no.mestring.warehouse.recode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.mestring.core.area.Derivation;
import no.mestring.core.area.MissingParts;
import no.mestring.core.area.RecodedArea;
import no.mestring.core.area.RecodedArea.Contribution;

/**
 * A row on the borders asked for.
 *
 * @param code its area
 * @param how how its figures come about
 * @param codes which codes went in, for people to read
 * @param why why it has no figures, or what they are
 * @param parts the rows that go in
 */
record NewLine(String code, Derivation how, String codes, String why, List<Part> parts) {
  /** A row that goes in, by its weight; 0 if that is not known. */
  record Part(SourceLine line, double weight) {}

  private static final String WEIGHTED = "weighted by where people lived";

  /** The new rows of a group, in the order of the first rows that go into them. */
  static List<NewLine> of(Group group, Plan plan, MissingParts missing) {
    Map<String, List<RecodedArea>> targets = new LinkedHashMap<>();
    for (SourceLine line : group.lines()) {
      for (RecodedArea target : plan.targets(line.area())) {
        List<RecodedArea> same = targets.computeIfAbsent(target.code(), key -> new ArrayList<>(1));
        if (!same.contains(target)) {
          same.add(target);
        }
      }
    }
    List<NewLine> lines = new ArrayList<>();
    targets.forEach(
        (code, same) ->
            lines.add(
                same.size() == 1 ? of(group, same.get(0), missing) : conflict(group, code, same)));
    return lines;
  }

  private static NewLine of(Group group, RecodedArea target, MissingParts missing) {
    List<Part> parts = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (Contribution part : target.contributions()) {
      group
          .line(Plan.source(target, part))
          .ifPresentOrElse(
              line -> parts.add(new Part(line, part.weight())), () -> lacking.add(part.code()));
    }
    List<String> reasons = new ArrayList<>();
    if (!target.reason().isEmpty()) {
      reasons.add(target.reason());
    }
    Derivation how = target.derivation();
    if (how == Derivation.WEIGHTED) {
      reasons.add(WEIGHTED);
    }
    if (!lacking.isEmpty()) {
      boolean isZero = missing == MissingParts.ZERO;
      reasons.add("no row for " + String.join(", ", lacking) + (isZero ? ", taken as zero" : ""));
      how = isZero ? how : Derivation.WITHHELD;
    }
    return new NewLine(target.code(), how, target.codes(), String.join("; ", reasons), parts);
  }

  /** Some codes of one year, some of another: nobody can say that they are whole together. */
  private static NewLine conflict(Group group, String code, List<RecodedArea> same) {
    List<Part> parts = new ArrayList<>();
    for (RecodedArea target : same) {
      for (Contribution part : target.contributions()) {
        group
            .line(Plan.source(target, part))
            .ifPresent(line -> parts.add(new Part(line, part.weight())));
      }
    }
    return new NewLine(
        code,
        Derivation.WITHHELD,
        same.stream().map(RecodedArea::codes).collect(Collectors.joining(" ")),
        "codes on the borders of several years: "
            + same.stream()
                .map(
                    target ->
                        target.codes()
                            + " ("
                            + target.borders().orElse(target.period().lastYear())
                            + ")")
                .collect(Collectors.joining(", ")),
        parts);
  }

  /** Where it stands: with the first of its rows. */
  long line() {
    return parts.stream().mapToLong(part -> part.line().line()).min().orElse(0);
  }
}
