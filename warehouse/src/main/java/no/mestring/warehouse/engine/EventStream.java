package no.mestring.warehouse.engine;

import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * The events of a file and year in batches of some thousands: {@link #next} goes to a batch, and
 * the arrays hold its columns until the next one. A row makes no object. One thread at a time.
 */
public final class EventStream implements AutoCloseable {
  /** What stands for a birth year that is not known. */
  public static final int NO_YEAR = Integer.MIN_VALUE;

  private final DuckDBConnection connection;
  private final DuckDBPreparedStatement statement;
  private final DuckDBChunkedResult result;
  private final String source;
  private final EventOrder order;
  private long[] persons = {};
  private long[] codes = {};
  private long[] places = {};
  private int[] birthYears = {};
  private int size;
  private long last = Long.MIN_VALUE;
  private long withoutPerson;

  private EventStream(
      DuckDBConnection connection,
      DuckDBPreparedStatement statement,
      DuckDBChunkedResult result,
      String source,
      EventOrder order) {
    this.connection = connection;
    this.statement = statement;
    this.result = result;
    this.source = source;
    this.order = order;
  }

  static EventStream open(DuckDBConnection connection, String sql, String source, EventOrder order)
      throws SQLException {
    DuckDBPreparedStatement statement = connection.prepare(sql);
    return new EventStream(connection, statement, statement.query(), source, order);
  }

  /**
   * Goes to the next batch with a row.
   *
   * @return whether there is one
   * @throws UnsortedException if the order is {@link EventOrder#AS_WRITTEN} and a person is less
   *     than the one before
   */
  public boolean next() {
    size = 0;
    while (size == 0 && result.nextChunk()) {
      DuckDBDataChunkReader chunk = result.chunk();
      size = Math.toIntExact(chunk.rowCount());
      if (size > persons.length) {
        persons = new long[size];
        codes = new long[size];
        places = new long[size];
        birthYears = new int[size];
      }
      read(chunk.vector(1), codes, 0);
      read(chunk.vector(2), places, 0);
      DuckDBReadableVector births = chunk.vector(3);
      for (int row = 0; row < size; row++) {
        birthYears[row] = births.getInt(row, NO_YEAR);
      }
      if (order != EventOrder.ANY) {
        readPersons(chunk.vector(0));
      }
    }
    return size > 0;
  }

  private void read(DuckDBReadableVector from, long[] to, long otherwise) {
    for (int row = 0; row < size; row++) {
      to[row] = from.getLong(row, otherwise);
    }
  }

  private void readPersons(DuckDBReadableVector from) {
    read(from, persons, Long.MIN_VALUE);
    boolean sorted = true;
    boolean complete = true;
    long before = last;
    for (int row = 0; row < size; row++) {
      long person = persons[row];
      sorted &= person >= before;
      complete &= person != Long.MIN_VALUE;
      before = person;
    }
    if (!complete) {
      sorted = leaveOutRowsWithoutPerson(from);
    }
    if (!sorted) {
      throw new UnsortedException(source);
    }
    last = size == 0 ? last : persons[size - 1];
  }

  private boolean leaveOutRowsWithoutPerson(DuckDBReadableVector from) {
    boolean sorted = true;
    long before = last;
    int kept = 0;
    for (int row = 0; row < size; row++) {
      if (from.isNull(row)) {
        withoutPerson++;
        continue;
      }
      sorted &= persons[row] >= before;
      before = persons[row];
      persons[kept] = persons[row];
      codes[kept] = codes[row];
      places[kept] = places[row];
      birthYears[kept] = birthYears[row];
      kept++;
    }
    size = kept;
    return sorted;
  }

  /** How many rows the batch has. */
  public int size() {
    return size;
  }

  /** Whose event each is; nothing to go by where the order is {@link EventOrder#ANY}. */
  public long[] persons() {
    return persons;
  }

  /** The key of each code, see {@link EventFiles#codes}. */
  public long[] codes() {
    return codes;
  }

  /** The key of each area and sex, see {@link EventFiles#places}. */
  public long[] places() {
    return places;
  }

  /** When each person was born, or {@link #NO_YEAR}. */
  public int[] birthYears() {
    return birthYears;
  }

  /** How many rows without a person were left out so far. */
  public long withoutPerson() {
    return withoutPerson;
  }

  @Override
  public void close() {
    try (connection;
        statement;
        result) {
      size = 0;
    } catch (SQLException e) {
      throw EventFiles.failed("Cannot stop reading events", e);
    }
  }
}
