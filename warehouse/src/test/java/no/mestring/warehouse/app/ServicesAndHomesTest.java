package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.sampleData;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesAndHomesTest {
  @TempDir static Path folder;

  private static Warehouse warehouse;

  @BeforeAll
  static void load() {
    warehouse = Warehouse.open(folder.resolve("warehouse"));
    warehouse.load(List.of(sampleData()));
    warehouse.load(
        List.of(
            write(folder.resolve("source.csv"), SOURCE, "mine,Mine,X,2024", "other,Other,X,2024"),
            write(folder.resolve("region.csv"), "region,name", "two,Two"),
            write(folder.resolve("region_member.csv"), "region,series", "two,3209", "two,4014"),
            write(
                folder.resolve("service_ladder.csv"),
                "area,main_pathway,position,service,source,place",
                "4014,1,1,kommunal bolig,mine,",
                "4014,1,2,Nattkafé,mine,",
                "two,2,3,Samtaler,mine,"),
            write(
                folder.resolve("housing_need.csv"),
                "area,period,number,category,traffic_light,low,high,unit,source,place",
                "3209,2024,1,Rød med personal,red,5,7,persons,mine,",
                "3209,2024,2,Rød med tilsyn,red,3,,persons,mine,",
                "3209,2024,3,Gul,yellow,2,4,persons,mine,",
                "3209,2024,4,Trening,,4,6,persons,mine,",
                "3209,2024,5,Grønn,green,1,1,persons,mine,"),
            write(
                folder.resolve("homes.csv"),
                "area,period,kind,name,homes,unit,traffic_light,category,source",
                "3209,2024,red_home,A,4,homes,,,mine",
                "3209,2024,apartment,B,3,homes,yellow,,mine",
                "3209,2024,apartment,C,2,homes,yellow,,mine",
                "3209,2024,apartment,D,9,homes,yellow,,other",
                "3209,2024,apartment,E,,homes,,trening,mine",
                "3209,2024,apartment,F,3,homes,green,,other",
                "3209,2024,apartment,G,3,homes,green,,ullensaker-2018",
                "3033,2023,apartment,H,8,homes,green,,mine")));
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  /**
   * Ullensaker kommune, Strategidokument 2018-2022, 3 Status og utviklingstrekk: the ladder names 8
   * services on main pathway 1, 7 on 2 and 9 on 3.
   */
  @Test
  void theLaddersOfTheThreeMainPathwaysComeBack() {
    assertThat(
            ask(
                warehouse.latest(),
                """
                select name, step, stated, count(*) from service_comparison
                where region = 'ovre-romerike' and kind = 'ladder' and step is not null
                  and name in ('Ullensaker', 'Hurdal')
                group by name, step, stated order by name, step"""))
        .isEqualTo(
            """
            Hurdal,1,not_stated,8
            Hurdal,2,not_stated,7
            Hurdal,3,not_stated,9
            Ullensaker,1,own,8
            Ullensaker,2,own,7
            Ullensaker,3,own,9""");
  }

  @Test
  void aServiceIsTheSameWhereItsNameIsAndElseAGap() {
    assertThat(
            ask(
                warehouse.latest(),
                """
                select service, name, stated, source from service_comparison
                where region = 'two' and kind = 'ladder'
                  and (step = '2' and service = 'Samtaler' or step = '1'
                    and lower(service) in ('kommunal bolig', 'nattkafé', 'frisklivssentral'))
                order by lower(service), name"""))
        .isEqualTo(
            """
            Frisklivssentral,Kragerø,not_stated,
            Frisklivssentral,Ullensaker,own,ullensaker-2018
            kommunal bolig,Kragerø,own,mine
            Kommunal bolig,Ullensaker,own,ullensaker-2018
            Nattkafé,Kragerø,own,mine
            Nattkafé,Ullensaker,not_stated,
            Samtaler,Kragerø,region,mine
            Samtaler,Ullensaker,region,mine""");
  }

  /**
   * 6K helse, Forslag til fagplan 2015-2018, the tables Barn/unge, Voksne, and Barn, unge og voksne
   * have 16, 4 and 16 tasks, for all six municipalities.
   */
  @Test
  void theSixMunicipalitiesResponsibilitiesStandByTaskAndAgeGroup() {
    assertThat(
            ask(
                warehouse.latest(),
                """
                select step, count(distinct service), count(distinct name), count(*)
                from service_comparison
                where region = 'nord-gudbrandsdal' and kind = 'responsibility' and stated = 'region'
                group by step order by step"""))
        .isEqualTo("adults,4,6,24\nall,16,6,96\nchildren,16,6,96");
    assertThat(
            ask(
                warehouse.latest(),
                """
                select name, who from service_comparison
                where region = 'nord-gudbrandsdal' and service like 'Miljøarbeid hos%'
                  and name = 'Sel'"""))
        .isEqualTo("Sel,Miljøarbeidertjenesten (ikke Sel og Lesja); ansatte i omsorgsboliger");
  }

  @Test
  void anUnknownRegionIsNamedWithThoseThereAre() {
    State state = warehouse.latest();
    assertThatThrownBy(() -> state.services("grenlnd"))
        .hasMessage("Unknown region: 'grenlnd'; did you mean grenland?");
  }

  /**
   * Kragerø kommune, Delplan for psykisk helse og rus 2019-2040, 6.1: 6-8 persons of the first
   * category, 3-4 and 6-8 who need a red home, of which there are none, and of the fourth category
   * no number. The same chapter says that about 10 need a red home, within 9-12.
   */
  @Test
  void krageroesNeedStandsAgainstItsHomesAsPrinted() {
    assertThat(balance("Kragerø"))
        .isEqualTo(
            """
            category,Omsorgsboliger for ROP med varig kognitiv svikt og nedsatt boevne,,6.0,8.0,,,,places_not_stated
            category,Robuste permanente boliger med døgnbasert personalbase,red,6.0,8.0,0,6.0,8.0,present
            category,Robuste permanente boliger med tilsyn/oppfølging,red,3.0,4.0,0,3.0,4.0,present
            category,Treningsleiligheter med tett oppfølging og krav til rusfrihet,,,,,,,need_not_stated
            class,,red,9.0,12.0,0,9.0,12.0,present""");
  }

  /**
   * By hand: 4 red homes are for two categories, so only the class has a balance, 5 + 3 - 4, and no
   * highest need. The 3 + 2 yellow ones of the need's own document are for the only yellow
   * category, the 9 of another are not added. For training homes are named, without their number.
   * Two documents that are not the need's own state green homes.
   */
  @Test
  void placesCountWhereItIsSaidForWhomTheyAre() {
    assertThat(balance("Ullensaker"))
        .isEqualTo(
            """
            category,Grønn,green,1.0,1.0,,,,several_sources
            category,Gul,yellow,2.0,4.0,5,-3.0,-1.0,present
            category,Rød med personal,red,5.0,7.0,,,,shared
            category,Rød med tilsyn,red,3.0,,,,,shared
            category,Trening,,4.0,6.0,,,,places_not_stated
            class,,green,1.0,1.0,,,,several_sources
            class,,red,8.0,,4,4.0,,present
            class,,yellow,2.0,4.0,5,-3.0,-1.0,present""");
  }

  private static String balance(String name) {
    return ask(
        warehouse.latest(),
        """
        select level, category, traffic_light, need_low, need_high, places, shortage_low,
          shortage_high, status
        from housing_balance where name = '%s' order by level, category, traffic_light"""
            .formatted(name));
  }
}
