package no.mestring.warehouse.ingest;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.LoadResult;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Aggregates in our own form and as the API of the Institute of Public Health gives them. The
 * figures are made up; 150.9 and 159.6 are the published ones of 2017.
 */
class DeliveryFilesTest {
  private static final String ROWS =
      "select indicator, area, period, sex, age, category, numerator, denominator, value, adjusted,"
          + " ratio, flag, borders from indicator_delivery order by area, period, sex, age,"
          + " category";
  private static final String OWN =
      "indicator,area,period,sex,age,category,numerator,denominator,flag,source";

  private Path temp;
  private Warehouse warehouse;

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void jsonStatGivesARowForTheFiguresThatBelongTogether() {
    Path file =
        write(
            temp.resolve("370.json"),
            '\uFEFF'
                + """
                {"class":"dataset","version":"2.0","href":null,"label":"Psykiske lidelser (KPR_1)",
                 "updated":"2024-12-20T11:44:58.77+00:00","source":null,
                 "id":["GEO","AAR","KJONN","ALDER","KODEGRUPPE","MEASURE_TYPE"],
                 "size":[3,2,1,1,1,4],"role":{"time":null,"geo":null,"metric":["MEASURE_TYPE"]},
                 "dimension":{
                  "GEO":{"category":{"index":["0","4014","3432"],
                    "label":{"0":"Hele landet","4014":"Kragerø","3432":"Lesja"}}},
                  "AAR":{"category":{"index":["2017_2017","2017_2019"],
                    "label":{"2017_2017":"2017","2017_2019":"2017-2019"}}},
                  "KJONN":{"category":{"index":["0"],"label":{"0":"Kjønn samlet"}}},
                  "ALDER":{"category":{"index":["0_74"],"label":{"0_74":"0-74 år"}}},
                  "KODEGRUPPE":{"category":{"index":["P01_P29"],"label":{"P01_P29":"Symptomer"}}},
                  "MEASURE_TYPE":{"category":{"index":["TELLER","RATE","MEIS","SMR"],
                    "label":{"TELLER":"antall","RATE":"per 1000","MEIS":"per 1000, standardisert",
                      "SMR":"forholdstall"}}}},
                 "value":[700000,145.5,150.9,100, 701000,146,151,100,
                   1500,160,159.6,105.8, ":",":",":",":",
                   0,0,0,0, "..","..","..","."],
                 "status":"","extension":{"flags":{"index":[":"],"label":{":":"Anonymisert"}}}}
                """);
    LoadResult result = load(request(file).onBordersOf(2024));
    assertThat(rows())
        .isEqualTo(
            """
            psykiske-lidelser-kpr-1,0,2017,both,0-74,P01_P29,700000.0,,145.5,150.9,100.0,present,
            psykiske-lidelser-kpr-1,0,2017-2019,both,0-74,P01_P29,701000.0,,146.0,151.0,100.0,present,
            psykiske-lidelser-kpr-1,3432,2017,both,0-74,P01_P29,0.0,,0.0,0.0,0.0,present,2024
            psykiske-lidelser-kpr-1,3432,2017-2019,both,0-74,P01_P29,,,,,,not_computable,2024
            psykiske-lidelser-kpr-1,4014,2017,both,0-74,P01_P29,1500.0,,160.0,159.6,105.8,present,2024
            psykiske-lidelser-kpr-1,4014,2017-2019,both,0-74,P01_P29,,,,,,withheld,2024""");
    assertThat(result.notes())
        .containsExactly(
            "370.json: the indicator is called psykiske-lidelser-kpr-1, after the title");
    assertThat(ask(warehouse.latest(), "select source, publisher, year, published from source"))
        .isEqualTo("fhi-psykiske-lidelser-kpr-1,Folkehelseinstituttet,2024,true");
  }

