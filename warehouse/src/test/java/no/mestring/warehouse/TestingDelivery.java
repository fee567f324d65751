package no.mestring.warehouse;

import static no.mestring.warehouse.TestingFiles.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Yearly counts for tests, as somebody delivers them who counted them already. */
public final class TestingDelivery {
  private TestingDelivery() {}

  /** An own source, r, and the region dal of municipalities 3431 and 3432. */
  public static List<Path> places(Path folder) {
    return List.of(
        write(folder.resolve("source.csv"), TestingFiles.SOURCE, "r,Register,FHI,2024"),
        write(folder.resolve("region.csv"), "region,name", "dal,Dalen"),
        write(folder.resolve("region_member.csv"), "region,series", "dal,3431", "dal,3432"));
  }

  /** A file of yearly counts. */
  public static Path counts(Path folder, List<String> rows) {
    List<String> lines =
        new ArrayList<>(
            List.of("indicator,area,period,sex,age,category,numerator,denominator,flag,source"));
    lines.addAll(rows);
    return write(folder.resolve("indicator_delivery.csv"), lines.toArray(new String[0]));
  }

  /** A row of it. */
  public static String count(
      String indicator, String area, int year, String people, long numerator, long denominator) {
    return "%s,%s,%d,%s,,%d,%d,present,r"
        .formatted(indicator, area, year, people.replace(' ', ','), numerator, denominator);
  }

  /** A row that says that there is a count which is told to nobody. */
  public static String withheld(String indicator, String area, int year, String people) {
    return "%s,%s,%d,%s,,,,withheld,r".formatted(indicator, area, year, people.replace(' ', ','));
  }
}
