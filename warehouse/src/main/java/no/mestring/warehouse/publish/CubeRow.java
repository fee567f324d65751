package no.mestring.warehouse.publish;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Absence;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;

/** A row of table cube. */
record CubeRow(List<@Nullable Object> values) {
  private static final int INDICATOR = 0;

  private static final int AREA = 1;
  private static final int PERIOD = 2;
  private static final int SEX = 5;
  private static final int AGE = 6;

  /** From here to the norm a hidden figure has nothing but its unit. */
  private static final int YEARS = 7;

  private static final int NUMERATOR_SUM = 10;
  private static final int DENOMINATOR_SUM = 11;
  private static final int UNIT = 15;
  private static final int STATUS = 16;

  /** From here to the norm a row has what follows from the country's rates. */
  private static final int EXPECTED = 17;

  private static final int NORM = 24;
  private static final int DIGITS = 3;

  /** More than anybody counts, and less than where doubles begin to leave out whole numbers. */
  private static final double MOST = 1e15;

  /** Which figure it is. */
  record Key(String area, YearSpan period, People people) {
    @Override
    public String toString() {
      return area + " " + period + " " + people;
    }
  }

  Key key() {
    return new Key(
        text(AREA),
        YearSpan.parse(text(PERIOD)),
        new People(Sex.parse(text(SEX)), AgeRange.parse(text(AGE))));
  }

  int years() {
    return ((Number) Objects.requireNonNull(values.get(YEARS))).intValue();
  }

  /** Whether it counts anybody or nobody, and is not absent. */
  boolean isCount() {
    return values.get(NUMERATOR_SUM) != null;
  }

  /**
   * How many it counts.
   *
   * @throws WarehouseException if that is no number of persons or events
   */
  long numerator() {
    return count(text(INDICATOR), key().toString(), values.get(NUMERATOR_SUM));
  }

  /**
   * A count as a table of the cube has it.
   *
   * @param figure whose, as people read it
   */
  static long count(String indicator, String figure, @Nullable Object number) {
    double count = (Double) Objects.requireNonNull(number);
    if (!(count >= 0 && count < MOST)) {
      throw WarehouseException.world(
          "Cannot release %s of %s: it has an impossible count or population; count again with 'mestring build %s'"
              .formatted(indicator, figure, indicator));
    }
    return Math.round(count);
  }

  /**
   * Among how many; nobody knows if null.
   *
   * @throws WarehouseException if that is no number of persons
   */
  @Nullable Double denominator() {
    Double denominator = (Double) values.get(DENOMINATOR_SUM);
    if (denominator != null) {
      count(text(INDICATOR), key().toString(), denominator);
    }
    return denominator;
  }

  /** Whether somebody hid it before. */
  boolean isHidden() {
    return Absence.WITHHELD.toString().equals(values.get(STATUS));
  }

  /** The row as everybody sees it whose figure is hidden. */
  List<@Nullable Object> hidden() {
    List<@Nullable Object> row = new ArrayList<>(values);
    for (int column = YEARS; column <= NORM; column++) {
      if (column != UNIT) {
        row.set(column, null);
      }
    }
    row.set(STATUS, Absence.WITHHELD.toString());
    return row;
  }

  /** The row without its standardised value. */
  List<@Nullable Object> withoutAdjusted() {
    List<@Nullable Object> row = new ArrayList<>(values);
    for (int column = EXPECTED; column <= NORM; column++) {
      row.set(column, null);
    }
    return row;
  }

  /**
   * The row with what follows from the country's rates so rounded that nobody computes rates of
   * small groups back from many areas.
   */
  List<@Nullable Object> rounded() {
    List<@Nullable Object> row = new ArrayList<>(values);
    row.set(EXPECTED, null);
    for (int column = EXPECTED + 1; column <= NORM; column++) {
      if (row.get(column) instanceof Double number) {
        row.set(column, new BigDecimal(number).round(new MathContext(DIGITS)).doubleValue());
      }
    }
    return row;
  }

  private String text(int column) {
    return String.valueOf(values.get(column));
  }
}
