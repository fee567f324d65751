package no.mestring.warehouse.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaGroup;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.failure.Failure;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaGuideTest {
  private final AreaGuide guide = AreaGuide.builtIn();

  // Codes and counties: the national line's specification, 3.4. Groups: part_of_country and health
  // regions by counties of 2024, the rest by the lists the library names.
  @Test
  void aMunicipalityShowsItsCodesWhatHappenedAndItsGroups() {
    assertThat(about("Kragerø"))
        .isEqualTo(
            """
            4014 Kragerø, Telemark

            code  years       name     county
            0815  until 2019  Kragerø  08 Telemark
            3814  2020-2023   Kragerø  38 Vestfold og Telemark
            4014  from 2024   Kragerø  40 Telemark

            2020  renumbered: 0815 became 3814
            2024  renumbered: 3814 became 4014

            Groups on the borders of 2024
              county             40              Telemark
              part_of_country    ostlandet       Østlandet
              health_region      helse-sor-ost   Helse Sør-Øst
              health_trust_area  telemark        Telemark
              dps_area           nedre-telemark  Nedre Telemark
              region             grenland        Grenland
              centrality         4               Sentralitet 4
            """);
  }

  // csdata, redistricting.csv: 5012 is 0.35 of 5055, 0.35 of 5056 and 0.30 of 5059
  @Test
  void aMergerOfPiecesSaysWhichPeopleWentWhere() {
    assertThat(about("5055"))
        .contains(
            """
            2020  divided: 5012 Snillfjord, 35 % of its people to 5055 Heim, 35 % to 5056
                  Hitra and 30 % to 5059 Orkland
                  merged: 1571 Halsa, 5011 Hemne and 35 % of the people of 5012 Snillfjord
                  became 5055 Heim
            """);
  }

  // Statistics Norway, Klass 131: Rindal went from Møre og Romsdal (1567) to Trøndelag (5061) in
  // 2019
  @Test
  void aCountyThatGoesOnOnlyLostAPiece() {
    assertThat(about("50"))
        .contains(
            """
            2019  piece: from 15 Møre og Romsdal, 0.8 % of its people to 50 Trøndelag
            2020  piece:""")
        .doesNotContain("50 Trøndelag became 50 Trøndelag");
  }

  // Klass 131: Finnøy 1141 and Rennesøy 1142 came to Stavanger in 2020
  @Test
  void aMunicipalityThatKeptItsCodeIsMerged() {
    assertThat(about("Stavanger"))
        .contains("2020  merged: 1103 Stavanger, 1141 Finnøy and 1142 Rennesøy became 1103");
  }

  // the specification, 3.2: "ignoring 2026 parcels 3118->3207/3216"
  @Test
  void parcelsAreToldAndNotDivided() {
    assertThat(about("3118"))
        .contains(
            """
            2026  parcel: from 3118 Indre Østfold to 3207 Nordre Follo
                  parcel: from 3118 Indre Østfold to 3216 Vestby
            Parcels are too small to divide figures for.
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0815 | Now 4014 Kragerø",
        "0716 | Now part of 3905 Tønsberg",
        "1507 | Now divided between 1508 Ålesund and 1580 Haram",
        "1507 | ask for 1508 Ålesund or 1580",
        "0301 | Nothing happened to it since 1994.",
        "30   | Now divided between 31 Østfold, 32 Akershus and 33 Buskerud",
        "30   | 51 municipalities on the borders of 2023", // Statistics Norway: 51 in Viken
        "34   | 46 municipalities on the borders of 2024", // 46 in Innlandet
        "Oslo | The word also means 03 (county Oslo), health_trust_area:oslo (health_trust_area",
        "ovre-romerike | dps_area:ovre-romerike",
        "health_region:helse-vest | Helse Vest (health_region:helse-vest)",
        "våler (østfold) | 3114 Våler, Østfold",
        "9999 | 9999 Uoppgitt kommune",
        "0 | 357 municipalities on the borders of 2024",
      })
  void saysWhatAWordMeans(String word, String line) {
    assertThat(about(word)).contains(line);
  }

  @Test
  void theMembersOfAGroupAreThoseOfTheYearAskedFor() {
    // the six of the regional plan, by the codes of the specification, 3.4
    assertThat(
            guide.about("nord-gudbrandsdal", OptionalInt.of(2015)).rows().rows().stream()
                .map(row -> row.get(2)))
        .containsExactly("0511", "0512", "0513", "0514", "0515", "0517");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kragrø | Unknown area: 'Kragrø'; did you mean Kragerø?",
        "815 | Unknown area: '815'; a leading zero is lost: 0815 is Kragerø",
        "nord-gudbransdal | Unknown area: 'nord-gudbransdal'; did you mean nord-gudbrandsdal?",
        "health_region:helse-vst | Unknown area: 'health_region:helse-vst'; did you mean"
            + " health_region:helse-vest, health_region:helse-nord, health_region:helse-sor-ost?",
        "'' | Unknown area: ''; ask by code, name, county or group, such as 4014, Kragerø, Telemark"
            + " or nord-gudbrandsdal",
        "xyzzyplugh | Unknown area: 'xyzzyplugh'; ask by code, name, county or group, such as 4014,"
            + " Kragerø, Telemark or nord-gudbrandsdal",
        "Våler | Ambiguous area: 'Våler'; there are: 3114 (municipality Våler, Østfold); 3419"
            + " (municipality Våler, Innlandet)",
      })
  void whatCannotBeMeantIsRefusedWithWhatMay(String word, String message) {
    assertRefused(word, OptionalInt.empty(), message);
  }

  @Test
  void bordersThatAreNotKnownOrNotTheCountysAreRefused() {
    assertRefused(
        "34", OptionalInt.of(1993), "Invalid borders: 1993, must be a year from 1994 to 2026");
    assertRefused(
        "30", OptionalInt.of(2024), "Invalid borders: 2024, 30 Viken was a county 2020-2023 only");
  }

  @Test
  void theOverviewHasTheYearsOfReform() {
    // Statistics Norway's counts, as in AreaHistoryTest; 2024: only Ålesund was divided
    assertThat(guide.overview().rows().rows())
        .contains(
            List.of(2020, 356, 11L, 107L, 2L, 202L, 0L), List.of(2024, 357, 15L, 0L, 1L, 113L, 0L));
    assertThat(guide.overview().text())
        .contains("2024             357        15       0        1         113        0");
  }

  @Test
  void ownGroupsAreKnownAndMayHaveNoMembers() {
    AreaHistory history =
        AreaHistory.builtIn()
            .withGroups(
                List.of(
                    new AreaGroup("kostra_group", "k1", "Gruppe 1", List.of("3432")),
                    new AreaGroup("region", "dalen", "Dalen", List.of())));
    AreaGuide own = new AreaGuide(history);
    assertThat(own.about("dalen", OptionalInt.empty()).text())
        .isEqualTo("Dalen (region:dalen)\n\nNo members: none are in table region_member.\n");
    assertThat(own.about("Gruppe 1", OptionalInt.empty()).text())
        .isEqualTo(
            """
            Gruppe 1 (kostra_group:k1)

            1 municipality on the borders of 2024
              3432  Lesja  Innlandet
            """);
    assertThat(own.about("Lesja", OptionalInt.empty()).text()).contains("kostra_group       k1");
  }

  @Test
  void noLineIsWiderThanATerminal() {
    for (Area area : AreaHistory.builtIn().areas(2024)) {
      assertThat(about(area.code()).lines())
          .as(area.code())
          .allMatch(line -> line.codePointCount(0, line.length()) <= 80);
    }
  }

  private String about(String word) {
    return guide.about(word, OptionalInt.empty()).text();
  }

  private void assertRefused(String word, OptionalInt borders, String message) {
    assertThatThrownBy(() -> guide.about(word, borders))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            refusal -> assertThat(refusal.failure()).isEqualTo(Failure.QUESTION))
        .hasMessage(message);
  }
}
