package no.mestring.benchmarks.persons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Made-up dispensings of twenty years, a Parquet file a year: as they come, and sorted as the
 * loader writes them. Each of a 36th as many persons has one sex, birth year and municipality, but
 * one in fifty lives in two municipalities in a year; one in ten codes is in no group.
 */
final class Dispensings {
  static final int FIRST_YEAR = 2004;
  static final int LAST_YEAR = 2023;

  private final Path folder;
  private final long rows;

  Dispensings(Path folder, long rows) {
    this.folder = folder;
    this.rows = rows;
  }

  /** Writes both; what lies there already is kept. Answers how long the sorting took. */
  double write(Duck duck) {
    double sorting = 0;
    try {
      Files.createDirectories(folder.resolve("scattered"));
      Files.createDirectories(folder.resolve("sorted"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      Path scattered = file("scattered", year);
      if (!Files.exists(scattered)) {
        duck.run(copy(rows(year), scattered));
      }
      long start = System.nanoTime();
      duck.run(
          copy(
              "FROM '" + scattered + "' ORDER BY year, person, area, event_date",
              file("sorted", year)));
      sorting += (System.nanoTime() - start) / 1e9;
    }
    return sorting;
  }

  private static String copy(String query, Path file) {
    return "COPY (" + query + ") TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)";
  }

  private String rows(int year) {
    int index = year - FIRST_YEAR;
    int years = LAST_YEAR - FIRST_YEAR + 1;
    return """
        SELECT CAST(hash(p * 7919 + 13) >> 1 AS BIGINT) AS person, CAST(%1$d AS INTEGER) AS year,
          DATE '%1$d-01-01' + CAST(hash(i * 3 + 1) %% 365 AS INTEGER) AS event_date,
          (['N05AH03', 'N05AX12', 'N05AA02', 'N05BA01', 'N05BB01', 'N05BE01', 'N05CF01', 'N05CH01',
            'N05CF02', 'N06AB10', 'N06AB06', 'N06AX11', 'N06AX16', 'N06AA09', 'N06BA04', 'N06BA09',
            'N06BA12', 'R06AD02', 'N02BE01'])[1 + CAST(hash(i * 5 + 2) %% 19 AS INTEGER)] AS code,
          printf('%%04d', 301 + CAST(356 * pow(hash(home) %% 100000 / 100000.0, 2) AS INTEGER))
            AS area,
          CASE WHEN hash(p * 43) %% 2 = 0 THEN 'female' ELSE 'male' END AS sex,
          CAST(1925 + hash(p * 47) %% 80 AS INTEGER) AS birth_year
        FROM (SELECT i, p, CASE WHEN hash(p * 31 + %1$d) %% 50 = 0 AND i %% 2 = 0
            THEN p * 37 + %1$d ELSE p * 41 END AS home
          FROM (SELECT i, CAST(hash(i) %% %2$d AS BIGINT) AS p
            FROM range(CAST(%3$d AS BIGINT), CAST(%4$d AS BIGINT)) r(i)))"""
        .formatted(year, persons(), index * (rows / years), (index + 1) * (rows / years));
  }

  private long persons() {
    return Math.max(1, rows / 36);
  }

  /** The same rows as CSV with the columns that count, the persons as small whole numbers. */
  Path csv(Duck duck) {
    Path csv = folder.resolve("dispensings.csv");
    if (!Files.exists(csv)) {
      duck.run(
          """
          COPY (SELECT n AS person, year, code, area, sex, birth_year FROM '%1$s' JOIN
            (SELECT person, CAST(row_number() OVER () AS INTEGER) AS n
             FROM (SELECT DISTINCT person FROM '%1$s')) USING (person)) TO '%2$s' (FORMAT csv)"""
              .formatted(folder.resolve("scattered") + "/*.parquet", csv));
    }
    return csv;
  }

  Path file(String layout, int year) {
    return folder.resolve(layout).resolve(year + ".parquet");
  }

  List<Path> files(String layout) {
    return IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR).mapToObj(y -> file(layout, y)).toList();
  }
}
