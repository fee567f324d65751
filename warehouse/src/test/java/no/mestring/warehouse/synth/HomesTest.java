package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.period.YearSpan;
import org.junit.jupiter.api.Test;

class HomesTest {
  private static final YearSpan ALL = YearSpan.closed(1994, 2026);

  private final Municipalities municipalities = Municipalities.builtIn();
  private final AreaHistory history = AreaHistory.builtIn();

  @Test
  void everyMunicipalityOfEveryYearIsLivedInAndNoOtherCode() {
    Homes homes = Homes.of(municipalities, ALL, Codes.OWN);
    for (int year = 1994; year <= 2026; year++) {
      Set<String> livedIn = new TreeSet<>();
      for (int home = 0; home < homes.count(); home++) {
        livedIn.add(homes.codes().get(homes.code(home, year)));
      }
      int then = year;
      assertThat(livedIn)
          .as("%s", year)
          .containsExactlyElementsOf(
              history.areas(then).stream()
                  .filter(area -> area.level() == AreaLevel.MUNICIPALITY)
                  .map(Area::code)
                  .toList());
    }
  }

  @Test
  void theCodesOfAHomeShareLandWithTheMunicipalityOf2024AndTheYearBefore() {
    Homes homes = Homes.of(municipalities, ALL, Codes.OWN);
    List<String> breaches = new ArrayList<>();
    for (int home = 0; home < homes.count(); home++) {
      String now = municipalities.codes().get(homes.municipality(home));
      String before = "";
      for (int year = 1994; year <= 2026; year++) {
        String code = homes.codes().get(homes.code(home, year));
        if (code.equals(before)) {
          continue;
        }
        Area area = history.find(code, YearSpan.of(year)).orElseThrow();
        if (history.successors(area, 2024).stream().noneMatch(next -> next.code().equals(now))) {
          breaches.add(code + " in " + year + " is nothing of " + now);
        }
        if (!before.isEmpty()) {
          Area earlier = history.find(before, YearSpan.of(year - 1)).orElseThrow();
          if (!history.successors(earlier, year).contains(area)) {
            breaches.add(before + " did not become " + code + " in " + year);
          }
        }
        before = code;
      }
    }
    assertThat(breaches).isEmpty();
  }

  /** Sandefjord took in Stokke and Andebu in 2017: 44,000, 11,000 and 6,000 people. */
  @Test
  void whoLivesInAMergedMunicipalityLivedInOneOfItsPartsByTheirSizes() {
    Homes homes = Homes.of(municipalities, YearSpan.of(2016), Codes.OWN);
    int sandefjord = municipalities.codes().indexOf("3907");
    Draws draws = new Draws();
    draws.begin(1);
    Map<String, Integer> lived = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      lived.merge(
          homes.codes().get(homes.code(homes.within(sandefjord, draws), 2016)), 1, Integer::sum);
    }
    assertThat(lived).containsOnlyKeys("0706", "0719", "0720");
    assertThat(lived.get("0706")).isBetween(7000, 7500);
    assertThat(lived.get("0720")).isBetween(1650, 2000);
  }

  @Test
  void theCodesOf2024AreTheSameInAllYears() {
    Homes homes = Homes.of(municipalities, YearSpan.closed(2010, 2026), Codes.OF_2024);
    assertThat(homes.codes()).isEqualTo(municipalities.codes()).hasSize(357);
    assertThat(homes.count()).isEqualTo(357);
    assertThat(homes.code(100, 2010)).isEqualTo(100);
  }

  /** Statistics Norway, table 07459: 5,550,203 persons on 1 January 2024, 717,710 in Oslo. */
  @Test
  void eachMunicipalityHasItsShareOfThePersonsRoundedUpOrDown() {
    int persons = 10_000;
    int[] lived = new int[357];
    for (int person = 0; person < persons; person++) {
      lived[municipalities.home(person, persons)]++;
    }
    List<String[]> sizes = Resource.rows("municipalities.csv");
    for (int i = 0; i < 357; i++) {
      double share = Integer.parseInt(sizes.get(i)[1]) * (double) persons / 5_550_203;
      assertThat((double) lived[i]).as(sizes.get(i)[0]).isBetween(share - 1, share + 1);
    }
    assertThat(lived[municipalities.codes().indexOf("0301")]).isBetween(1293, 1294);
  }

  @Test
  void theSizesAreThoseOfTheReferenceIfItLiesBesideTheProject() throws IOException {
    Path reference =
        Path.of(System.getProperty("project.root"), "../shared/reference/population.parquet");
    assumeThat(Files.exists(reference)).isTrue();
    String file = "'" + reference.toRealPath() + "'";
    assertThat(String.join("\n", Resource.text("municipalities.csv").lines().skip(1).toList()))
        .isEqualTo(
            Duck.ask(
                "select area, sum(persons) from "
                    + file
                    + " where year = 2024 group by area order by area"));
    assertThat(String.join("\n", Resource.text("ages.csv").lines().skip(1).toList()))
        .isEqualTo(
            Duck.ask(
                "select age, sum(persons) filter (sex = 'female'), sum(persons) filter (sex = 'male') from "
                    + file
                    + " where year = 2024 group by age order by age"));
  }
}
