package no.mestring.warehouse.synth;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * Who lived where on each 1 January, that after the last year included, and what moves within a
 * year do to counts of events.
 */
final class Census {
  private static final int AGES = AgeBand.OLDEST + 1;

  private final Model model;
  private final Lives lives;
  private final Homes homes;
  private final Vital vital;
  private final int municipalities;
  private final int[] residents;
  private final double[][] movers;
  private final double[] dying;
  private final double[] dyingMovers;
  private final Chance chance;

  private Census(Model model, Lives lives, Homes homes, Vital vital, int municipalities) {
    this.model = model;
    this.lives = lives;
    this.homes = homes;
    this.vital = vital;
    this.municipalities = municipalities;
    int cells = lives.years() * municipalities * 2 * AgeBand.COUNT;
    this.residents = new int[(lives.years() + 1) * homes.count() * 2 * AGES];
    this.movers = new double[model.groups().size()][cells];
    this.dying = new double[cells];
    this.dyingMovers = new double[cells];
    this.chance = new Chance(model.kindCount());
  }

  /** Asks everybody. */
  static Census of(
      Model model,
      Lives lives,
      Homes homes,
      Vital vital,
      int municipalities,
      IntConsumer progress) {
    Census census = new Census(model, lives, homes, vital, municipalities);
    Life life = new Life(lives.years());
    Draws draws = new Draws();
    for (int person = 0; person < lives.persons(); person++) {
      lives.tell(person, life, draws);
      for (int year = 0; year < life.home.length; year++) {
        if (life.isThere(year)) {
          census.count(life, year);
        }
      }
      if (person % 1000 == 999 || person + 1 == lives.persons()) {
        progress.accept(person + 1);
      }
    }
    return census;
  }

  private void count(Life life, int year) {
    int age = life.age(lives.firstYear() + year);
    residents[place(year, life.home[year], life.sex, Math.min(age, AgeBand.OLDEST))]++;
    if (year < lives.years()) {
      ask(life, year, age);
    }
  }

  private void ask(Life life, int year, int age) {
    int home = life.home[year];
    int band = AgeBand.of(age);
    int from = cell(year, homes.municipality(home), life.sex, band);
    double dies = vital.dies(life.sex, age);
    dying[from] += dies;
    dyingMovers[from] += dies * Vital.moves(age);
    if (life.moveDay[year] > 0) {
      int to = cell(year, homes.municipality(life.nextHome[year]), life.sex, band);
      double before = (life.moveDay[year] - 1.0) / life.lastDay[year];
      int municipality = homes.municipality(home);
      for (int group = 0; group < movers.length; group++) {
        List<Model.Part> kinds = model.groups().get(group).parts();
        double all = any(kinds, municipality, year, life.sex, band, 1);
        movers[group][from] += any(kinds, municipality, year, life.sex, band, before) - all;
        movers[group][to] += any(kinds, municipality, year, life.sex, band, 1 - before);
      }
    }
  }

  /**
   * The chance that a person has an event of some kinds within a part of the year.
   *
   * @param part the share of the days the person lived
   */
  double any(List<Model.Part> kinds, int municipality, int year, int sex, int band, double part) {
    chance.clear();
    for (int i = 0; i < kinds.size(); i++) {
      Kind kind = kinds.get(i).kind();
      double seen = kinds.get(i).share() * (part == 1 ? 1 : kind.within(part));
      chance.add(kind.chance(municipality, year, sex, band), seen);
    }
    return chance.any();
  }

  private int place(int year, int home, int sex, int age) {
    return ((year * homes.count() + home) * 2 + sex) * AGES + age;
  }

  /** The place of a municipality, year, sex and band. */
  int cell(int year, int municipality, int sex, int band) {
    return ((year * municipalities + municipality) * 2 + sex) * AgeBand.COUNT + band;
  }

  /** How many lived in a home on 1 January. */
  int residents(int year, int home, int sex, int age) {
    return residents[place(year, home, sex, age)];
  }

  /** The persons of each cell. */
  int[] atRisk() {
    int[] persons = new int[dying.length];
    for (int year = 0; year < lives.years(); year++) {
      for (int home = 0; home < homes.count(); home++) {
        for (int sex = 0; sex < 2; sex++) {
          for (int age = 0; age < AGES; age++) {
            persons[cell(year, homes.municipality(home), sex, AgeBand.of(age))] +=
                residents(year, home, sex, age);
          }
        }
      }
    }
    return persons;
  }

  /** What moves add to the expected persons of a group whose events name a cell's municipality. */
  double moved(int group, int cell) {
    return movers[group][cell];
  }

  /** The expected deaths of a cell's residents. */
  double dying(int cell) {
    return dying[cell];
  }

  /** The expected deaths of those residents of a cell who were going to move that year. */
  double dyingMovers(int cell) {
    return dyingMovers[cell];
  }
}
