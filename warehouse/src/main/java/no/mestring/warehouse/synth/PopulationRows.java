package no.mestring.warehouse.synth;

import java.util.List;
import java.util.stream.IntStream;
import no.mestring.warehouse.engine.FileColumn;
import no.mestring.warehouse.engine.RowMaker;

/**
 * The inhabitants on 1 January of each year and of the one after the last, so that all years have a
 * mean population, by code, sex and age; those of nobody are rows of zero.
 */
final class PopulationRows implements RowMaker {
  private static final int AGES = AgeBand.OLDEST + 1;

  private final int firstYear;
  private final int codes;
  private final int[] persons;
  private final boolean[] isUsed;
  private int next;

  PopulationRows(Census census, Lives lives, Homes homes) {
    this.firstYear = lives.firstYear();
    int years = lives.years() + 1;
    this.codes = homes.codes().size();
    this.persons = new int[years * codes * 2 * AGES];
    this.isUsed = new boolean[years * codes];
    for (int year = 0; year < years; year++) {
      for (int home = 0; home < homes.count(); home++) {
        int code = year * codes + homes.code(home, firstYear + year);
        isUsed[code] = true;
        for (int sex = 0; sex < 2; sex++) {
          for (int age = 0; age < AGES; age++) {
            persons[(code * 2 + sex) * AGES + age] += census.residents(year, home, sex, age);
          }
        }
      }
    }
  }

  static List<FileColumn> columns(Homes homes) {
    List<String> ages =
        IntStream.range(0, AGES)
            .mapToObj(age -> age == AgeBand.OLDEST ? age + "+" : age + "-" + age)
            .toList();
    return List.of(
        FileColumn.word("area", homes.codes()),
        FileColumn.whole("year"),
        FileColumn.word("sex", List.of("female", "male")),
        FileColumn.word("age", ages),
        FileColumn.whole("persons"),
        FileColumn.same("source", "synthetic"));
  }

  @Override
  public int make(int[][] columns) {
    int rows = 0;
    while (next < persons.length && rows < columns[0].length) {
      int code = next / (2 * AGES);
      if (isUsed[code]) {
        columns[0][rows] = code % codes;
        columns[1][rows] = firstYear + code / codes;
        columns[2][rows] = next / AGES % 2;
        columns[3][rows] = next % AGES;
        columns[4][rows] = persons[next];
        rows++;
      }
      next++;
    }
    return rows;
  }
}
