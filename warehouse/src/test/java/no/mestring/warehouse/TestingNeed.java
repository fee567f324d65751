package no.mestring.warehouse;

import static no.mestring.warehouse.TestingDelivery.count;
import static no.mestring.warehouse.TestingFiles.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Made-up users of services in Kragerø in 2020 to 2023, when its code was 3814, and made-up people
 * on 1 January of 2024 to 2028, when it is 4014: of women and of men aged 0-17 and 18 and over.
 */
public final class TestingNeed {
  public static final String INDICATOR = "service_contact_users";
  private static final List<String> PEOPLE =
      List.of("female 0-17", "female 18+", "male 0-17", "male 18+");
  private static final int[][] USERS = {
    {12, 14, 13, 16}, {80, 85, 83, 92}, {10, 9, 12, 11}, {60, 66, 71, 75}
  };
  private static final int[][] POPULATION = {
    {900, 890, 880, 870},
    {4300, 4310, 4320, 4330},
    {950, 945, 930, 920},
    {4200, 4210, 4220, 4225}
  };
  private static final int[][] PROJECTED = {
    {860, 850, 842, 830, 820},
    {4336, 4350, 4360, 4380, 4400},
    {910, 900, 886, 880, 870},
    {4230, 4240, 4256, 4270, 4290}
  };

  private TestingNeed() {}

  /** The source. */
  public static Path source(Path folder) {
    return write(
        folder.resolve("source.csv"),
        TestingFiles.SOURCE,
        "r,Made-up users,Nobody,2024",
        "p,Made-up projection,Nobody,2024");
  }

  /** The users of an indicator in Kragerø in some of the years 2020 to 2023. */
  public static List<String> users(String indicator, int first, int last) {
    List<String> rows = new ArrayList<>();
    for (int year = first; year <= last; year++) {
      for (int i = 0; i < PEOPLE.size(); i++) {
        rows.add(
            count(
                indicator,
                "3814",
                year,
                PEOPLE.get(i),
                USERS[i][year - 2020],
                POPULATION[i][year - 2020]));
      }
    }
    return rows;
  }

  /** Rows of the projection, with everybody's number times something. */
  public static List<String> projected(String area, String alternative, int times) {
    List<String> rows = new ArrayList<>();
    for (int year = 2024; year <= 2028; year++) {
      for (int i = 0; i < PEOPLE.size(); i++) {
        String people = PEOPLE.get(i).replace(' ', ',');
        rows.add(
            "%s,%d,%s,%s,%d,p"
                .formatted(area, year, alternative, people, times * PROJECTED[i][year - 2024]));
      }
    }
    return rows;
  }

  /** A file of them in a folder of its own. */
  public static Path projection(Path folder, List<String> rows) {
    List<String> lines = new ArrayList<>(List.of("area,year,alternative,sex,age,persons,source"));
    lines.addAll(rows);
    return write(folder.resolve("population_projection.csv"), lines.toArray(new String[0]));
  }
}
