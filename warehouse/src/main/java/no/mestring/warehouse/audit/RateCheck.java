package no.mestring.warehouse.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import no.mestring.core.disclosure.Possible;

/** Finds rates, shares and means beside the counts, and what they tell of hidden ones. */
final class RateCheck {
  private static final int FEWEST = 3;
  private static final double[] SCALES = {1, 100, 1000, 10_000, 100_000};
  private static final int[] YEARS = {1, 3, 2, 4, 5};
  private static final double TOLERANCE = 1e-9;
  private static final Entry NOTHING =
      new Entry(0, "", Entry.State.MISSING, new Possible(0, OptionalLong.empty()), List.of());

  private final CountTable table;
  private final Map<List<Integer>, String> reasons = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** What a column is divided by. */
  private record Base(String name, Function<List<Integer>, OptionalDouble> value) {}

  /** How a column is computed from the count. */
  private record Formula(int column, Base base, double factor, double half, String words) {}

  private RateCheck(CountTable table) {
    this.table = table;
  }

  /**
   * A table in which hidden counts are known as far as rates tell them.
   *
   * @param reasons by place what told it
   * @param notes what the columns were taken for
   */
  record Told(CountTable table, Map<List<Integer>, String> reasons, List<String> notes) {}

  static Told of(CountTable table, List<DimensionSums> sums) {
    RateCheck check = new RateCheck(table);
    Map<List<Integer>, Entry> entries = new LinkedHashMap<>(table.entries());
    for (int column = 0; column < table.beside().size(); column++) {
      Optional<Formula> formula = check.formula(column, sums);
      if (formula.isPresent()) {
        entries.replaceAll((place, entry) -> check.narrowed(place, entry, formula.get()));
      } else {
        check.noteUnused(column);
      }
    }
    return new Told(table.with(entries), check.reasons, check.notes);
  }

  private Optional<Formula> formula(int column, List<DimensionSums> sums) {
    double half = 0.5 * Math.pow(10, -decimals(column));
    for (Base base : bases(column, sums)) {
      for (int years : YEARS) {
        for (double scale : SCALES) {
          double factor = scale / years;
          int supported = supported(column, base, factor, half);
          if (supported >= FEWEST) {
            String words =
                "%s is %s%s%s%s"
                    .formatted(
                        table.beside().get(column),
                        table.countName(),
                        base.name.isEmpty() ? "" : " by " + base.name,
                        scale > 1 ? " times " + (long) scale : "",
                        years > 1 ? " by " + years : "");
            notes.add(words + " (in all " + supported + " rows that show them)");
            return Optional.of(new Formula(column, base, factor, half, words));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Every other column of numbers, the count of every whole, and nothing. */
  private List<Base> bases(int column, List<DimensionSums> sums) {
    List<Base> bases = new ArrayList<>();
    for (int i = 0; i < table.beside().size(); i++) {
      int other = i;
      if (i != column) {
        bases.add(new Base(table.beside().get(i), place -> number(entry(place), other)));
      }
    }
    for (int i = 0; i < sums.size(); i++) {
      int dimension = i;
      for (Sum sum : sums.get(i).used()) {
        bases.add(
            new Base(
                table.countName() + " of " + table.label(i, sum.whole()),
                place -> shownCount(place, dimension, sum)));
      }
    }
    bases.add(new Base("", place -> OptionalDouble.of(1)));
    return bases;
  }

  private Entry entry(List<Integer> place) {
    return table.entries().getOrDefault(place, NOTHING);
  }

  private OptionalDouble shownCount(List<Integer> place, int dimension, Sum sum) {
    List<Integer> whole = new ArrayList<>(place);
    whole.set(dimension, sum.whole());
    Entry entry = entry(whole);
    boolean isPart = sum.parts().contains(place.get(dimension));
    return isPart && entry.isShown()
        ? OptionalDouble.of((double) entry.count())
        : OptionalDouble.empty();
  }

  private static OptionalDouble number(Entry entry, int column) {
    return entry.beside().size() <= column
        ? OptionalDouble.empty()
        : Numbers.read(entry.beside().get(column))
            .map(number -> OptionalDouble.of(number.doubleValue()))
            .orElse(OptionalDouble.empty());
  }

  private int decimals(int column) {
    return table.entries().values().stream()
        .map(entry -> Numbers.read(entry.beside().get(column)))
        .flatMap(Optional::stream)
        .mapToInt(BigDecimal::scale)
        .max()
        .orElse(0);
  }

  /** In how many rows a formula holds; none if it does not in one of them. */
  private int supported(int column, Base base, double factor, double half) {
    int supported = 0;
    for (Map.Entry<List<Integer>, Entry> cell : table.entries().entrySet()) {
      Entry entry = cell.getValue();
      OptionalDouble value = number(entry, column);
      if (!entry.isShown() || entry.count() == 0 || value.isEmpty()) {
        continue;
      }
      OptionalDouble by = base.value.apply(cell.getKey());
      if (by.isPresent() && by.getAsDouble() > 0) {
        double expected = factor * entry.count() / by.getAsDouble();
        if (Math.abs(expected - value.getAsDouble()) > half + TOLERANCE) {
          return 0;
        }
        supported++;
      }
    }
    return supported;
  }

  private Entry narrowed(List<Integer> place, Entry entry, Formula formula) {
    OptionalDouble value = number(entry, formula.column);
    OptionalDouble by = formula.base.value.apply(place);
    if (!entry.isHidden() || value.isEmpty() || by.isEmpty() || !(by.getAsDouble() > 0)) {
      return entry;
    }
    double unit = by.getAsDouble() / formula.factor;
    long low = (long) Math.ceil((value.getAsDouble() - formula.half) * unit - TOLERANCE);
    long high = (long) Math.floor((value.getAsDouble() + formula.half) * unit + TOLERANCE);
    Possible before = entry.possible();
    long least = Math.max(before.least(), low);
    long most = Math.min(before.most().orElse(Long.MAX_VALUE), high);
    if (least > most) {
      notes.add("%s contradicts it in line %d".formatted(formula.words, entry.line()));
      return entry;
    }
    Possible after = new Possible(least, OptionalLong.of(most));
    if (after.size() < before.size()) {
      reasons.put(
          place,
          "%s %s%s: %s"
              .formatted(
                  table.beside().get(formula.column),
                  entry.beside().get(formula.column),
                  formula.base.name.isEmpty()
                      ? ""
                      : " and " + formula.base.name + " " + plain(by.getAsDouble()),
                  formula.words));
    }
    return entry.knowing(after);
  }

  private static String plain(double number) {
    return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
  }

  /** A column that is shown beside hidden counts may tell them to somebody who knows more. */
  private void noteUnused(int column) {
    boolean isBaseOnly =
        table.entries().values().stream()
            .noneMatch(entry -> entry.isHidden() && number(entry, column).isPresent());
    if (!isBaseOnly && decimals(column) > 0) {
      notes.add(
          "%s is shown beside hidden counts; nothing in the table says how it is computed from them"
              .formatted(table.beside().get(column)));
    }
  }
}