  @Test
  void jsonStatWhoseMeasuresAreNotTheLastDimensionGivesTheSameRows() {
    Path file =
        write(
            temp.resolve("x.json"),
            """
            {"class":"dataset","version":"2.0","label":"X",
             "id":["MEASURE_TYPE","GEO","AAR"],"size":[3,2,1],
             "dimension":{
              "MEASURE_TYPE":{"category":{"index":["sumTELLER","RATE","RN"]}},
              "GEO":{"category":{"index":["3432","4014"]}},
              "AAR":{"category":{"index":["2024_2024"]}}},
             "value":[5,"..",2.5,"..",1,null]}
            """);
    LoadResult result = load(request(file).withIndicator("x.1"));
    assertThat(
            ask(
                warehouse.latest(),
                "select indicator, area, age, numerator, numerator_sum, value, flag from"
                    + " indicator_delivery order by area"))
        .isEqualTo("x.1,3432,,,5.0,2.5,present\nx.1,4014,,,,,missing");
    assertThat(result.notes())
        .containsExactly(
            "x.json: has no column for sex, taken as both",
            "x.json: has no column for age, ages are left empty",
            "x.json: left out figures that are not taken: RN");
  }

  @Test
  void csv2HasLabelsAndAColumnForEachMeasure() {
    Path file =
        write(
            temp.resolve("csv2.csv"),
            """
            "Geografi";"År";"Kjønn";"Alder";"Kodegruppe";"antall";"per 1000";"per 1000, standardisert";"FLAGG"
            "Hele landet";"2022";"Kjønn samlet";"Alle aldre";"Angst";70 000;12,5;12,5;
            "Kragerø (2020-2023)";"2022";"Menn";"0-74 år";"Angst";:;:;:;":"
            "Lesja";"2020-2022";"Kvinner";"75 år og eldre";"Angst";..;..;..;".."
            "Dovre";"2022";"Kvinner";"0-74 år";"Angst";0;0;.;
            """);
    LoadResult result = load(request(file).withIndicator("anxiety"));
    assertThat(rows())
        .isEqualTo(
            """
            anxiety,0,2022,both,0+,Angst,70000.0,,12.5,12.5,,present,
            anxiety,3431,2022,female,0-74,Angst,0.0,,0.0,,,present,
            anxiety,3432,2020-2022,female,75+,Angst,,,,,,missing,
            anxiety,3814,2022,male,0-74,Angst,,,,,,withheld,""");
    assertThat(result.notes())
        .containsExactly(
            "csv2.csv: read with ';' between fields, decimal commas",
            "csv2.csv: 1 row has '.' in adjusted beside other figures, left empty");
  }

  @Test
  void csv3HasCodesAndSeveralFurtherDimensionsAreJoined() {
    Path file =
        write(
            temp.resolve("csv3.csv"),
            "GEO;AAR;KJONN;ALDER;ICD;YTELSE;TELLER;NEVNER;SMR;FLAGG",
            "4014;2019_2019;2;75_120;F00_F99;1;12;1000;98.5;",
            "4014;2019_2019;1;0_120;F00_F99;1;;;;3");
    load(request(file).withIndicator("npr").onBordersOf(2024));
    assertThat(rows())
        .isEqualTo(
            """
            npr,4014,2019,female,75+,ICD=F00_F99, YTELSE=1,12.0,1000.0,,,98.5,present,2024
            npr,4014,2019,male,0+,ICD=F00_F99, YTELSE=1,,,,,,withheld,2024""");
  }

  @Test
  void parquetOfTheProductionHasFlagsAsNumbers() {
    Path file =
        TestingParquet.write(
            temp.resolve("cube.parquet"),
            """
            SELECT * FROM (VALUES
              ('4014', '2024_2024', '0', '0_74', 'P70_P99', 12.0::DOUBLE, 1.5::DOUBLE, 0::INT),
              ('3432', '2024_2024', '0', '0_74', 'P70_P99', NULL, 'nan'::DOUBLE, 3),
              ('3431', '2024_2024', '0', '0_74', 'P70_P99', NULL, NULL, 1),
              ('3433', '2024_2024', '0', '0_74', 'P70_P99', NULL, NULL, 2),
              ('3434', '2024_2024', '0', '0_74', 'P70_P99', 0, 0, 0))
              t(GEO, AAR, KJONN, ALDER, KODEGRUPPE, TELLER, RATE, SPVFLAGG)""");
    load(request(file).withIndicator("kpr"));
    assertThat(
            ask(
                warehouse.latest(),
                "select area, numerator, value, flag from indicator_delivery order by area"))
        .isEqualTo(
            """
            3431,,,missing
            3432,,,withheld
            3433,,,not_computable
            3434,0.0,0.0,present
            4014,12.0,1.5,present""");
  }

