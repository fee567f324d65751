package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.ownTable;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables on other borders, asked for in SQL. The counts are made up, so that sums are easily seen;
 * which code became which: the reforms of 2018, 2020 and 2024 as Statistics Norway's code lists
 * have them.
 */
class OnBordersTest {
  private static final String PRESCRIPTIONS =
      "area,period,drug_group,sex,age,persons,population,per_1000,source,place";

  private Path temp;
  private Warehouse warehouse;

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    warehouse.load(
        List.of(
            write(temp.resolve("source.csv"), SOURCE, "plan,Plan,Kommunen,2016", "b,B,Andre,2017"),
            write(temp.resolve("region.csv"), "region,name", "kyst,Kysten"),
            write(temp.resolve("region_member.csv"), "region,series", "kyst,3103"),
            write(
                temp.resolve("prescription_users.csv"),
                PRESCRIPTIONS,
                // Moss and Rygge, one municipality from 2020
                "0104,2019,total,both,0-74,30,1000,30,plan,Tabell 1",
                "0136,2019,total,both,0-74,20,500,40,b,Tabell 2",
                "3002,2020,total,both,0-74,60,1500,40,plan,Tabell 1",
                "0104,2019,adhd,both,0-74,3,1000,3,plan,Tabell 1",
                "0104,2018,total,both,0-74,31,1000,31,plan,Tabell 1",
                "0136,2018,total,both,0-74,,500,,plan,Tabell 1",
                // Lesja, renumbered
                "0512,2019,total,both,0-74,7,,35.5,plan,Tabell 1",
                // a region and the country have the same borders always
                "kyst,2019,total,both,0-74,50,1500,33.3,plan,Tabell 1",
                "0,2019,total,both,0-74,100,10000,10,plan,Tabell 1")));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void countsOfMergedAreasAddUpAndRatesAreComputedAnew() {
    // 30 + 20 of 1,000 + 500, and 1000 * 50 / 1500
    assertThat(
            answer(
                "select area, persons, population, per_1000, source, place, how, codes, why"
                    + " from on_borders(prescription_users, 2024)"
                    + " where period = '2019' and drug_group = 'total' and area = '3103'"))
        .isEqualTo("3103,50,1500,33.333333333333336,b, plan,,added,0104 0136,");
  }

  @Test
  void anAreaThatIsTheSamePassesAsItIs() {
    assertThat(
            answer(
                "select area, persons, population, per_1000, place, how, codes, why"
                    + " from on_borders(prescription_users, 2024) where area = '3432'"))
        .isEqualTo("3432,7,,35.5,Tabell 1,exact,0512,");
  }

  @Test
  void aWholeOfWhichAPartHasNoRowIsWithheld() {
    assertThat(
            answer(
                "select area, persons, per_1000, how, codes, why"
                    + " from on_borders(prescription_users, 2024) where drug_group = 'adhd'"))
        .isEqualTo("3103,,,withheld,0104 0136,only 0104 of 0104 0136 has a figure");
  }

  @Test
  void aWholeOfWhichAPartIsMissingIsMissing() {
    assertThat(
            answer(
                "select area, persons, population, per_1000, how"
                    + " from on_borders(prescription_users, 2024) where period = '2018'"))
        .isEqualTo("3103,,1500,,added");
  }

  @Test
  void regionsAndTheCountryStayAndNoRowIsLost() {
    assertThat(
            answer(
                "select area, period, how from on_borders(prescription_users, 2024)"
                    + " where drug_group = 'total' order by area, period"))
        .isEqualTo(
            """
            0,2019,exact
            3103,2018,added
            3103,2019,added
            3103,2020,exact
            3432,2019,exact
            kyst,2019,exact""");
  }

  @Test
  void aMergerIsUndoneByTheChoiceThatWasMade() {
    String query =
        "select area, persons, how, codes, why from on_borders(prescription_users, 2019%s)"
            + " where period = '2020' order by area";

    assertThat(answer(query.formatted("")))
        .isEqualTo(
            """
            0104,,withheld,3002,3002 is divided between 0104, 0136
            0136,,withheld,3002,3002 is divided between 0104, 0136""");
    assertThat(answer(query.formatted(", 'union'"))).isEqualTo("0104+0136,60,exact,3002,");
    // 32,726 and 16,145 lived in Moss and Rygge on 1 January 2019 (Statistics Norway, table 07459)
    assertThat(
            answer(
                "select area, round(persons, 6), how, codes from"
                    + " on_borders(prescription_users, 2019, 'weight') where period = '2020'"
                    + " order by area"))
        .isEqualTo(
            """
            0104,%s,weighted,3002*0.6696
            0136,%s,weighted,3002*0.3304"""
                .formatted(
                    Math.round(60 * 32_726e6 / 48_871) / 1e6,
                    Math.round(60 * 16_145e6 / 48_871) / 1e6));
  }

