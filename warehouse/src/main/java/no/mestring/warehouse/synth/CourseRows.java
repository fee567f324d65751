package no.mestring.warehouse.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import no.mestring.warehouse.engine.FileColumn;

/**
 * The steps of those who apply for help, course by course. A course is all in one municipality: it
 * ends on the last day before a move, if it has not before.
 */
final class CourseRows extends EventRows {
  private static final int NONE = -1;

  private final long seed;
  private final CourseSteps steps;
  private final Homes homes;
  private final int firstYear;

  /** The day of the application in each year, from 1; 0 if there is none. */
  private final int[] applied;

  /** The last day on which the course may go on, and the step that ends it then, if any. */
  private int lastDay;

  private int lastStep;

  CourseRows(long seed, CourseSteps steps, Lives lives, Homes homes, IntConsumer progress) {
    super(lives, homes, progress);
    this.seed = seed;
    this.steps = steps;
    this.homes = homes;
    this.firstYear = lives.firstYear();
    this.applied = new int[lives.years()];
  }

  /** The columns that the rows are for. */
  static List<FileColumn> columns(Homes homes) {
    List<FileColumn> columns =
        new ArrayList<>(EventRows.columns(EventTable.PATHWAY_EVENT, CourseSteps.ALL, homes));
    columns.add(1, FileColumn.same("pathway", CourseSteps.PATHWAY));
    return columns;
  }

  @Override
  void happen(int person, Life life, Draws draws) {
    draws.begin(seed, person, EventTable.PATHWAY_EVENT.purpose());
    apply(life, draws);
    for (int year = 0; year < applied.length; year++) {
      if (applied[year] > 0) {
        findEnd(year, life);
        follow(year, life, draws);
      }
    }
  }

  private void apply(Life life, Draws draws) {
    double lasting = draws.uniform();
    for (int year = 0; year < applied.length; year++) {
      applied[year] = 0;
      if (life.isThere(year)) {
        int municipality = homes.municipality(life.home[year]);
        int band = AgeBand.of(life.age(firstYear + year));
        double chance = steps.chance(CourseSteps.APPLICATION, municipality, year, life.sex, band);
        if (Chance.number(life.burden, lasting, draws) < chance) {
          applied[year] = 1 + draws.below(life.lastDay[year]);
        }
      }
    }
  }

  /** Finds until when a course may go on: the person moves, dies or applies again. */
  private void findEnd(int begun, Life life) {
    lastDay = newYear(applied.length) - 1;
    lastStep = NONE;
    for (int year = begun; year < applied.length && lastStep == NONE; year++) {
      int since = year == begun ? applied[year] : 0;
      int again = year == begun ? 0 : applied[year];
      int gone = 0;
      if (life.moveDay[year] > since) {
        gone = life.moveDay[year] - 1;
        lastStep = CourseSteps.MOVED;
      } else if (life.deathYear == year) {
        gone = life.lastDay[year];
        lastStep = CourseSteps.DIED;
      }
      if (again > 0 && (gone == 0 || again <= gone)) {
        lastDay = newYear(year) + again - 2;
        lastStep = NONE;
        return;
      }
      if (gone > 0) {
        lastDay = newYear(year) + gone - 1;
      }
    }
  }

  /** Takes the steps of a course, none of them later than its last day. */
  private void follow(int begun, Life life, Draws draws) {
    int municipality = homes.municipality(life.home(begun, applied[begun]));
    int band = AgeBand.of(life.age(firstYear + begun));
    double withdraws = steps.chance(CourseSteps.WITHDRAWN, municipality, begun, life.sex, band);
    int step = CourseSteps.APPLICATION;
    int year = begun;
    double day = (double) newYear(begun) + applied[begun] - 1;
    while (day <= lastDay) {
      while (day >= newYear(year + 1)) {
        year++;
      }
      add(year, (int) day - newYear(year) + 1, step);
      if (step == CourseSteps.WITHDRAWN || step == CourseSteps.CLOSED) {
        return;
      }
      int next = CourseSteps.next(step);
      double goesOn = steps.chance(next, municipality, begun, life.sex, band);
      double either = next == CourseSteps.CLOSED ? goesOn : goesOn + withdraws;
      day += draws.days(either);
      step = draws.uniform() * either < goesOn ? next : CourseSteps.WITHDRAWN;
    }
    if (lastStep != NONE) {
      while (lastDay >= newYear(year + 1)) {
        year++;
      }
      add(year, lastDay - newYear(year) + 1, lastStep);
    }
  }
}
