package no.mestring.warehouse.cli;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(cli.run("sql", "--format", "csv", "select person, year from death").out())
        .isEqualTo("person,year\n8348980424126852097,2020\n");

    Path other = Files.writeString(temp.resolve("other.key"), KEY + "!");
    Cli.Run refused = cli.run("load", "--person-key", other.toString(), events.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "mestring: Cannot load death: the key is not the one of load 2, and the same persons"
                + " would get other pseudonyms; use that key, or undo the loads of persons first\n");
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
