package no.mestring.warehouse;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.mestring.warehouse.app.State;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;

/** Small deliveries for tests, and what a warehouse answers to them, as text. */
public final class TestingFiles {
  /** The header of the smallest file that others refer to. */
  public static final String SOURCE = "source,title,publisher,year";

  /** The header of a file that refers to a source. */
  public static final String USERS = "area,period,as_of,service,sex,persons,precision,source,place";

  private TestingFiles() {}

  /** The folder of the sample data. */
  public static Path sampleData() {
    return Path.of(System.getProperty("project.root"), "sample-data");
  }

  /** Writes a file of some lines, and the folders it needs. */
  public static Path write(Path file, String... lines) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      return Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A package of one own table; a field is written {@code name type}. */
  public static Path ownTable(Path folder, String table, List<String> fields, String... lines) {
    String header = fields.stream().map(field -> field.split(" ", -1)[0]).collect(joining(","));
    write(folder.resolve(table + ".csv"), header + "\n" + String.join("\n", lines));
    write(
        folder.resolve("datapackage.json"),
        """
        {"name": "%s", "resources": [{"name": "%s", "path": "%s.csv", "schema": {
          "fields": [%s], "primaryKey": "%s"}}]}"""
            .formatted(
                folder.getFileName(),
                table,
                table,
                fields.stream()
                    .map(field -> field.split(" ", -1))
                    .map(
                        field ->
                            "{\"name\": \"%s\", \"type\": \"%s\"}".formatted(field[0], field[1]))
                    .collect(joining(", ")),
                fields.get(0).split(" ", -1)[0]));
    return folder;
  }

  /** Every file under a folder with its content's hash; both change when anything does. */
  public static Map<String, Integer> tree(Path folder) {
    Map<String, Integer> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tree.put(folder.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tree;
  }

  /** An answer as text: a line for a row, commas between values, nothing where there is none. */
  public static String ask(State state, String sql) {
    return state.query(sql).rows().stream().map(TestingFiles::line).collect(joining("\n"));
  }

  static String line(List<@Nullable Object> row) {
    return row.stream().map(value -> value == null ? "" : value.toString()).collect(joining(","));
  }

  /** The problems of refused data as a person sees them. */
  public static String problems(WarehouseException refusal) {
    return refusal.problems().stream().map(Problem::toString).collect(joining("\n"));
  }
}