  @Test
  void populationsOfTheWarehouseComeFirstAndCountNobodyTwice() {
    warehouse.load(
        List.of(
            write(
                temp.resolve("population.csv"),
                "area,year,sex,age,persons,source",
                // 300 in Moss and 100 in Rygge
                "0104,2019,female,0+,150,plan",
                "0104,2019,male,0+,150,plan",
                "0136,2019,female,0+,60,plan",
                "0136,2019,male,0+,40,plan")));
    assertThat(weightOfMossInPart()).isEqualTo("45.0,3002*0.75");

    warehouse.load(
        List.of(
            write(
                temp.resolve("more/population.csv"),
                "area,year,sex,age,persons,source",
                // a second division of Rygge's people; neither is taken then
                "0136,2019,female,0-17,60,plan",
                "0136,2019,male,0-17,40,plan")));
    assertThat(weightOfMossInPart()).endsWith(",3002*0.6696");
  }

  @Test
  void populationsOfSomeAgesDoNotWeigh() {
    loadPopulation(
        "0104,2019,female,18-66,100,plan",
        "0104,2019,male,18-66,100,plan",
        "0136,2019,female,0+,60,plan",
        "0136,2019,male,0+,40,plan");

    assertThat(weightOfMossInPart()).endsWith(",3002*0.6696");
  }

  @Test
  void partsCountedInOtherAgesOrOfOneSexGiveNoSum() {
    loadPopulation(
        "0104,2018,female,0-44,100,plan",
        "0104,2018,female,45+,50,plan",
        "0104,2018,male,0-44,100,plan",
        "0104,2018,male,45+,50,plan",
        "0136,2018,male,0+,900,plan");

    assertThat(
            answer(
                "select sex, age, persons, how from on_borders(population, 2024)"
                    + " order by sex, age"))
        .isEqualTo(
            """
            female,0-44,,withheld
            female,45+,,withheld
            male,0+,,withheld
            male,0-44,,withheld
            male,45+,,withheld""");
  }

  @Test
  void allAgesAndSexesOfAnAreaComeFromOneEdition() {
    loadPopulation(
        "0104,2018,female,0+,10,plan",
        "0104,2018,male,0+,10,plan",
        "0136,2018,female,0+,20,plan",
        "0136,2018,male,0+,20,plan");
    warehouse.load(
        LoadRequest.parse(
                List.of(
                    write(
                            temp.resolve("later/population.csv"),
                            "area,year,sex,age,persons,source",
                            "3103,2018,male,0-44,7,plan",
                            "3103,2018,male,45+,8,plan")
                        .toString()))
            .onBordersOf(2024));

    String query =
        "select sum(persons), count(*) from on_borders(population, %d) where area = '%s'";
    assertThat(answer(query.formatted(2024, "3103"))).isEqualTo("15,2"); // exact before added
    assertThat(answer(query.formatted(2018, "0104"))).isEqualTo("20,2");
  }

  @Test
  void aProjectionAddedToACountIsAProjection() {
    warehouse.load(
        List.of(
            write(
                temp.resolve("population.csv"),
                "area,year,sex,age,persons,source,projected",
                "0104,2018,male,0+,10,plan,",
                "0136,2018,male,0+,20,plan,true")));

    assertThat(answer("select persons, projected from on_borders(population, 2024)"))
        .isEqualTo("30,true");
  }

  @Test
  void aPeriodWrittenTwiceIsTheSamePeriod() {
    warehouse.load(
        List.of(
            write(
                temp.resolve("service_users.csv"),
                "area,period,as_of,service,sex,persons,precision,source,place",
                "0104,2018-2018,,day_centre,both,10,exact,plan,",
                "0136,2018,,day_centre,both,5,exact,plan,")));

    assertThat(answer("select period, persons, how from on_borders(service_users, 2024)"))
        .isEqualTo("2018,15,added");
  }

