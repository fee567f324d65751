package no.mestring.warehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.mestring.warehouse.app.State;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.TableSchema;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks for queries on a terminal, with history, and completion of table and column names. */
final class Shell {
  private static final List<String> WORDS =
      List.of(
          "select",
          "from",
          "where",
          "group by",
          "order by",
          "having",
          "join",
          "left join",
          "on",
          "with",
          "union all",
          "limit",
          "count",
          "sum",
          "avg",
          "min",
          "max",
          "and",
          "or",
          "not",
          "distinct",
          "between",
          "in",
          "is null",
          "desc");
  private static final String HELP =
      "A query ends with ';'. \\t lists the tables, \\d TABLE its columns, \\q leaves.";

  private final State state;
  private final PrintWriter out;
  private final Format format;

  Shell(State state, PrintWriter out, Format format) {
    this.state = state;
    this.out = out;
    this.format = format;
  }

  void run() throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .parser(new DefaultParser().escapeChars(null))
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // a ! is a ! in SQL
              .completer(new StringsCompleter(names()))
              .variable(
                  LineReader.HISTORY_FILE,
                  Path.of(System.getProperty("user.home"), ".mestring_history"))
              .build();
      out.println("Snapshot " + state.snapshot() + ". " + HELP);
      out.flush();
      StringBuilder query = new StringBuilder();
      while (true) {
        try {
          String line = reader.readLine(query.isEmpty() ? "mestring> " : "      ... ");
          if (query.isEmpty() && line.isBlank()) {
            continue;
          }
          if (line.startsWith("\\")) {
            if (line.strip().equals("\\q")) {
              return;
            }
            command(line.strip());
            continue;
          }
          query.append(line).append('\n');
          if (line.stripTrailing().endsWith(";")) {
            answer(query.toString());
            query.setLength(0);
          }
        } catch (UserInterruptException e) {
          query.setLength(0);
        } catch (EndOfFileException e) {
          return;
        }
      }
    }
  }

  private void answer(String query) {
    try {
      Printer printer = format.printer(out);
      state.query(query, printer);
      printer.close();
      state.notes(query).forEach(note -> out.println("Note: " + note));
      out.flush();
    } catch (WarehouseException e) {
      out.println(e.getMessage());
      out.flush();
    }
  }

  void command(String command) {
    if (command.equals("\\t")) {
      state.tables().forEach(table -> out.println(title(table)));
    } else if (command.startsWith("\\d ")) {
      String name = command.substring(3).strip();
      state.tables().stream()
          .filter(table -> table.name().equals(name))
          .findFirst()
          .ifPresentOrElse(this::describe, () -> out.println("Unknown table: " + name));
    } else {
      out.println(HELP);
    }
    out.flush();
  }

  private void describe(TableSchema table) {
    out.println(title(table));
    for (Column column : table.columns()) {
      out.println("  " + column.name() + ": " + column.description());
    }
  }

  private static String title(TableSchema table) {
    return table.name()
        + ": "
        + table.description()
        + (table.isOfPersons() ? " Not readable in SQL: its rows are about persons." : "");
  }

  /** What completion offers. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(WORDS);
    for (TableSchema table : state.tables()) {
      if (!table.isOfPersons()) {
        names.add(table.name());
        names.addAll(table.columnNames());
      }
    }
    return names;
  }
}
