package no.mestring.warehouse.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import no.mestring.warehouse.app.Released;
import no.mestring.warehouse.app.State;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mestring sql}. */
@Command(
    name = "sql",
    description = {
      "Answer a query over the warehouse. Tables about persons, one by one, are not read.",
      "",
      "Without a query: on a terminal a shell with history and completion, else the query is read"
          + " from standard input."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: mestring sql \"select name, value, lower, upper, unit, difference from comparison"
          + " where region = 'nord-gudbrandsdal' and indicator = 'antidepressant_users'\"",
      "Example: mestring sql --format csv @query.sql"
    })
final class SqlCommand implements Callable<Integer> {
  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format = Format.table;

  @Option(
      names = "--snapshot",
      paramLabel = "ID",
      description = "Answer as of a snapshot that 'mestring history' shows.")
  private @Nullable Long snapshot;

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "Answer from a release, or the folder of one: what everybody may see.")
  private @Nullable String release;

  @Parameters(
      arity = "0..1",
      paramLabel = "QUERY",
      description = "The query, or @ and the name of a file that holds it.")
  private @Nullable String query;

  @Override
  public Integer call() throws IOException {
    if (release != null) {
      if (snapshot != null) {
        throw WarehouseException.question(
            "Cannot answer from a release as of a snapshot: a release is what it is; leave out"
                + " --snapshot or --release");
      }
      try (Released released = Released.open(releaseFolder(release))) {
        answer(released.state());
      }
      return 0;
    }
    try (Warehouse warehouse = mestring.openExisting()) {
      answer(snapshot == null ? warehouse.latest() : warehouse.at(snapshot));
    }
    return 0;
  }

  private Path releaseFolder(String name) {
    if (Files.isDirectory(Path.of(name))) {
      return Path.of(name);
    }
    try (Warehouse warehouse = mestring.openExisting()) {
      return warehouse.releaseFolder(name);
    }
  }

  private void answer(State state) throws IOException {
    if (query == null && Boolean.getBoolean("mestring.interactive")) {
      new Shell(state, mestring.out(), format).run();
      return;
    }
    String sql = query == null ? standardInput() : text(query);
    Printer printer = format.printer(mestring.out());
    state.query(sql, printer);
    printer.close(); // not on failure: half an answer must not look like a whole one
    state.notes(sql).forEach(note -> mestring.err().println("mestring: note: " + note));
  }

  private static String text(String query) {
    if (!query.startsWith("@")) {
      return query;
    }
    Path file = Path.of(query.substring(1));
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw WarehouseException.question("Cannot read query file " + file + ": no such file");
    } catch (IOException e) {
      throw WarehouseException.question(
          "Cannot read query file " + file + ": " + WarehouseException.reason(e));
    }
  }

  private static String standardInput() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        .lines()
        .collect(Collectors.joining("\n"));
  }
}
