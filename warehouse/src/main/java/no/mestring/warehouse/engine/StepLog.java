package no.mestring.warehouse.engine;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

/**
 * The steps that persons took on one pathway. Those of a day are in the order of their times; if
 * one of them has no time, all of that day are in the order in which the pathway has its steps.
 */
public final class StepLog {
  /** Hours are wider apart than they are long, so that the one that comes twice fits in twice. */
  private static final String TIME =
      """
      CASE WHEN time_of_day IS NULL THEN -1 ELSE 7200 * CAST(left(time_of_day, 2) AS INTEGER)
        + CASE WHEN time_of_day LIKE '%+01:00' THEN 3600 ELSE 0 END
        + 60 * CAST(substr(time_of_day, 4, 2) AS INTEGER)
        + CASE WHEN substr(time_of_day, 6, 1) = ':' THEN CAST(substr(time_of_day, 7, 2) AS INTEGER) ELSE 0 END
      END""";

  private static final int TIME_AT = 0;
  private static final int STEP_AT = 1;
  private static final int AREA_AT = 2;
  private static final int FILE_AT = 3;
  private static final int LINE_AT = 4;
  private static final int FIELDS = 5;

  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  private final DuckDBConnection connection;
  private final String rows;
  private final String pathway;
  private final List<String> files;
  private final List<String> areas;
  private final List<String> steps;

  /** Days recur, and are made once. */
  private LocalDate[] days = new LocalDate[0];

  /** The steps of the day that is being read: time, step, area, file and line; used again. */
  private long[][] taken = new long[0][];

  private int size;

  StepLog(DuckDBConnection connection, String rows, String pathway, List<String> knownSteps) {
    this.connection = connection;
    this.rows = rows;
    this.pathway = pathway;
    this.files = distinct(Stage.FILE);
    this.areas = distinct("area");
    this.steps = new ArrayList<>(knownSteps);
    for (String step : distinct("step")) {
      if (!steps.contains(step)) {
        steps.add(step);
      }
    }
  }

  /** The names of the files that the steps stand in. */
  public List<String> files() {
    return files;
  }

  /** Reads all steps. */
  public void read(StepSink sink) {
    String sql =
        """
        SELECT CAST(person AS BIGINT), CAST(happened_on - DATE '1900-01-01' AS INTEGER), %s,
          CAST(list_position(%s, step) AS INTEGER), CAST(list_position(%s, area) AS INTEGER),
          CAST(sex = 'male' AS INTEGER), CAST(birth_year AS INTEGER),
          CAST(coalesce(list_position(%s, _file), 0) AS INTEGER), _line
        FROM (%s) WHERE pathway = %s ORDER BY 1, 2"""
            .formatted(TIME, list(steps), list(areas), list(files), rows, SqlNames.text(pathway));
    try (DuckDBPreparedStatement statement = connection.prepare(sql);
        DuckDBChunkedResult result = statement.query()) {
      read(result, sink);
    } catch (SQLException e) {
      throw EventFiles.failed("Cannot read the steps of " + pathway, e);
    }
  }

  private void read(DuckDBChunkedResult result, StepSink sink) throws SQLException {
    long person = 0;
    int day = -1;
    while (result.nextChunk()) {
      DuckDBDataChunkReader chunk = result.chunk();
      for (int row = 0; row < chunk.rowCount(); row++) {
        long who = chunk.vector(0).getLong(row);
        int when = chunk.vector(1).getInt(row);
        if (day < 0 || who != person || when != day) {
          pass(day, sink);
          if (day < 0 || who != person) {
            sink.person(who, chunk.vector(5).getInt(row) == 1, chunk.vector(6).getInt(row));
          }
          person = who;
          day = when;
        }
        if (size == taken.length) {
          taken = Arrays.copyOf(taken, size + 1);
          taken[size] = new long[FIELDS];
        }
        long[] one = taken[size++];
        one[TIME_AT] = chunk.vector(2).getInt(row);
        one[STEP_AT] = chunk.vector(3).getInt(row) - 1L;
        one[AREA_AT] = chunk.vector(4).getInt(row) - 1L;
        one[FILE_AT] = chunk.vector(7).getInt(row) - 1L;
        one[LINE_AT] = chunk.vector(8).getLong(row);
      }
    }
    pass(day, sink);
  }

  private void pass(int day, StepSink sink) {
    sort();
    for (int i = 0; i < size; i++) {
      long[] one = taken[i];
      sink.step(
          (int) one[FILE_AT],
          one[LINE_AT],
          day(day),
          areas.get((int) one[AREA_AT]),
          steps.get((int) one[STEP_AT]));
    }
    size = 0;
  }

  /** By time or, where one has none, by step; those of a day are few, and mostly one. */
  private void sort() {
    boolean isTimed = true;
    for (int i = 0; i < size; i++) {
      isTimed &= taken[i][TIME_AT] >= 0;
    }
    for (int i = 1; i < size; i++) {
      long[] one = taken[i];
      int to = i;
      while (to > 0 && isBefore(one, taken[to - 1], isTimed)) {
        taken[to] = taken[to - 1];
        to--;
      }
      taken[to] = one;
    }
  }

  private static boolean isBefore(long[] one, long[] other, boolean isTimed) {
    return (isTimed && one[TIME_AT] != other[TIME_AT])
        ? one[TIME_AT] < other[TIME_AT]
        : one[STEP_AT] < other[STEP_AT];
  }

  private LocalDate day(int number) {
    if (number >= days.length) {
      int known = days.length;
      days = Arrays.copyOf(days, number + 1_000);
      for (int i = known; i < days.length; i++) {
        days[i] = FIRST_DAY.plusDays(i);
      }
    }
    return days[number];
  }

  private List<String> distinct(String column) {
    List<String> values = new ArrayList<>();
    String sql =
        "SELECT DISTINCT %1$s FROM (%2$s) WHERE pathway = %3$s AND %1$s IS NOT NULL ORDER BY 1"
            .formatted(SqlNames.quoted(column), rows, SqlNames.text(pathway));
    try (DuckDBPreparedStatement statement = connection.prepare(sql);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        for (int row = 0; row < chunk.rowCount(); row++) {
          values.add(chunk.vector(0).getString(row));
        }
      }
      return values;
    } catch (SQLException e) {
      throw EventFiles.failed("Cannot read the steps of " + pathway, e);
    }
  }

  private static String list(List<String> values) {
    return values.stream()
        .map(SqlNames::text)
        .collect(Collectors.joining(", ", "CAST([", "] AS VARCHAR[])"));
  }
}
