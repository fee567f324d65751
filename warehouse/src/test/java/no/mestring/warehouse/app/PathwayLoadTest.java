package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of pathways, and logs of events that are good and bad; persons are made up. */
class PathwayLoadTest {
  private static final String EVENTS =
      "person,pathway,step,happened_on,time_of_day,area,sex,birth_year,source";
  private static final String[] OWN = {
    "pathway: own_way",
    "version: 1",
    "valid_from: 2020-01-01",
    "title_nb: Eget forløp",
    "source: r",
    "steps:",
    "  - {step: referral, title_nb: Henvist, begins: true}",
    "  - {step: talk, title_nb: Samtale}",
    "  - {step: closed, title_nb: Avsluttet, ends: withdrawn}",
    "waits:",
    "  - {wait: talk, title_nb: Til samtale, from: referral, to: talk, within: 10 working days}"
  };

  private Path temp;
  private Warehouse warehouse;
  private int files;

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    warehouse.load(List.of(write(temp.resolve("source.csv"), SOURCE, "r,Fagsystem,Sel,2024")));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private Path yaml(String name, String... replacements) {
    List<String> lines = new ArrayList<>();
    for (String line : OWN) {
      String text = line;
      for (int i = 0; i < replacements.length; i += 2) {
        text = text.replace(replacements[i], replacements[i + 1]);
      }
      lines.add(text);
    }
    return write(temp.resolve(name), lines.toArray(new String[0]));
  }

