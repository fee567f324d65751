package no.mestring.warehouse.recode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.mestring.core.area.Derivation;

/** Adds up the cells of a count. */
final class Sums {
  /** As many decimals as the weights are shown with. */
  private static final int DECIMALS = 4;

  private Sums() {}

  /**
   * A sum.
   *
   * @param value the value; empty if it is withheld or a part has none
   * @param mark what stands in its place then
   */
  record Sum(Optional<BigDecimal> value, String mark) {}

  /** The sum of a column over the rows that go into a new one. */
  static Sum of(NewLine line, int column) {
    if (line.how() == Derivation.WITHHELD) {
      return new Sum(Optional.empty(), "");
    }
    BigDecimal sum = BigDecimal.ZERO;
    Set<String> marks = new LinkedHashSet<>();
    for (NewLine.Part part : line.parts()) {
      String text = part.line().fields().get(column);
      Optional<BigDecimal> value = CountCell.value(text);
      if (value.isEmpty()) {
        marks.add(text);
      } else {
        sum = sum.add(weighted(value.get(), part.weight()));
      }
    }
    return marks.isEmpty()
        ? new Sum(Optional.of(sum), "")
        : new Sum(Optional.empty(), marks.size() == 1 ? marks.iterator().next() : "");
  }

  static BigDecimal weighted(BigDecimal value, double weight) {
    return weight == 1 ? value : value.multiply(BigDecimal.valueOf(weight));
  }

  /** The rows whose mark leaves a sum without a value. */
  static List<String> marked(NewLine line, int column) {
    return line.parts().stream()
        .map(NewLine.Part::line)
        .filter(source -> CountCell.isMark(source.fields().get(column)))
        .map(source -> source.area().code())
        .toList();
  }

  /** A sum as it is written; a weighted one with no more decimals than its weights have. */
  static String text(BigDecimal value, boolean isWeighted, char decimalSign) {
    String plain =
        (isWeighted ? value.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros() : value)
            .toPlainString();
    return decimalSign == '.' ? plain : plain.replace('.', decimalSign);
  }
}
