package no.mestring.warehouse.synth;

import java.util.function.IntConsumer;

/** How the dead died. */
final class DeathRows extends EventRows {
  private final long seed;
  private final Causes causes;
  private final int firstYear;

  DeathRows(long seed, Causes causes, Lives lives, Homes homes, IntConsumer progress) {
    super(lives, homes, progress);
    this.seed = seed;
    this.causes = causes;
    this.firstYear = lives.firstYear();
  }

  @Override
  void happen(int person, Life life, Draws draws) {
    int year = life.deathYear;
    if (year >= 0) {
      draws.begin(seed, person, EventTable.DEATH.purpose());
      int band = AgeBand.of(life.age(firstYear + year));
      add(year, life.lastDay[year], causes.draw(band, draws));
    }
  }
}
