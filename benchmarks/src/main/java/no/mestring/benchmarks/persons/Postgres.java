package no.mestring.benchmarks.persons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL of our own in a temporary folder, reached through a socket in that folder. Where we
 * are root it runs as user postgres, since it refuses root.
 */
final class Postgres implements AutoCloseable {
  private static final String COUNT =
      """
      SELECT count(*) || ' ' || sum(persons) FROM (
        SELECT area, year, code_group, sex, age, count(*) AS persons FROM (
          SELECT DISTINCT person, area, year, sex, least((year - birth_year) / 5, 18) AS age,
            CASE WHEN code LIKE 'N05A%' THEN 0 WHEN code LIKE 'N05B%' THEN 1
              WHEN code LIKE 'N05C%' THEN 2 WHEN code LIKE 'N06A%' THEN 3
              WHEN code LIKE 'N06BA%' THEN 4 END AS code_group
          FROM dispensing) AS once
        WHERE code_group IS NOT NULL GROUP BY area, year, code_group, sex, age) AS counted""";
  private static final String COUNT_DISTINCT =
      """
      SELECT count(*) || ' ' || sum(persons) FROM (
        SELECT area, year, code_group, sex, age, count(DISTINCT person) AS persons FROM (
          SELECT person, area, year, sex, least((year - birth_year) / 5, 18) AS age,
            CASE WHEN code LIKE 'N05A%' THEN 0 WHEN code LIKE 'N05B%' THEN 1
              WHEN code LIKE 'N05C%' THEN 2 WHEN code LIKE 'N06A%' THEN 3
              WHEN code LIKE 'N06BA%' THEN 4 END AS code_group
          FROM dispensing) AS coded
        WHERE code_group IS NOT NULL GROUP BY area, year, code_group, sex, age) AS counted""";

  private final Path bin;
  private final Path folder;

  Postgres(Path bin, Path folder, int threads) {
    this.bin = bin;
    this.folder = folder;
    Program.run(asPostgres("initdb", "-D", data(), "-U", "bench", "--locale=C", "-E", "UTF8"));
    Program.run(
        asPostgres(
            "pg_ctl",
            "-D",
            data(),
            "-w",
            "-l",
            folder.resolve("log").toString(),
            "-o",
            "-c listen_addresses='' -c unix_socket_directories="
                + folder
                + " -c work_mem=2GB -c shared_buffers=1GB -c fsync=off -c max_wal_size=8GB"
                + " -c max_parallel_workers_per_gather="
                + (threads - 1),
            "start"));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private List<String> asPostgres(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Loads a CSV file with a header. */
  void load(Path csv) {
    ask(
        "CREATE UNLOGGED TABLE dispensing (person integer, year integer, code text, area text,"
            + " sex text, birth_year integer)");
    ask("\\copy dispensing FROM '" + csv + "' WITH (FORMAT csv, HEADER)");
    ask("VACUUM ANALYZE dispensing");
  }

  Answer distinctThenCount() {
    return Answer.parse(ask(COUNT));
  }

  Answer countDistinct() {
    return Answer.parse(ask(COUNT_DISTINCT));
  }

  private String ask(String sql) {
    return Program.run(
        List.of(
            bin.resolve("psql").toString(),
            "-h",
            folder.toString(),
            "-U",
            "bench",
            "-d",
            "postgres",
            "-X",
            "-q",
            "-A",
            "-t",
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            sql));
  }

  @Override
  public void close() {
    Program.run(asPostgres("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop"));
  }
}
