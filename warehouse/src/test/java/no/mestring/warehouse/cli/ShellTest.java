package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import no.mestring.warehouse.app.Warehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shell says of the tables there are. */
class ShellTest {
  private final StringWriter out = new StringWriter();
  private Warehouse warehouse;
  private Shell shell;

  @BeforeEach
  void open(@TempDir Path folder) {
    warehouse = Warehouse.open(folder.resolve("warehouse"));
    shell = new Shell(warehouse.latest(), new PrintWriter(out), Format.table);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void tablesAboutPersonsAreListedAsNotReadable() {
    shell.command("\\t");
    assertThat(out.toString().lines())
        .contains(
            "death: A person's death. Not readable in SQL: its rows are about persons.",
            "service_users: Users of a municipal service.")
        .filteredOn(line -> line.contains("Not readable"))
        .extracting(line -> line.split(":", 2)[0])
        .containsExactly(
            "death",
            "dispensing",
            "encounter",
            "pathway_event",
            "referral_event",
            "service_contact",
            "service_decision");
  }

  @Test
  void theirColumnsAreShown() {
    shell.command("\\d death");
    assertThat(out.toString())
        .startsWith(
            """
            death: A person's death. Not readable in SQL: its rows are about persons.
              person: The person: a pseudonym, made at loading from what was delivered
              died_on: Day of death
            """);
  }

  @Test
  void completionOffersWhatCanBeRead() {
    assertThat(shell.names())
        .contains("select", "service_users", "persons", "cube")
        .doesNotContain("death", "died_on", "dispensing", "person");
  }

  @Test
  void anUnknownTableIsNamed() {
    shell.command("\\d deaths");
    assertThat(out).hasToString("Unknown table: deaths\n".replace("\n", System.lineSeparator()));
  }
}