  // Viken became Østfold, Akershus and Buskerud; Halden and Sarpsborg are of Østfold
  @Test
  void aDividedCountyTakesNothingFromMunicipalities() {
    warehouse.load(
        List.of(
            write(
                temp.resolve("service_users.csv"),
                "area,period,as_of,service,sex,persons,precision,source,place",
                "30,2021,,a,both,500,exact,plan,",
                "3001,2021,,b,both,1,exact,plan,",
                "3003,2021,,b,both,1,exact,plan,")));

    assertThat(
            answer(
                "select service, area, persons, how from on_borders(service_users, 2024)"
                    + " order by service, area"))
        .isEqualTo(
            """
            a,31,,withheld
            a,32,,withheld
            a,33,,withheld
            b,3101,1,exact
            b,3105,1,exact""");
    assertThat(
            answer(
                "select area, persons, how from on_borders(service_users, 2024, 'union')"
                    + " where service = 'a'"))
        .isEqualTo("31+32+33,500,exact");
  }

  @Test
  void unknownMunicipalitiesAreNoPartsOfAWhole() {
    warehouse.load(
        List.of(
            write(
                temp.resolve("service_users.csv"),
                "area,period,as_of,service,sex,persons,precision,source,place",
                "3099,2021,,a,female,3,exact,plan,",
                "9999,2021,,a,male,2,exact,plan,")));

    assertThat(
            answer(
                "select area, sex, persons, how from on_borders(service_users, 2024) order by sex"))
        .isEqualTo("9999,female,3,added\n9999,male,2,added");
  }

  private void loadPopulation(String... rows) {
    String[] lines = new String[rows.length + 1];
    lines[0] = "area,year,sex,age,persons,source";
    System.arraycopy(rows, 0, lines, 1, rows.length);
    warehouse.load(List.of(write(temp.resolve("population.csv"), lines)));
  }

  private String weightOfMossInPart() {
    return answer(
        "select round(persons, 6), codes from on_borders(prescription_users, 2019, 'weight')"
            + " where period = '2020' and area = '0104'");
  }

  @Test
  void aUnionIsOneAreaInAllPeriods() {
    assertThat(
            answer(
                "select area, period, persons from on_borders(prescription_users, 2019, 'union')"
                    + " where area like '0104%' and drug_group = 'total' order by period"))
        .isEqualTo("0104+0136,2018,\n0104+0136,2019,50\n0104+0136,2020,60");
  }

  @Test
  void observationsHaveTheirLimitsComputedAnew() {
    // Byar's limits of 50 of 1,500 per 1,000, R: (50*(1-1/(9*50)-1.959964/(3*sqrt(50)))^3)/1.5 and
    // (51*(1-1/(9*51)+1.959964/(3*sqrt(51)))^3)/1.5
    assertThat(
            answer(
                "select area, numerator, round(value, 4), round(lower, 4), round(upper, 4), status"
                    + " from on_borders(observation, 2024)"
                    + " where indicator = 'mental_disorder_drug_users' and area = '3103'"
                    + " and period = '2019'"))
        .isEqualTo("3103,50,33.3333,24.7387,43.9468,present");
  }

  @Test
  void sourcesOfPartsMayDifferButWhatTwoSayOfOneIsNotAddedUp() {
    warehouse.load(
        List.of(
            write(
                temp.resolve("service_users.csv"),
                "area,period,as_of,service,sex,persons,precision,source,place",
                "0104,2018,,mental_health_and_substance_use,both,10,exact,b,",
                "0136,2018,,mental_health_and_substance_use,both,5,exact,plan,",
                "0104,2019,,mental_health_and_substance_use,both,20,exact,plan,",
                "0104,2019,2019-12-31,mental_health_and_substance_use,both,21,exact,b,",
                "0136,2019,,mental_health_and_substance_use,both,6,exact,plan,")));
    assertThat(
            answer(
                "select period, numerator, source, how, why from on_borders(observation, 2024)"
                    + " where indicator = 'service_users' order by period, source"))
        .isEqualTo(
            """
            2018,15,b, plan,added,no rate: a number is missing
            2019,,b,withheld,only 0104 of 0104 0136 has a figure
            2019,26,plan,added,no rate: a number is missing""");
  }

