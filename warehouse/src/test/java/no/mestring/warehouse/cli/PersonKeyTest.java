package no.mestring.warehouse.cli;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.mestring.warehouse.TestingPersons;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeyTest {
  private static final String KEY = "a key of 32 bytes or more, for a test only";

  @TempDir private Path temp;
  private Cli cli;
  private Path events;

  @BeforeEach
  void prepare() {
    cli = new Cli(temp.resolve("warehouse"));
    // a synthetic person, as is everybody whose month is 81 or more
    events =
        write(
            temp.resolve("death.csv"),
            "person,died_on,icd10_code,area,sex,birth_year,source",
            "01818012337,2020-05-01,X70,3437,female,1980,doar");
    Path source = write(temp.resolve("source.csv"), SOURCE, "doar,Dødsårsaksregisteret,FHI,2024");
    assertThat(cli.run("load", source.toString()).exitCode()).isZero();
  }

  @Test
  void personsAreLoadedWithAKey() throws IOException {
    Path key = Files.writeString(temp.resolve("person.key"), KEY);
    Cli.Run run = cli.run("load", "--person-key", key.toString(), events.toString());
    assertThat(run.out()).isEqualTo("Loaded death.csv: 1 rows (load 2)\n");
    assertThat(run.err()).isEmpty();
    // printf 01818012337 | openssl dgst -sha256 -hmac 'a key of 32 bytes or more, for a test only'
    // begins with 73dd897600c56c01
    assertThat(TestingPersons.ask(temp.resolve("warehouse"), "select person, year from death"))
        .isEqualTo("8348980424126852097,2020");

    Path other = Files.writeString(temp.resolve("other.key"), KEY + "!");
    Cli.Run refused = cli.run("load", "--person-key", other.toString(), events.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "mestring: Cannot load death: the key is not the one of load 2, and the same persons"
                + " would get other pseudonyms; use that key, or undo the loads of persons first\n");
  }

  /**
   * Not in a query, not in the check of a printed figure; how many there are, stands in history.
   */
  @Test
  void personsAreNotReadInSql() throws IOException {
    Path key = Files.writeString(temp.resolve("person.key"), KEY);
    Path check =
        write(
            temp.resolve("figure_check.csv"),
            "name,claim,position,query,source",
            "dead,Dead,1,\"select 'all', 1, 1, count(*) from death\",doar");
    assertThat(
            cli.run("load", "--person-key", key.toString(), events.toString(), check.toString())
                .exitCode())
        .isZero();
    String reason =
        "table 'death' is about persons, one by one, and is not read in SQL: counts come from"
            + " 'mestring build' (table cube), and 'mestring history' says how many rows were loaded";

    assertThat(cli.run("sql", "select count(*) from death"))
        .isEqualTo(new Cli.Run(2, "", "mestring: Line 1, column 22: " + reason + "\n"));
    assertThat(cli.run("sql", "--snapshot", "2", "select 1 from area a, death d").err())
        .isEqualTo("mestring: Line 1, column 23: " + reason + "\n");
    assertThat(cli.run("check").out())
        .contains("Line 1, column 35: table 'death' is about persons");
    assertThat(cli.run("history", "--format", "csv").out()).contains("death.csv");
  }

  @Test
  void aMissingOrShortKeySaysWhatToDo() {
    Cli.Run without = cli.run("load", events.toString());
    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.err())
        .isEqualTo(
            "mestring: Cannot load death: it is of persons, whose identifiers are replaced by"
                + " pseudonyms, and no key was given; name a file of at least 32 random bytes with"
                + " --person-key FILE or MESTRING_PERSON_KEY_FILE\n");
    Path key = write(temp.resolve("short.key"), "secret");
    Cli.Run run = cli.run("load", "--person-key", key.toString(), events.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "mestring: Invalid person key: "
                + key
                + ", must hold at least 32 random bytes, holds 7\n");
    assertThat(run.err()).doesNotContain("secret");
    assertThat(cli.run("load", "--person-key", temp + "/none", events.toString()).exitCode())
        .isEqualTo(1);
  }
}
