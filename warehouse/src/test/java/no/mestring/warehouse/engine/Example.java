package no.mestring.warehouse.engine;

import static no.mestring.warehouse.schema.ColumnType.BOOLEAN;
import static no.mestring.warehouse.schema.ColumnType.DATE;
import static no.mestring.warehouse.schema.ColumnType.INTEGER;
import static no.mestring.warehouse.schema.ColumnType.NUMBER;
import static no.mestring.warehouse.schema.ColumnType.STRING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.ColumnRule;
import no.mestring.warehouse.schema.ColumnType;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * A table with rows to ask for: gaps, repetitions, negative numbers, decimals, days, Norwegian
 * letters. Its first column has no gap and no repetition.
 */
record Example(TableSchema table, List<List<@Nullable Object>> rows) {
  /** Municipalities and what they belong to. */
  static Example place() {
    return new Example(
        table(
            "place",
            required("area", STRING),
            required("name", STRING),
            column("level", STRING),
            column("parent", STRING),
            column("inhabitants", INTEGER),
            column("position", NUMBER),
            column("founded", DATE),
            column("rural", BOOLEAN)),
        List.of(
            row("0511", "Dovre", "municipality", "05", 2700L, 62.0, LocalDate.of(1838, 1, 1), true),
            row("0512", "Lesja", "municipality", "05", null, 62.25, LocalDate.of(1838, 1, 1), true),
            row(
                "0513",
                "Skjåk",
                "municipality",
                "05",
                2400L,
                null,
                LocalDate.of(1866, 2, 28),
                null),
            row("0514", "Lom", "municipality", "05", 2400L, 61.75, null, true),
            row(
                "0515",
                "Vågå",
                "municipality",
                "05",
                3700L,
                61.75,
                LocalDate.of(1908, 12, 31),
                true),
            row(
                "0519",
                "Sør-Fron",
                "municipality",
                "05",
                3200L,
                -61.5,
                LocalDate.of(1977, 1, 1),
                false),
            row(
                "0599",
                "Øvre 'Ås' — 100 %",
                null,
                "05",
                -3L,
                0.0,
                LocalDate.of(2020, 2, 29),
                false),
            row("05", "Oppland", "county", null, 186_000L, 61.0, null, false),
            row("34", "Innlandet", "county", null, 371_000L, null, LocalDate.of(2020, 1, 1), null),
            row("0", "Norge", "country", null, 5_300_000L, null, LocalDate.of(1814, 5, 17), null),
            row("æ_1", "ÆØÅ æøå", null, null, 0L, 0.1, null, true)));
  }

  /** Users of drugs by area, period and sex. */
  static Example users() {
    Random random = new Random(2013);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (long id = 1; id <= 48; id++) {
      long year = 2011L + random.nextInt(6);
      rows.add(
          row(
              id,
              any(random, "0511", "0512", "0513", "0514", "0519", "0599", "9999", null),
              any(random, year + "", year - 2 + "-" + year, null),
              any(random, year, year, year, null),
              any(random, "female", "male", "both", null),
              any(random, 0L, 3L, 7L, 12L, 12L, 100L, -4L, null),
              any(random, 0.0, 1.5, -0.25, 33.3, 0.1, 1e6, null),
              any(random, "low", "high", "Æ", "low", null)));
    }
    return new Example(
        table(
            "users",
            required("id", INTEGER),
            column("area", STRING),
            column("period", STRING),
            column("year", INTEGER),
            column("sex", STRING),
            column("persons", INTEGER),
            column("value", NUMBER),
            column("status", STRING)),
        rows);
  }

  /** Answers to questions, with bounds. */
  static Example answer() {
    Random random = new Random(1977);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (long id = 1; id <= 36; id++) {
      rows.add(
          row(
              -id,
              any(random, "05", "34", "0511", "0519", null),
              any(random, "søvn", "Ensomhet?", "it's", "50% eller mer", "under_score", "", null),
              any(random, 0.5, 12.75, 12.75, 99.0, -1.0, null),
              any(random, 0.25, 12.0, null),
              any(random, 13.5, 100.0, null),
              any(
                  random,
                  LocalDate.of(2019, 12, 31),
                  LocalDate.of(2020, 2, 29),
                  LocalDate.of(2020, 3, 1),
                  null),
              any(random, true, false, null)));
    }
    return new Example(
        table(
            "answer",
            required("id", INTEGER),
            column("region", STRING),
            column("label", STRING),
            column("figure", NUMBER),
            column("lower", NUMBER),
            column("upper", NUMBER),
            column("answered", DATE),
            column("valid", BOOLEAN)),
        rows);
  }

  private static TableSchema table(String name, Column... columns) {
    return new TableSchema(name, "", List.of(columns), List.of(columns[0].name()));
  }

  private static Column column(String name, ColumnType type) {
    return Column.of(name, type, "");
  }

  private static Column required(String name, ColumnType type) {
    return new Column(name, type, true, "", ColumnRule.NONE, Optional.empty());
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static @Nullable Object any(Random random, @Nullable Object... values) {
    return values[random.nextInt(values.length)];
  }
}