  @Test
  void noRateIsAveragedWhereItsPartsAreUnknown() {
    Path package_ =
        ownTable(
            temp.resolve("own"),
            "visits",
            List.of("area string", "period string", "visits integer"),
            "0104,2019,10",
            "0512,2019,4");
    warehouse.load(List.of(package_));

    // the table does not say that visits may be added up, nor is it one of figures of areas
    assertThat(answer("select area, visits, how from on_borders(visits, 2024) order by area"))
        .isEqualTo("3103,,withheld\n3432,4,exact");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          select * from on_borders(prescription_user, 2024) ¦ Line 1, column 26: unknown table \
          'prescription_user'; did you mean prescription_users?
          select * from on_borders(prescription_users, 2030) ¦ Line 1, column 46: expected a year \
          from 1994 to 2026, whose borders are known
          select * from on_borders(prescription_users, '2024') ¦ Line 1, column 46: expected a year \
          from 1994 to 2026, whose borders are known
          select * from on_borders(prescription_users, 2024, 'mean') ¦ Line 1, column 52: expected \
          'withhold', 'weight' or 'union'
          select * from on_borders(prescription_users) ¦ Line 1, column 15: expected \
          on_borders(table, year) or on_borders(table, year, 'withhold' | 'weight' | 'union')
          select * from on_borders((select 1), 2024) ¦ Line 1, column 26: expected the name of a \
          table, as in on_borders(table, year) or on_borders(table, year, 'withhold' | 'weight' | \
          'union')
          select on_borders(area, 2024) from area ¦ Line 1, column 8: on_borders(…) stands for a \
          table, behind 'from' or 'join'
          with population as (select 1 as x) select * from on_borders(population, 2024) ¦ Line 1, \
          column 1: on_borders reads tables, and here 'population' is the query of a with
          select 1 from on_borders(population, 2019) join on_borders(population, 2024) on true ¦ Line \
          1, column 49: two tables are called 'population': give one another name with 'as'
          select codess from on_borders(prescription_users, 2024) ¦ Line 1, column 8: unknown column \
          'codess'; did you mean codes?
          """)
  void aWrongQuestionIsRefusedWithItsPlace(String query, String message) {
    assertThatThrownBy(() -> warehouse.query(query))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(message);
  }

  @Test
  void aTableWithoutAreasIsRefused() {
    assertThatThrownBy(() -> warehouse.query("select * from on_borders(source, 2024)"))
        .isInstanceOf(WarehouseException.class)
        .hasMessageStartingWith(
            "Line 1, column 26: table 'source' has no figures of areas; there are:"
                + " collaboration_forum, comparison, ");
  }

  @Test
  void whatWasWithheldIsNoted() {
    assertThat(
            warehouse
                .latest()
                .notes("select area from on_borders(prescription_users, 2019) where area = '0'"))
        .containsExactly(
            "on_borders(prescription_users, 2019): 2 areas are withheld in some period, see columns"
                + " how and why: 3002 is divided between 0104, 0136");
    assertThat(warehouse.latest().notes("select area from on_borders(prescription_users, 2020)"))
        .isEmpty();
  }

  @Test
  void twoBordersInOneQueryStandSideBySide() {
    assertThat(
            answer(
                "select o.area, n.area, n.persons from on_borders(prescription_users, 2019) o"
                    + " join on_borders(prescription_users, 2024) n on n.codes = o.codes"
                    + " where o.area = '0512'"))
        .isEqualTo("0512,3432,7");
  }

  @Test
  void aFileOnBordersOfItsOwnIsKeptAsItIsAndAskedForOnAny() {
    loadOnBorders2024("3103,2015,total,both,0-74,70,2000,35,plan,");

    assertThat(answer("select area, period, borders from prescription_users where period = '2015'"))
        .isEqualTo("3103,2015,2024");
    assertThat(
            answer(
                "select area, persons, how, codes from on_borders(prescription_users, 2021)"
                    + " where period = '2015'"))
        .isEqualTo("3002,70,exact,3103");
  }

  @Test
  void aCodeThatIsNoneOfTheseBordersIsRefused() {
    WarehouseException refusal =
        catchThrowableOfType(
            WarehouseException.class,
            () -> loadOnBorders2024("0104,2015,total,both,0-74,70,2000,35,plan,"));

    assertThat(problems(refusal))
        .isEqualTo(
            "prescription_users.csv:2: area: '0104' is no code of 2024, whose borders the delivery"
                + " is said to be on, only until 2019");
  }

  // the same figure may stand in a delivery of its time and in one on borders of today
  @Test
  void ofTwoEditionsOfAFigureTheBetterIsAnswered() {
    loadOnBorders2024(
        "3103,2019,total,both,0-74,51,1500,34,b,", "3103,2018,total,both,0-74,49,1500,34,b,");

    assertThat(
            answer(
                "select period, persons, how, codes from on_borders(prescription_users, 2024)"
                    + " where area = '3103' and period < '2020' and drug_group = 'total'"
                    + " order by period"))
        .isEqualTo("2018,49,exact,3103\n2019,51,exact,3103");
  }

  @Test
  void anEditionWithoutFiguresIsNoBetterThanASum() {
    loadOnBorders2024("3103,2019,total,both,0-74,,,,b,");

    assertThat(
            answer(
                "select persons, population, how, codes"
                    + " from on_borders(prescription_users, 2024)"
                    + " where area = '3103' and period = '2019' and drug_group = 'total'"))
        .isEqualTo("50,1500,added,0104 0136");
  }

  @Test
  void aRateIsWithheldWhereOnePartHasNoPopulation() {
    loadPopulation(
        "0104,2018,female,0+,500,plan",
        "0104,2018,male,0+,500,plan",
        "0104,2019,female,0+,500,plan",
        "0104,2019,male,0+,500,plan");
    warehouse.load(
        List.of(
            write(
                temp.resolve("service_users.csv"),
                "area,period,as_of,service,sex,persons,precision,source,place",
                "0104,2018,,mental_health_and_substance_use,both,5,exact,plan,",
                "0136,2018,,mental_health_and_substance_use,both,3,exact,plan,")));

    assertThat(
            answer(
                "select numerator, denominator, value, status, how, why from"
                    + " on_borders(observation, 2024) where indicator = 'service_users'"))
        .isEqualTo("8,,,withheld,added,no rate: a number is missing");
  }

  @Test
  void codesOfOtherYearsNamesAndLostZerosArePlacedIfAsked() {
    Path file =
        write(
            temp.resolve("late/prescription_users.csv"),
            PRESCRIPTIONS,
            "3432,2014,total,both,0-74,1,,,plan,",
            "0104,2024,total,both,0-74,2,,,plan,",
            "Lesja,2013,total,both,0-74,3,,,plan,",
            "512,2012,total,both,0-74,4,,,plan,",
            "Kragerø,2021,total,both,0-74,5,,,plan,");

    LoadResult result =
        warehouse.load(LoadRequest.parse(List.of(file.toString())).placingWrongCodes());

    assertThat(result.notes())
        .containsExactly(
            "prescription_users.csv: 1 row with codes of other years, taken on the borders of 2019",
            "prescription_users.csv: 1 row with codes of other years, taken on the borders of 2020",
            "prescription_users.csv: 1 row with codes that had lost their leading zero",
            "prescription_users.csv: 2 rows with names in place of codes");
    assertThat(
            answer(
                "select area, period, borders from prescription_users where population is null"
                    + " and period <> '2019' order by persons"))
        .isEqualTo(
            """
            3432,2014,2020
            0104,2024,2019
            0512,2013,
            0512,2012,
            3814,2021,""");
    assertThat(
            answer(
                "select persons from on_borders(prescription_users, 2012) where area = '0512'"
                    + " and period in ('2012', '2013', '2014') order by period"))
        .isEqualTo("4\n3\n1");
  }

  @Test
  void aNameOfTwoAreasIsRefusedWithItsCandidatesEvenIfPlacingIsAsked() {
    Path file =
        write(
            temp.resolve("names/prescription_users.csv"),
            PRESCRIPTIONS,
            "Oslo,2014,total,both,0-74,1,,,plan,");

    WarehouseException refusal =
        catchThrowableOfType(
            WarehouseException.class,
            () -> warehouse.load(LoadRequest.parse(List.of(file.toString())).placingWrongCodes()));

    assertThat(problems(refusal))
        .isEqualTo(
            "prescription_users.csv:2: area: 'Oslo' is no area's code; write the code: 03 (always),"
                + " 0301 (always)");
  }

  private void loadOnBorders2024(String... rows) {
    String[] lines = new String[rows.length + 1];
    lines[0] = PRESCRIPTIONS;
    System.arraycopy(rows, 0, lines, 1, rows.length);
    Path file = write(temp.resolve("on2024/prescription_users.csv"), lines);
    warehouse.load(LoadRequest.parse(List.of(file.toString())).onBordersOf(2024));
  }

  private String answer(String sql) {
    return ask(warehouse.latest(), sql);
  }
}
