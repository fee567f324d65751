package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingDelivery.count;
import static no.mestring.warehouse.TestingDelivery.counts;
import static no.mestring.warehouse.TestingDelivery.places;
import static no.mestring.warehouse.TestingFiles.USERS;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.failure.Failure;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.publish.ReleaseRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SQL over a release, by somebody who looks for what it hides: 3 men of Dovre, and 7654321 women or
 * all 7654324 of it, or as many in Lesja; and a count that was not released at all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleasedSqlTest {
  private Warehouse warehouse;
  private Released released;
  private Path folder = Path.of("");

  @BeforeAll
  void release(@TempDir Path temp) {
    folder = temp.resolve("warehouse");
    warehouse = Warehouse.open(folder);
    warehouse.load(places(temp));
    warehouse.load(
        List.of(
            counts(
                temp,
                List.of(
                    count("service_users", "3431", 2020, "female 0+", 7_654_321, 9_000_000),
                    count("service_users", "3431", 2020, "male 0+", 3, 9_111_111),
                    count("service_users", "3432", 2020, "female 0+", 6_543_217, 8_000_000),
                    count("service_users", "3432", 2020, "male 0+", 5_432_176, 8_111_111))),
            write(
                temp.resolve("own/service_users.csv"),
                USERS,
                "3431,2020,2020-12-31,mental_health,both,7123456,exact,r,t")));
    warehouse.build(List.of("service_users"), BuildRules.USUAL);
    warehouse.release("one", List.of(), ReleaseRules.USUAL);
    released = Released.open(warehouse.releaseFolder("one"));
    assertThat(ask(released.state(), "select count(*) from cube where status = 'withheld'"))
        .isNotEqualTo("0");
  }

  @AfterAll
  void close() {
    released.close();
    warehouse.close();
  }

  /** The 3 men are what each of them asks for; the warehouse tells it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select numerator from cube where area = '3431' and sex = 'male'",
        "select sum(numerator) from cube where area = '3431' and sex = 'male'",
        "select area, sex, sum(numerator) from cube where sex = 'male' group by rollup(area, sex)",
        "select area, sex, sum(numerator_sum) from cube group by cube(area, sex)",
        "select numerator from cube except select numerator from cube where sex <> 'male'",
        "select b.numerator - f.numerator from cube b join cube f on b.area = f.area"
            + " where b.sex = 'both' and f.sex = 'female'",
        "select d.numerator - l.numerator from cube d join cube l on d.sex = l.sex"
            + " where d.area = 'dal' and l.area = '3432' and d.sex = 'male'",
        "select round(value * 9111111 / 1000, 3) from cube where sex = 'male' and area = '3431'",
        "select numerator - lead(numerator) over (partition by area order by sex) from"
            + " (select * from cube where sex in ('both', 'female')) t",
        "select min(numerator) over (), first_value(numerator) over (order by numerator) from cube",
        "select string_agg(cast(numerator as varchar), ' ') from cube",
        "select percentile_disc(0) within group (order by numerator) from cube",
        "select numerator from cube order by numerator nulls last limit 1",
        "with c as (select * from cube) select least(numerator, 1e9) from c where sex = 'male'",
        "select coalesce(numerator_sum, numerator, value) from cube union select 1",
        "select count(*) + 2.0 from cube where numerator = 3",
        "select case when exists (select 1 from cube where numerator < 4) then 3.0 end"
      })
  void noQueryTellsWhatIsHidden(String sql) {
    assertThat(ask(warehouse.latest(), sql)).containsPattern("(^|[ ,\n])3\\.0");
    assertThat(ask(released.state(), sql)).doesNotContainPattern("(^|[ ,\n])3\\.0(0*)($|[ ,\n])");
  }

  /** What was delivered and not released is in no table. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select numerator from observation where area = '3431' and indicator = 'service_users_mental_health'",
        "select max(numerator) from observation where area = '3431'",
        "select persons from service_users",
        "select numerator from indicator_delivery where area = '3431'"
      })
  void noTableHoldsWhatWasNotReleased(String sql) {
    assertThat(ask(warehouse.latest(), sql)).containsPattern("7123456|7654321");
    assertThat(ask(released.state(), sql)).doesNotContainPattern("7123456|7654321");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from cube tablesample system (50)",
        "select * from cube using sample 5",
        "from cube",
        "select * from duckdb_tables()",
        "select * from duckdb_views()",
        "select * from duckdb_settings()",
        "select * from duckdb_databases",
        "select * from information_schema.tables",
        "select * from pg_catalog.pg_class",
        "select * from sqlite_master",
        "select * from parquet_metadata('FILE')",
        "select * from parquet_file_metadata('FILE')",
        "select * from parquet_kv_metadata('FILE')",
        "select * from read_parquet('FILE')",
        "select * from 'FILE'",
        "select * from \"FILE\"",
        "select * from read_text('FILE')",
        "select * from read_blob('FILE')",
        "select * from read_csv('/etc/passwd')",
        "select * from glob('/*')",
        "select * from query('select 1')",
        "select * from query_table('cube')",
        "select getenv('HOME')",
        "select current_setting('temp_directory')",
        "select version()",
        "select * from state_1.cube",
        "select * from memory.state_1.cube",
        "select * from cube_year",
        "select * from build",
        "select * from service_contact",
        "select * from dispensing",
        "explain select * from cube",
        "explain analyze select * from cube",
        "describe cube",
        "show tables",
        "summarize cube",
        "attach 'FILE' as a",
        "copy cube to '/tmp/cube.csv'",
        "copy (select 1) to '/tmp/one.csv'",
        "export database '/tmp/all'",
        "set enable_external_access = true",
        "reset lock_configuration",
        "pragma database_list",
        "install httpfs",
        "load httpfs",
        "create table a as select * from cube",
        "create macro m() as table select * from read_parquet('FILE')",
        "insert into cube select * from cube",
        "update cube set numerator = 1",
        "delete from cube",
        "drop view cube",
        "call pragma_version()",
        "prepare p as select 1",
        "use state_1",
        "select 1; select * from read_parquet('FILE')",
        "select (select count(*) from read_parquet('FILE'))",
        "select * from cube where area in (select area from read_parquet('FILE'))",
        "with recursive r as (select 1 union all select * from r) select * from r"
      })
  void allElseIsRefused(String sql) {
    String typed = sql.replace("FILE", ownFile().toString());
    assertThatThrownBy(() -> released.state().query(typed))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> {
              assertThat(e.failure()).isEqualTo(Failure.QUESTION);
              assertThat(e.getMessage()).doesNotContain("765432");
            });
  }

  /** The second door: what slips past the first does not leave the release's folder. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT max(numerator) FROM read_parquet('%s')",
        "SELECT max(numerator) FROM '%s'",
        "SELECT * FROM parquet_metadata('%s')",
        "SELECT size FROM read_blob('%s')"
      })
  void theEngineOfAReleaseReadsNoFilesOfTheWarehouse(String sql) {
    Path release = warehouse.releaseFolder("one");
    Path around = release.resolve("../..").resolve(folder.relativize(ownFile()));
    assertThat(around).exists();
    try (Engine own = Engine.over(folder);
        Engine engine = Engine.over(release)) {
      for (Path file : List.of(ownFile(), around)) {
        assertThat(own.internal(sql.formatted(file)).rows()).isNotEmpty();
        assertThatThrownBy(() -> engine.internal(sql.formatted(file)))
            .hasMessageContaining("Permission Error");
      }
    }
  }

  /** The file of the warehouse with all counts. */
  private Path ownFile() {
    try (Stream<Path> files = Files.list(folder.resolve("mestring/cube/data"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
