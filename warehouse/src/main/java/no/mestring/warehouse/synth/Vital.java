package no.mestring.warehouse.synth;

import java.util.List;

/**
 * How likely people of an age are to be there at the start, to die and to move.
 *
 * <p>Who is there: Statistics Norway, table 07459, persons on 1 January 2024. The chances of dying
 * grow with age as Gompertz (1825) has it, and those of moving are highest in the twenties; both
 * were chosen to look like Norway's and estimate nothing.
 */
final class Vital {
  private static final double[] MOVES = {0.045, 0.02, 0.035, 0.12, 0.06, 0.018, 0.01, 0.008, 0.01};
  private static final double LONGEST = 0.6;

  private final double[] sums;
  private final double[][] dies = new double[2][AgeBand.OLDEST + 1];

  Vital() {
    List<String[]> rows = Resource.rows("ages.csv");
    double[] persons = new double[2 * rows.size()];
    for (int age = 0; age < rows.size(); age++) {
      persons[2 * age] = Double.parseDouble(rows.get(age)[1]);
      persons[2 * age + 1] = Double.parseDouble(rows.get(age)[2]);
      dies[0][age] = Math.min(LONGEST, 1.2e-5 * StrictMath.exp(0.1 * age));
      dies[1][age] = Math.min(LONGEST, 3.0e-5 * StrictMath.exp(0.093 * age));
    }
    sums = Resource.sums(persons);
  }

  /** An age, doubled, and 1 more for a man. */
  int ageAndSex(Draws draws) {
    return draws.pick(sums);
  }

  /** The chance of dying within a year of somebody of an age on 1 January. */
  double dies(int sex, int age) {
    return dies[sex][Math.min(age, AgeBand.OLDEST)];
  }

  /** The chance of going to move within a year; some find they moved to where they lived. */
  static double moves(int age) {
    return MOVES[AgeBand.of(age)];
  }
}
