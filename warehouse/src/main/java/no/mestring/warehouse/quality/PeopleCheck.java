package no.mestring.warehouse.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import no.mestring.core.dimension.AgeRange;
import org.jspecify.annotations.Nullable;

/** Women and men against both, and ages against those they make up. */
final class PeopleCheck {
  private final IndicatorRows rows;
  private final Findings findings;

  private PeopleCheck(IndicatorRows rows, Findings findings) {
    this.rows = rows;
    this.findings = findings;
  }

  static void run(IndicatorRows rows, Findings findings) {
    new PeopleCheck(rows, findings).run();
  }

  private void run() {
    List<AgeRange> ages = rows.definition().count().orElseThrow().ages();
    for (CubeRow whole : rows.all()) {
      if (whole.cell().sex().equals("both")) {
        compare(
            "sexes", whole, List.of(whole.cell().withSex("female"), whole.cell().withSex("male")));
      }
      AgeRange range = AgeRange.parse(whole.cell().age());
      List<AgeRange> parts = parting(range, ages);
      if (parts.size() > 1) {
        compare(
            "ages",
            whole,
            parts.stream().map(part -> whole.cell().withAge(part.toString())).toList());
      }
    }
  }

  private void compare(String check, CubeRow whole, List<CubeCell> parts) {
    compare(check, "numerator", whole, whole.numerator(), parts, CubeRow::numerator);
    compare(check, "denominator", whole, whole.denominator(), parts, CubeRow::denominator);
  }

  /** Parts that are not there are not zero: with them the others may not be more than the whole. */
  private void compare(
      String check,
      String column,
      CubeRow whole,
      @Nullable Double all,
      List<CubeCell> parts,
      Function<CubeRow, @Nullable Double> number) {
    if (all == null) {
      return;
    }
    double sum = 0;
    int known = 0;
    for (CubeCell part : parts) {
      Optional<CubeRow> row = rows.find(part);
      Double some = row.isPresent() ? number.apply(row.get()) : null;
      if (some != null) {
        sum += some;
        known++;
      }
    }
    boolean isWrong =
        known == parts.size() ? Findings.differ(sum, all) : Findings.isAbove(sum, all);
    if (isWrong) {
      findings.add(
          Severity.ERROR,
          check,
          whole.cell(),
          sum,
          all,
          "the %ss of %s are %s together, that of all is %s"
              .formatted(
                  column,
                  check.equals("sexes") ? "women and men" : "its ages",
                  Findings.plain(sum),
                  Findings.plain(all)));
    }
  }

  /** Other ranges that make up one, without gap or overlap; empty if there are none. */
  static List<AgeRange> parting(AgeRange whole, List<AgeRange> ages) {
    List<AgeRange> inside =
        ages.stream().filter(range -> whole.encloses(range) && !range.equals(whole)).toList();
    return parting(whole.lower(), whole.upper(), inside, new ArrayList<>());
  }

  private static List<AgeRange> parting(
      int from, OptionalInt end, List<AgeRange> ages, List<AgeRange> before) {
    for (AgeRange range : ages) {
      if (range.lower() == from) {
        List<AgeRange> with = new ArrayList<>(before);
        with.add(range);
        if (range.upper().equals(end)) {
          return with;
        }
        List<AgeRange> found =
            range.isOpenEnded()
                ? List.of()
                : parting(range.upper().getAsInt() + 1, end, ages, with);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }
}