  /** Rows such as {@code ada,referral,2020-01-03,,3437}; all are women born in 1980. */
  private LoadRequest events(String... rows) {
    List<String> lines = new ArrayList<>(List.of(EVENTS));
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      lines.add(
          "%s,own_way,%s,%s,%s,%s,female,1980,r"
              .formatted(cells[0], cells[1], cells[2], cells[3], cells[4]));
    }
    files++;
    Path file = write(temp.resolve(files + "/pathway_event.csv"), lines.toArray(new String[0]));
    return LoadRequest.of(List.of(file)).withPersonKey(new byte[32]);
  }

  private List<String> refused(LoadRequest request) {
    long before = warehouse.latest().snapshot();
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(request));
    assertThat(warehouse.latest().snapshot()).isEqualTo(before);
    return refusal.problems().stream().map(Problem::toString).toList();
  }

  private String answer(String sql) {
    return ask(warehouse.latest(), sql);
  }

  @Test
  void aMunicipalitysOwnPathwayStandsBesideTheNationalOnes() {
    LoadResult loaded = warehouse.load(List.of(yaml("sel.yaml")));
    assertThat(loaded.rows()).isEqualTo(1);
    assertThat(answer("select count(*) from pathway where version = 1")).isEqualTo("10");
    assertThat(
            answer(
                "select pathway, valid_from, valid_to, title_nb, second_start from pathway"
                    + " where source = 'r'"))
        .isEqualTo("own_way,2020-01-01,,Eget forløp,problem");
    assertThat(
            answer(
                "select position, step, begins, ends from pathway_step where pathway = 'own_way'"
                    + " order by position"))
        .isEqualTo("1,referral,true,\n2,talk,false,\n3,closed,false,withdrawn");
    assertThat(
            answer(
                "select wait, from_step, to_step, within from pathway_wait"
                    + " where pathway = 'own_way'"))
        .isEqualTo("talk,referral,talk,10 working days");

    warehouse.undo(loaded.load());
    assertThat(answer("select count(*) from pathway_step where pathway = 'own_way'"))
        .isEqualTo("0");
  }

  @Test
  void aLaterVersionEndsTheEarlierOne() {
    warehouse.load(List.of(yaml("one.yaml")));
    warehouse.load(
        List.of(
            yaml(
                "two.yaml",
                "version: 1",
                "version: 2",
                "2020-01",
                "2021-07",
                "10 work",
                "5 work")));
    assertThat(
            answer(
                "select p.version, valid_from, valid_to, within from pathway p join pathway_wait w"
                    + " on w.pathway = p.pathway and w.version = p.version"
                    + " where p.pathway = 'own_way' order by 1"))
        .isEqualTo("1,2020-01-01,2021-06-30,10 working days\n2,2021-07-01,,5 working days");
  }

  @Test
  void pathwaysThatFitNoOthersAreRefused() {
    assertThat(refused(LoadRequest.of(List.of(yaml("a.yaml", "own_way", "ocd")))))
        .containsExactly(
            "a.yaml: pathway: 'ocd' has a version 1 that comes with the program; give yours another"
                + " name");
    assertThat(
            refused(
                LoadRequest.of(List.of(yaml("c.yaml", "source: r", "source: r\narea: '9999'")))))
        .containsExactly("c.yaml: area: '9999' must be the code of a municipality");
    warehouse.load(List.of(yaml("one.yaml")));
    assertThat(refused(LoadRequest.of(List.of(yaml("d.yaml", "10 work", "5 work")))))
        .first()
        .asString()
        .startsWith("d.yaml:1: pathway, version");
    assertThat(refused(LoadRequest.of(List.of(yaml("e.yaml", "version: 1", "version: 2")))))
        .containsExactly(
            "e.yaml: Invalid valid_from: 2020-01-01, must be after that of version 1, 2020-01-01");
    assertThatThrownBy(
            () -> warehouse.load(List.of(write(temp.resolve("pathway_file.csv"), "a,b"))))
        .extracting(refusal -> ((WarehouseException) refusal).problems().toString())
        .asString()
        .contains("must be YAML (.yaml), as pathways are written");
  }

  @Test
  void goodEventsAreKeptAndNotReadInSql() {
    warehouse.load(List.of(yaml("sel.yaml")));
    LoadResult loaded =
        warehouse.load(
            events(
                "ada,talk,2020-01-10,,3437",
                "ada,referral,2020-01-03,08:15,3437",
                "bo,closed,2020-02-01,14:00:30,3437",
                "bo,referral,2020-02-01,08:00,3437"));
    assertThat(loaded.rows()).isEqualTo(4);
    assertThatThrownBy(() -> answer("select * from pathway_event"))
        .hasMessageContaining("is about persons");
  }

  /** Each with the line it stands on and what is wrong; lines count from the header. */
  @Test
  void badLogsAreRefusedWithLineAndRule() {
    warehouse.load(List.of(yaml("sel.yaml")));
    assertThat(
            refused(
                events(
                    "ada,closed,2020-01-02,,3437",
                    "ada,referral,2020-01-03,,3437",
                    "ada,talk,2020-01-05,,3437",
                    "ada,tallk,2020-01-06,,3437",
                    "ada,referral,2020-01-07,,3437",
                    "bo,referral,2020-02-01,,3437",
                    "bo,talk,2020-02-01,,3436",
                    "cy,talk,2020-03-01,,3437")))
        .containsExactly(
            "pathway_event.csv:2: step: 'closed' without a beginning",
            "pathway_event.csv:5: step: unknown step 'tallk', expected one of referral, talk,"
                + " closed",
            "pathway_event.csv:6: step: second beginning 'referral', begun 2020-01-03",
            "pathway_event.csv:8: step: in 3436, and in 3437 on the same day",
            "pathway_event.csv:9: step: 'talk' without a beginning");
  }

  /**
   * Summer time began on 29 March 2020 at two and ended on 25 October 2020 at three: forskrift om
   * sommertid (2001), the last Sundays of March and October at one in UTC.
   */
  @Test
  void timesThatAreNoneAreRefused() {
    warehouse.load(List.of(yaml("sel.yaml")));
    assertThat(
            refused(
                events(
                    "ada,referral,2020-03-29,02:30,3437",
                    "bo,referral,2020-10-25,02:30,3437",
                    "cy,referral,2020-07-01,23:30Z,3437",
                    "di,referral,2020-01-01,12:00+02:00,3437",
                    "ed,referral,2020-01-01,25:00,3437",
                    "fy,referral,2020-01-01,noon,3437")))
        .containsExactly(
            "pathway_event.csv:2: time_of_day: '02:30' does not exist on 2020-03-29, when clocks went from"
                + " 02:00 to 03:00",
            "pathway_event.csv:3: time_of_day: '02:30' comes twice on 2020-10-25; write 02:30+02:00 or"
                + " 02:30+01:00",
            "pathway_event.csv:4: time_of_day: '23:30Z' must be Norwegian time, which is +02:00 then; in"
                + " another zone the day may be another, too",
            "pathway_event.csv:5: time_of_day: '12:00+02:00' must be Norwegian time, which is +01:00 then;"
                + " in another zone the day may be another, too",
            "pathway_event.csv:6: time_of_day: '25:00' must be a time of the day such as 13:30 or 13:30:59",
            "pathway_event.csv:7: time_of_day: 'noon' must be a time of the day such as 13:30 or 13:30:59");
  }

  /** In the hour that comes twice, the first is that of summer. */
  @Test
  void theOrderOfADayIsThatOfItsTimes() {
    warehouse.load(List.of(yaml("sel.yaml")));
    assertThat(
            refused(
                events(
                    "ada,talk,2020-10-25,02:10+02:00,3437",
                    "ada,referral,2020-10-25,02:05+01:00,3437",
                    "bo,talk,2020-10-25,02:05+01:00,3437",
                    "bo,referral,2020-10-25,02:50+02:00,3437",
                    "cy,talk,2020-05-01,09:00,3437",
                    "cy,referral,2020-05-01,10:00,3437",
                    "di,talk,2020-05-01,09:00,3437",
                    "di,referral,2020-05-01,,3437",
                    "ed,talk,2020-10-25,02:59+01:00,3437",
                    "ed,referral,2020-10-25,03:00,3437")))
        .containsExactly(
            "pathway_event.csv:2: step: 'talk' without a beginning",
            "pathway_event.csv:6: step: 'talk' without a beginning",
            "pathway_event.csv:10: step: 'talk' without a beginning");
  }

  @Test
  void eventsOfPathwaysThatThereAreNotAreRefused() {
    assertThat(refused(events("ada,referral,2020-01-03,,3437")))
        .first()
        .asString()
        .startsWith("pathway_event.csv:2: pathway: 'own_way' is no pathway");
    Path file =
        write(
            temp.resolve("x/pathway_event.csv"), EVENTS, "a,ocd,talk,2020-01-03,,3437,male,1980,r");
    assertThat(refused(LoadRequest.of(List.of(file)).withPersonKey(new byte[32])))
        .containsExactly(
            "pathway_event.csv:2: pathway: 'ocd' is a pathway whose steps are not stated; load a"
                + " version of it that has them, as a .yaml file");
  }

  @Test
  void whatFitsNoCourseIsLeftOutAndCountedIfThatIsAsked() {
    warehouse.load(List.of(yaml("sel.yaml")));
    LoadResult loaded =
        warehouse.load(
            events(
                    "ada,closed,2020-01-02,,3437",
                    "ada,referral,2020-01-03,,3437",
                    "ada,referral,2020-01-07,,3437",
                    "bo,closed,2020-01-02,,3437")
                .leavingOutMisplacedEvents());
    assertThat(loaded.rows()).isEqualTo(1);
    assertThat(loaded.notes())
        .containsExactly(
            "pathway_event.csv: left out 3 events that fit no course: 2 'closed' without a"
                + " beginning; 1 second beginning 'referral'");
  }

  /** A course that began in an earlier load goes on; one before it is none any more. */
  @Test
  void coursesGoOnInLaterLoads() {
    warehouse.load(List.of(yaml("sel.yaml")));
    warehouse.load(events("ada,referral,2020-01-03,,3437"));
    warehouse.load(events("ada,talk,2020-01-10,,3437"));
    assertThat(refused(events("ada,closed,2020-01-05,,3437")))
        .containsExactly(
            "pathway_event.csv: makes 1 event of earlier loads fit no course of own_way; undo those"
                + " loads, and load events in the order of time");
    assertThat(refused(events("ada,referral,2020-01-20,,3437")))
        .containsExactly(
            "pathway_event.csv:2: step: second beginning 'referral', begun 2020-01-03");
    assertThat(warehouse.load(events("ada,closed,2020-01-20,,3437")).isNew()).isTrue();
  }

  @Test
  void pathwayAndEventsMayComeTogether() {
    LoadRequest events = events("ada,referral,2020-01-03,,3437");
    List<Path> both = List.of(temp.resolve("1/pathway_event.csv"), yaml("sel.yaml"));
    assertThat(warehouse.load(LoadRequest.of(both).withPersonKey(new byte[32])).rows())
        .isEqualTo(2);
    assertThat(events).isNotNull();
  }
}
