package no.mestring.warehouse.synth;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import no.mestring.warehouse.engine.FileColumn;
import no.mestring.warehouse.engine.RowMaker;

/** The events of a table, person by person. */
abstract class EventRows implements RowMaker {
  private static final int WIDTH = 6;

  private final Lives lives;
  private final Homes homes;
  private final IntConsumer progress;
  private final Life life;
  private final Draws draws = new Draws();
  private final int[] newYear;
  private int[][] waiting = new int[WIDTH][4096];
  private int taken;
  private int count;
  private int person;

  EventRows(Lives lives, Homes homes, IntConsumer progress) {
    this.lives = lives;
    this.homes = homes;
    this.progress = progress;
    this.life = new Life(lives.years());
    this.newYear = new int[lives.years() + 1];
    for (int year = 0; year < newYear.length; year++) {
      newYear[year] = (int) LocalDate.of(lives.firstYear() + year, 1, 1).toEpochDay();
    }
  }

  /** The columns that the rows are for. */
  static List<FileColumn> columns(EventTable table, List<String> codes, Homes homes) {
    return List.of(
        FileColumn.numbered("person", 'S'),
        FileColumn.date(table.date()),
        FileColumn.word(table.code(), codes),
        FileColumn.word("area", homes.codes()),
        FileColumn.word("sex", List.of("female", "male")),
        FileColumn.whole("birth_year"),
        FileColumn.same("source", "synthetic"));
  }

  /** Adds the events of a life. */
  abstract void happen(int person, Life life, Draws draws);

  @Override
  public final int make(int[][] columns) {
    int room = columns[0].length;
    while (count - taken < room && person < lives.persons()) {
      lives.tell(person, life, draws);
      if (taken > 0) {
        shift();
      }
      happen(person, life, draws);
      person++;
      if (person % 1000 == 0 || person == lives.persons()) {
        progress.accept(person);
      }
    }
    int rows = Math.min(room, count - taken);
    for (int column = 0; column < WIDTH; column++) {
      System.arraycopy(waiting[column], taken, columns[column], 0, rows);
    }
    taken += rows;
    return rows;
  }

  /** The first day of a year or of the one after the last, counted from 1 January 1970. */
  final int newYear(int year) {
    return newYear[year];
  }

  private void shift() {
    for (int[] column : waiting) {
      System.arraycopy(column, taken, column, 0, count - taken);
    }
    count -= taken;
    taken = 0;
  }

  /**
   * Adds an event.
   *
   * @param year the place of the year
   * @param day the day of the year, from 1
   * @param code the place of the code
   */
  final void add(int year, int day, int code) {
    if (count == waiting[0].length) {
      for (int column = 0; column < WIDTH; column++) {
        waiting[column] = Arrays.copyOf(waiting[column], 2 * count);
      }
    }
    waiting[0][count] = person + 1;
    waiting[1][count] = newYear[year] + day - 1;
    waiting[2][count] = code;
    waiting[3][count] = homes.code(life.home(year, day), lives.firstYear() + year);
    waiting[4][count] = life.sex;
    waiting[5][count] = life.birthYear;
    count++;
  }
}