  @Test
  void ourOwnFormTakesFlagsAsWordsAndMarks() {
    Path file =
        write(
            temp.resolve("indicator_delivery.csv"),
            OWN,
            "x,3432,2024,both,0-74,,5,100,present,plan",
            "x,3431,2024,both,0-74,,,,withheld,plan",
            "x,3433,2024,both,0-74,,..,..,,plan",
            "x,3434,2024,both,0-74,,0,100,,plan");
    load(LoadRequest.of(List.of(source(), file)));
    assertThat(
            ask(
                warehouse.latest(),
                "select area, numerator, flag from indicator_delivery order by area"))
        .isEqualTo(
            """
            3431,,withheld
            3432,5.0,present
            3433,,missing
            3434,0.0,present""");
  }

  /** Moss (0104) and Rygge (0136) are Moss (3103) in 2024: 5 + 7 = 12; Sarpsborg has one part. */
  @Test
  void countsAddUpOnOtherBordersAndRatesDoNot() {
    Path file =
        write(
            temp.resolve("indicator_delivery.csv"),
            OWN + ",value",
            "x,0104,2019,both,0-74,,5,100,present,plan,50",
            "x,0136,2019,both,0-74,,7,200,present,plan,35",
            "x,0105,2019,both,0-74,,3,100,present,plan,30",
            "y,0104,2019,both,0-74,,5,100,present,plan,50",
            "y,0136,2019,both,0-74,,,,withheld,plan,");
    load(LoadRequest.of(List.of(source(), file)));
    assertThat(
            ask(
                warehouse.latest(),
                "select indicator, area, numerator, denominator, value, flag, how, why from"
                    + " on_borders(indicator_delivery, 2024) order by indicator, area"))
        .isEqualTo(
            """
            x,3103,12.0,300.0,,present,added,
            x,3105,3.0,100.0,30.0,present,exact,
            y,3103,,,,withheld,added,no figure: a number is missing""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3432;2024_2024;0;0_74;5;k | f.csv:2: FLAGG: 'k' must be a flag: 0 or present, .. (missing), . (not computable) or : (withheld)
          3432;2024_2024;0;0_74;5;: | f.csv:2: FLAGG: ':' must have no number beside the flag withheld
          3432;2024_2024;0;0_74;k; | f.csv:2: numerator: 'k' must be a number with a decimal point and no other sign, such as 1234.5
          3432;2024_2024;0;0;5; | f.csv:2: ALDER: '0' may be one age or all of them; write 0_0 or 0_120
          3432;2024_2024;0;999_999;5; | f.csv:2: ALDER: '999_999' must be an age or ages, such as 0, 0-4, 0_74, 105+ or 105 år eller eldre
          3432;2024_2024;9;0_74;5; | f.csv:2: KJONN: '9' must be 0, 1 or 2, or such as Kjønn samlet, Menn, Kvinner
          3432;2024_2022;0;0_74;5; | f.csv:2: AAR: '2024_2022' must be a year or years, such as 2017, 2017_2019 or 2017-2019
          030101;2024_2024;0;0_74;5; | f.csv:2: GEO: '030101' is no area's code
          3432;2024_2024;0;0_74;5;%3432;2024_2024;0;0_74;6; | f.csv:3: indicator, area, period, sex, age, category: must differ from those of line 2
          """)
  void aFaultIsNamedWithItsLine(String lines, String problem) {
    Path file =
        write(temp.resolve("f.csv"), "GEO;AAR;KJONN;ALDER;TELLER;FLAGG", lines.replace("%", "\n"));
    assertThat(refusal(request(file).withIndicator("x"))).isEqualTo(problem);
  }

  @Test
  void codesOfTheNewestBordersAreToldHowToLoad() {
    Path file = write(temp.resolve("f.csv"), "GEO;AAR;TELLER", "4014;2017_2017;5");
    WarehouseException refusal =
        catchThrowableOfType(
            WarehouseException.class, () -> load(request(file).withIndicator("x")));
    assertThat(TestingFiles.problems(refusal))
        .isEqualTo(
            "f.csv:2: GEO: '4014' is not valid in 2017, only from 2024; Kragerø was 0815 then");
    assertThat(refusal)
        .hasMessage(
            "1 problem, nothing was loaded; figures of the Institute of Public Health stand on the"
                + " newest borders in all years, load them with --borders 2024 or the year they were"
                + " published in");
  }

  @Test
  void unknownAreasCanBeLeftOut() {
    Path file = write(temp.resolve("f.csv"), "GEO;AAR;TELLER", "030101;2024;5", "3432;2024;6");
    LoadResult result = load(request(file).withIndicator("x").leavingOutUnknownAreas());
    assertThat(result.notes()).contains("f.csv: left out 1 row of unknown areas: 030101");
    assertThat(ask(warehouse.latest(), "select area from indicator_delivery")).isEqualTo("3432");
  }

  @Test
  void aFileThatDoesNotSayItsIndicatorOrFiguresIsRefused() {
    assertThat(refusal(request(write(temp.resolve("f.csv"), "GEO;AAR;TELLER", "3432;2024;5"))))
        .isEqualTo("f.csv:1: does not say of which indicator it is; --indicator CODE does");
    assertThat(
            refusal(
                request(write(temp.resolve("f.csv"), "GEO;KJONN;DDD", "3432;0;5"))
                    .withIndicator("x")))
        .isEqualTo(
            """
            f.csv:1: must have a column for period, called one of period, aar, år, year, periode
            f.csv:1: must have a column of figures, such as TELLER, NEVNER, sumTELLER, sumNEVNER, \
            RATE, MEIS, SMR""");
    assertThat(
            refusal(
                request(write(temp.resolve("f.csv"), "GEO;AAR;DDD;TELLER", "3432;2024;5.5;5"))
                    .withIndicator("x")))
        .isEqualTo(
            "f.csv:2: DDD: '5.5' must be a category; figures are in columns called TELLER, NEVNER,"
                + " sumTELLER, sumNEVNER, RATE, MEIS, SMR");
  }

  @Test
  void anIndicatorThatNoFileNeedsIsRefused() {
    Path file = source();
    assertThatThrownBy(() -> load(LoadRequest.of(List.of(file)).withIndicator("x")))
        .hasMessage("Invalid indicator: 'x', no file is for table indicator_delivery");
    assertThatThrownBy(() -> LoadRequest.of(List.of(file)).withIndicator("a b"))
        .hasMessage("Invalid indicator: 'a b', must be letters, digits, dots, - and _");
  }

  @Test
  void oneFileMayBeLoadedAsTwoIndicators() {
    Path file = write(temp.resolve("f.csv"), "GEO;AAR;TELLER", "3432;2024;5");
    assertThat(load(request(file).withIndicator("x")).isNew()).isTrue();
    assertThat(load(request(file).withIndicator("y")).isNew()).isTrue();
    assertThat(load(request(file).withIndicator("y")).isNew()).isFalse();
  }

  private Path source() {
    return write(temp.resolve("source.csv"), SOURCE, "plan,Plan,Kommunen,2016");
  }

  private static LoadRequest request(Path file) {
    return LoadRequest.parse(List.of("indicator_delivery=" + file));
  }

  private LoadResult load(LoadRequest request) {
    return warehouse.load(request);
  }

  private String rows() {
    return ask(warehouse.latest(), ROWS);
  }

  private String refusal(LoadRequest request) {
    return TestingFiles.problems(
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(request)));
  }
}
