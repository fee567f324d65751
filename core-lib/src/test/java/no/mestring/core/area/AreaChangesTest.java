package no.mestring.core.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaChange.Kind;
import no.mestring.core.period.YearSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaChangesTest {
  private final AreaHistory history = AreaHistory.builtIn();

  // the nine municipalities of the national line's specification, 3.4: codes until 2019, in
  // 2020-2023 and from 2024; all nine only changed their codes
  @ParameterizedTest
  @CsvSource({
    "0235, 3033, 3209", "0536, 3447, 3447", "0815, 3814, 4014", "0512, 3432, 3432",
    "0511, 3431, 3431", "0517, 3437, 3437", "0515, 3435, 3435", "0514, 3434, 3434",
    "0513, 3433, 3433",
  })
  void aMunicipalityThatOnlyChangedItsCodeWasRenumbered(
      String until2019, String until2023, String now) {
    List<String> expected = new ArrayList<>();
    expected.add("2020 renumbered " + until2019 + " " + until2023);
    if (!until2023.equals(now)) {
      expected.add("2024 renumbered " + until2023 + " " + now);
    }
    assertThat(told(history.changes(area(now, 2024)))).isEqualTo(expected);
    assertThat(history.lineage(area(now, 2024)).stream().map(Area::code).distinct())
        .containsExactlyElementsOf(new LinkedHashSet<>(List.of(until2019, until2023, now)));
  }

  // Statistics Norway, Klass 131: Borre (0701) was called Horten from 2002, in the same borders
  @Test
  void anotherNameForTheSameCodeIsARenaming() {
    assertThat(told(history.changes(AreaLevel.MUNICIPALITY, 2002)))
        .contains("2002 renamed 0701 0701");
  }

  // Statistics Norway, Klass 131: 0122 Trøgstad, 0123 Spydeberg, 0124 Askim, 0125 Eidsberg and 0138
  // Hobøl became 3014 Indre Østfold in 2020, 3118 from 2024
  @Test
  void aMergerIsTheSumOfItsPartsAndStaysOneWhenRenumbered() {
    assertThat(told(history.changes(area("3118", 2024))))
        .containsExactly(
            "2020 merged 0122 3014",
            "2020 merged 0123 3014",
            "2020 merged 0124 3014",
            "2020 merged 0125 3014",
            "2020 merged 0138 3014",
            "2024 renumbered 3014 3118");
  }

  // a merger that keeps a code, Klass 131: Finnøy 1141 and Rennesøy 1142 came to Stavanger 1103
  @Test
  void aMunicipalityThatKeptItsCodeIsMergedToo() {
    assertThat(told(history.changes(area("1103", 2024))))
        .containsExactly("2020 merged 1103 1103", "2020 merged 1141 1103", "2020 merged 1142 1103");
  }

  // The national line's specification, 3.2: 1507 of 2020-2023 was divided into 1508 and 1580 in
  // 2024; old Haram (1534) is 1580. On 1 January 2019 (part_persons.csv) 9,383 lived there and
  // 47,998,
  // 2,250, 4,764 and 1,238 in the other four: 9383 / 65633 = 0.142962
  @Test
  void aDivisionSaysWhichShareOfThePeopleWentWhere() {
    List<AreaChange> changes =
        history.changes(AreaLevel.MUNICIPALITY, 2024).stream()
            .filter(change -> change.from().code().equals("1507"))
            .toList();
    assertThat(changes).extracting(AreaChange::kind).containsOnly(Kind.DIVIDED);
    assertThat(changes).extracting(change -> change.to().code()).containsExactly("1508", "1580");
    double alesund = changes.get(0).share().orElseThrow();
    double haram = changes.get(1).share().orElseThrow();
    assertThat(alesund + haram).isEqualTo(1, within(1e-12));
    assertThat(haram).isEqualTo(0.142962, within(5e-7));
  }

  // redistricting.csv of the public package csdata: of Snillfjord (5012) 0.35 went to 5055, 0.35 to
  // 5056 and 0.30 to 5059
  @Test
  void aPieceIsTheShareOfThePeopleWhoLivedThere() {
    Map<String, String> pieces = new TreeMap<>();
    history.changes(AreaLevel.MUNICIPALITY, 2020).stream()
        .filter(change -> change.from().code().equals("5012"))
        .forEach(change -> pieces.put(change.to().code(), change.origin()));
    assertThat(pieces)
        .containsExactly(
            Map.entry("5055", "5012*0.35"),
            Map.entry("5056", "5012*0.35"),
            Map.entry("5059", "5012*0.3"));
  }

  @Test
  void theChangesOfAnAreaTellAlsoWhereTheRestOfADividedOneWent() {
    // Heim 5055: Hemne 5011, Halsa 1571 and a piece of Snillfjord 5012 (spec, 3.2)
    assertThat(
            told(
                history.changes(area("5055", 2024)).stream()
                    .filter(change -> change.year() == 2020)
                    .toList()))
        .containsExactly(
            "2020 merged 1571 5055",
            "2020 merged 5011 5055",
            "2020 divided 5012 5055",
            "2020 divided 5012 5056",
            "2020 divided 5012 5059");
  }

  // the code 0716 was Våle until 2001 and Re, with Ramnes 0718, from 2002 (Klass 131)
  @Test
  void aCodeThatWasGivenAgainIsToldApart() {
    Area vale = area("0716", 2001);
    assertThat(told(history.changes(vale)))
        .containsExactly(
            "2002 merged 0716 0716",
            "2002 merged 0718 0716",
            "2020 merged 0704 3803",
            "2020 merged 0716 3803",
            "2024 renumbered 3803 3905");
    assertThat(history.lineage(vale))
        .extracting(Area::name)
        .containsExactly("Våle", "Re", "Tønsberg", "Tønsberg");
  }

  // counties: 16 and 17 became 50 in 2018; 30 was divided into 31, 32 and 33 in 2024
  @Test
  void countiesChangeAsMunicipalitiesDo() {
    assertThat(told(history.changes(AreaLevel.COUNTY, 2018)))
        .containsExactly("2018 merged 16 50", "2018 merged 17 50");
    assertThat(told(history.changes(AreaLevel.COUNTY, 2024)))
        .containsExactly(
            "2024 divided 30 31",
            "2024 divided 30 32",
            "2024 divided 30 33",
            "2024 divided 38 39",
            "2024 divided 38 40",
            "2024 divided 54 55",
            "2024 divided 54 56");
  }

  @ParameterizedTest
  @ValueSource(ints = {1994, 2003, 2025, 2026})
  void aYearWithoutReformHasNoChanges(int year) {
    assertThat(history.changes(AreaLevel.MUNICIPALITY, year)).isEmpty();
  }

  @Test
  void theYearsWithChangesAreThoseOfTheReforms() {
    // the years in which Statistics Norway's counts of municipalities change (AreaHistoryTest), and
    // 2019, when Rindal 1567 became 5061 (Klass 131)
    TreeSet<Integer> years = new TreeSet<>();
    for (int year = 1994; year <= 2026; year++) {
      if (!history.changes(AreaLevel.MUNICIPALITY, year).isEmpty()) {
        years.add(year);
      }
    }
    assertThat(years)
        .containsExactly(2002, 2005, 2006, 2008, 2012, 2013, 2017, 2018, 2019, 2020, 2024);
  }

  @Test
  void theChangesOfAYearLeadFromAllOldAreasToAllNewOnes() {
    for (int year = 1995; year <= 2026; year++) {
      int at = year;
      Map<String, Double> shares =
          history.changes(AreaLevel.MUNICIPALITY, year).stream()
              .collect(
                  Collectors.groupingBy(
                      change -> change.from().code(),
                      Collectors.summingDouble(change -> change.share().orElseThrow())));
      shares.forEach(
          (code, sum) -> assertThat(sum).as("%s in %d", code, at).isEqualTo(1, within(1e-12)));
    }
  }

  @Test
  void otherYearsAreRefused() {
    assertThatThrownBy(() -> history.changes(AreaLevel.COUNTY, 2027))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid borders: 2027, must be a year from 1994 to 2026");
  }

  @Test
  void ownRegionsStandBesideTheOthersAndOwnHierarchiesInPlaceOfTheirs() {
    AreaGroup other = new AreaGroup("region", "grenland", "Mitt Grenland", List.of("4001"));
    AreaGroup added = new AreaGroup("region", "dalen", "Dalen", List.of("3432", "3431"));
    AreaGroup central = new AreaGroup("centrality", "10", "Sentral", List.of("03"));
    AreaHistory with = history.withGroups(List.of(other, added, central));

    assertThat(with.groups().stream().filter(group -> group.hierarchy().equals("region")))
        .extracting(AreaGroup::code)
        .containsExactly("nord-gudbrandsdal", "ovre-romerike", "grenland", "dalen");
    assertThat(with.groups()).contains(other).doesNotContain(added);
    assertThat(with.groups().stream().filter(group -> group.hierarchy().equals("centrality")))
        .containsExactly(new AreaGroup("centrality", "10", "Sentral", List.of("0301")));
    assertThat(with.groups().stream().filter(group -> group.code().equals("dalen")))
        .singleElement()
        .satisfies(group -> assertThat(group.members()).containsExactly("3431", "3432"));
    assertThat(history.groups()).doesNotContain(other); // the history itself is as it was
  }

  private Area area(String code, int year) {
    return history.find(code, YearSpan.of(year)).orElseThrow();
  }

  private static List<String> told(List<AreaChange> changes) {
    return changes.stream()
        .map(
            change ->
                "%d %s %s %s"
                    .formatted(
                        change.year(), change.kind(), change.from().code(), change.to().code()))
        .toList();
  }
}
