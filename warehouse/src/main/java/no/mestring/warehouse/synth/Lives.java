package no.mestring.warehouse.synth;

import java.time.Year;
import no.mestring.core.period.YearSpan;

/** The lives of all persons, each told from the seed alone, in any order. */
final class Lives {
  /** Births in a year, of those alive on the first 1 January. */
  private static final double BIRTHS = 0.0105;

  private static final int PURPOSE = 0;

  private final SynthRequest request;
  private final Municipalities municipalities;
  private final Homes homes;
  private final Vital vital;
  private final int firstYear;
  private final int years;
  private final long births;
  private final long step;

  Lives(SynthRequest request, Municipalities municipalities, Homes homes, Vital vital) {
    this.request = request;
    this.municipalities = municipalities;
    this.homes = homes;
    this.vital = vital;
    YearSpan span = request.years();
    this.firstYear = span.firstYear();
    this.years = span.lastYear() - firstYear + 1;
    this.births = Math.round(BIRTHS * request.persons());
    this.step = step(request.persons());
  }

  /** A number without a common divisor, near the golden section: neighbours live far apart. */
  private static long step(long persons) {
    long step = Math.max(1, Math.round(persons * 0.6180339887498949));
    while (gcd(step, persons) != 1) {
      step++;
    }
    return step;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** How many persons there are, the unborn included. */
  int persons() {
    return Math.toIntExact(request.persons() + births * years);
  }

  int years() {
    return years;
  }

  int firstYear() {
    return firstYear;
  }

  /** Tells a life. */
  void tell(int person, Life life, Draws draws) {
    draws.begin(request.seed(), person, PURPOSE);
    life.burden = draws.uniform();
    life.deathYear = -1;
    int ageAndSex = vital.ageAndSex(draws);
    life.sex = ageAndSex & 1;
    boolean isBorn = person < request.persons();
    int first = isBorn ? 0 : Math.toIntExact((person - request.persons()) / births) + 1;
    life.birthYear = firstYear + first - 1 - (isBorn ? ageAndSex >> 1 : 0);
    int municipality =
        isBorn
            ? municipalities.home(person * step % request.persons(), request.persons())
            : municipalities.birthplace(draws);
    int home = homes.within(municipality, draws);
    for (int year = 0; year < years; year++) {
      life.home[year] = isAlive(year, first, life) ? home : Life.NOWHERE;
      life.moveDay[year] = 0;
      if (life.isThere(year)) {
        home = live(year, life, draws);
      }
    }
    life.home[years] = isAlive(years, first, life) ? home : Life.NOWHERE;
  }

  /** Whether a person is alive on 1 January of a year, whose first such day is known. */
  private static boolean isAlive(int year, int first, Life life) {
    return year >= first && life.deathYear < 0;
  }

  /** Lives a year; the answer is where the person is at its end. */
  private int live(int year, Life life, Draws draws) {
    int calendarYear = firstYear + year;
    int age = life.age(calendarYear);
    life.lastDay[year] = Year.isLeap(calendarYear) ? 366 : 365;
    if (draws.uniform() < vital.dies(life.sex, age)) {
      life.deathYear = year;
      life.lastDay[year] = 1 + draws.below(life.lastDay[year]);
    }
    int home = life.home[year];
    if (life.lastDay[year] > 1 && draws.uniform() < Vital.moves(age)) {
      int municipality = municipalities.destination(draws);
      if (municipality != homes.municipality(home)) {
        home = homes.within(municipality, draws);
        life.moveDay[year] = 2 + draws.below(life.lastDay[year] - 1);
        life.nextHome[year] = home;
      }
    }
    return home;
  }
}
