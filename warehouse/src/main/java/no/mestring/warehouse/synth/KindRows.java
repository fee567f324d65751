package no.mestring.warehouse.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** What happens to the living, kind by kind. */
final class KindRows extends EventRows {
  private final long seed;
  private final int purpose;
  private final List<Kind> kinds;
  private final int[] firstCode;
  private final double[] lasting;
  private final Homes homes;
  private final int firstYear;

  KindRows(
      long seed,
      EventTable table,
      List<Kind> kinds,
      Lives lives,
      Homes homes,
      IntConsumer progress) {
    super(lives, homes, progress);
    this.seed = seed;
    this.purpose = table.purpose();
    this.kinds = kinds;
    this.homes = homes;
    this.firstYear = lives.firstYear();
    this.lasting = new double[kinds.size()];
    this.firstCode = new int[kinds.size()];
    for (int i = 1; i < firstCode.length; i++) {
      firstCode[i] = firstCode[i - 1] + kinds.get(i - 1).codes().size();
    }
  }

  /** The codes of all kinds of a table, in order. */
  static List<String> codes(List<Kind> kinds) {
    List<String> codes = new ArrayList<>();
    kinds.forEach(kind -> codes.addAll(kind.codes()));
    return codes;
  }

  @Override
  void happen(int person, Life life, Draws draws) {
    draws.begin(seed, person, purpose);
    for (int i = 0; i < lasting.length; i++) {
      lasting[i] = draws.uniform();
    }
    for (int year = 0; year < life.lastDay.length; year++) {
      if (life.isThere(year)) {
        int municipality = homes.municipality(life.home[year]);
        int band = AgeBand.of(life.age(firstYear + year));
        for (int i = 0; i < lasting.length; i++) {
          Kind kind = kinds.get(i);
          double number = Chance.number(life.burden, lasting[i], draws);
          if (number < kind.chance(municipality, year, life.sex, band)) {
            happen(i, kind, year, life.lastDay[year], draws);
          }
        }
      }
    }
  }

  private void happen(int i, Kind kind, int year, int lastDay, Draws draws) {
    int code = firstCode[i] + kind.code(draws);
    for (int event = kind.events(draws); event > 0; event--) {
      add(year, 1 + draws.below(lastDay), code);
    }
  }
}
