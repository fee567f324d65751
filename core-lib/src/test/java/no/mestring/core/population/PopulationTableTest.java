package no.mestring.core.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.Sex;
import no.mestring.core.period.YearSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTableTest {
  /**
   * Dovre and Lesja on 1 January, Statistics Norway (the municipalities' later codes 3431 and 3432;
   * together 2,742 and 2,195 persons in 2012).
   */
  private static final List<PopulationCount> DOVRE_AND_LESJA =
      rows(
          "3431 2012 female 0-15 223",
          "3431 2012 female 16-74 954",
          "3431 2012 female 75+ 190",
          "3431 2012 male 0-15 243",
          "3431 2012 male 16-74 1020",
          "3431 2012 male 75+ 112",
          "3431 2013 female 0-15 219",
          "3431 2013 female 16-74 959",
          "3431 2013 female 75+ 180",
          "3431 2013 male 0-15 230",
          "3431 2013 male 16-74 1025",
          "3431 2013 male 75+ 114",
          "3431 2014 female 0-15 213",
          "3431 2014 female 16-74 961",
          "3431 2014 female 75+ 176",
          "3431 2014 male 0-15 231",
          "3431 2014 male 16-74 1008",
          "3431 2014 male 75+ 115",
          "3432 2012 female 0-15 195",
          "3432 2012 female 16-74 737",
          "3432 2012 female 75+ 143",
          "3432 2012 male 0-15 226",
          "3432 2012 male 16-74 797",
          "3432 2012 male 75+ 97",
          "3432 2013 female 0-15 186",
          "3432 2013 female 16-74 724",
          "3432 2013 female 75+ 140",
          "3432 2013 male 0-15 215",
          "3432 2013 male 16-74 780",
          "3432 2013 male 75+ 100");

  private static final PopulationTable TABLE = PopulationTable.of(DOVRE_AND_LESJA);
  private static final AgeRange ALL = AgeRange.atLeast(0);

  /** SQL over Statistics Norway's single ages: {@code sum(persons) ... age between}. */
  @ParameterizedTest
  @CsvSource({
    "3431, 2012, BOTH, 0+, 2742",
    "3432, 2012, BOTH, 0+, 2195",
    "3431, 2012, FEMALE, 0+, 1367",
    "3431, 2012, BOTH, 16+, 2276",
    "3431, 2012, MALE, 16+, 1132",
    "3431, 2012, BOTH, 0-74, 2440",
    "3431 3432, 2012, BOTH, 16+, 4050",
    "3431 3432, 2013, FEMALE, 0-15, 405",
  })
  void personsAreSummedOverAgesSexesAndAreas(
      String areas, int year, Sex sex, AgeRange ages, double expected) {
    assertThat(TABLE.persons(year, residents(areas, sex, ages)))
        .isEqualTo(new PopulationFigure.Known(expected, false));
  }

  /** By hand from the same figures: (2742 + 2727) / 2 and (2727 + 2704) / 2. */
  @Test
  void theMeanPopulationIsTheMeanOfTwoFirstsOfJanuary() {
    Residents dovre = Residents.of("3431", Sex.BOTH, ALL);
    assertThat(TABLE.meanPopulation(YearSpan.of(2012), dovre)).hasToString("2734.5");
    assertThat(TABLE.meanPopulation(YearSpan.of(2013), dovre)).hasToString("2715.5");
    assertThat(TABLE.personYears(YearSpan.closed(2012, 2013), dovre)).hasToString("5450");
    assertThat(TABLE.meanPopulation(YearSpan.closed(2012, 2013), dovre)).hasToString("2725");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9999 | 2012 | BOTH | 0+ | missing (9999 2012 female 0+ not counted; "
            + "9999 2012 male 0+ not counted)",
        "3431 9999 | 2012 | MALE | 0+ | missing (9999 2012 male 0+ not counted)",
        "3432 | 2014 | MALE | 0-15 | missing (3432 2014 male 0-15 not counted)",
        "3431 | 2012 | MALE | 0-17 | missing (3431 2012 male 16-17 in a group that would be cut)",
        "3431 | 2012 | MALE | 10-90 | missing (3431 2012 male 10-15 in a group that would be cut; "
            + "3431 2012 male 75-90 in a group that would be cut)",
        "9997 9998 | 2012 | BOTH | 0+ | missing (9997 2012 female 0+ not counted; "
            + "9997 2012 male 0+ not counted; 9998 2012 female 0+ not counted; and 1 more)",
      })
  void whatIsNotCoveredIsSaidAndNotCounted(
      String areas, int year, Sex sex, AgeRange ages, String expected) {
    PopulationFigure figure = TABLE.persons(year, residents(areas, sex, ages));
    assertThat(figure).hasToString("no number: " + expected);
    assertThat(figure.number()).isEmpty();
    assertThat(figure.estimate()).hasToString("no number: missing");
  }

  @Test
  void agesThatNobodyCountedAreToldFromThoseInACutGroup() {
    PopulationTable holes =
        PopulationTable.of(rows("1 2012 male 0-4 10", "1 2012 male 10-14 10", "1 2012 male 17+ 9"));
    assertThat(holes.persons(2012, residents("1", Sex.MALE, AgeRange.parse("2-17"))))
        .hasToString(
            "no number: missing (1 2012 male 2-4 in a group that would be cut; 1 2012 male 5-9 not"
                + " counted; 1 2012 male 15-16 not counted; and 1 more)");
    assertThat(holes.persons(2012, residents("1", Sex.MALE, AgeRange.parse("0-16"))).gaps())
        .extracting(PopulationGap::toString)
        .containsExactly("1 2012 male 5-9 not counted", "1 2012 male 15-16 not counted");
    assertThat(holes.persons(2012, residents("1", Sex.MALE, AgeRange.parse("4-14"))))
        .hasToString(
            "no number: missing (1 2012 male 4-4 in a group that would be cut; 1 2012 male 5-9 not"
                + " counted)");
  }

  @Test
  void groupsThatOverlapWithoutFittingGiveNoNumber() {
    PopulationTable overlapping =
        PopulationTable.of(rows("1 2012 male 0-4 10", "1 2012 male 3-9 10"));
    assertThat(overlapping.persons(2012, residents("1", Sex.MALE, AgeRange.parse("0-9"))))
        .hasToString("no number: missing (1 2012 male 0-9 in a group that would be cut)");
  }

  @Test
  void areasOfARegionMayBeCountedInDifferentGroups() {
    PopulationTable table =
        PopulationTable.of(
            rows(
                "1 2012 male 0-0 1",
                "1 2012 male 1-1 2",
                "1 2012 male 2+ 4",
                "2 2012 male 0-1 8",
                "2 2012 male 2+ 16",
                "3 2012 male 0+ 32",
                "4 2012 male 0-0 64"));
    assertThat(table.persons(2012, residents("1 2", Sex.MALE, AgeRange.parse("0-1"))).number())
        .hasValue(11);
    assertThat(table.persons(2012, residents("1 2 3", Sex.MALE, ALL)).number()).hasValue(63);
    assertThat(table.persons(2012, residents("1 2 3 4", Sex.MALE, AgeRange.parse("0-1"))))
        .hasToString(
            "no number: missing (3 2012 male 0-1 in a group that would be cut; 4 2012 male 1-1 not"
                + " counted)");
  }

  @Test
  void whatIsLackingIsInOrderOfAreaYearAndSex() {
    assertThat(
            TABLE.personYears(YearSpan.closed(2010, 2011), residents("8 7", Sex.BOTH, ALL)).gaps())
        .extracting(PopulationGap::area, PopulationGap::year, PopulationGap::sex)
        .containsExactly(
            tuple("7", 2010, Sex.FEMALE), tuple("7", 2010, Sex.MALE),
            tuple("7", 2011, Sex.FEMALE), tuple("7", 2011, Sex.MALE),
            tuple("7", 2012, Sex.FEMALE), tuple("7", 2012, Sex.MALE),
            tuple("8", 2010, Sex.FEMALE), tuple("8", 2010, Sex.MALE),
            tuple("8", 2011, Sex.FEMALE), tuple("8", 2011, Sex.MALE),
            tuple("8", 2012, Sex.FEMALE), tuple("8", 2012, Sex.MALE));
  }

  /** Each way through the groups is made to give another number, so that the way taken shows. */
  @ParameterizedTest
  @CsvSource({
    "0-3, 1111", // single ages, not the total beside them
    "0-4, 11111",
    "0-9, 21111", // single ages and a group of five
    "5-9, 10000",
    "0+, 321111", // the finest of all
    "4+, 320000",
  })
  void ofSeveralWaysTheFinestIsTaken(AgeRange ages, double expected) {
    PopulationTable mixed =
        PopulationTable.of(
            rows(
                "1 2012 male 0-0 1",
                "1 2012 male 1-1 10",
                "1 2012 male 2-2 100",
                "1 2012 male 3-3 1000",
                "1 2012 male 4-4 10000",
                "1 2012 male 5-9 10000",
                "1 2012 male 10+ 300000",
                "1 2012 male 0-4 7",
                "1 2012 male 0+ 8",
                "1 2012 male 0-9 9",
                "1 2012 male 5+ 5"));
    assertThat(mixed.persons(2012, residents("1", Sex.MALE, ages)).number()).hasValue(expected);
  }

  /** 0-2 and 3-9 against 0-4 and 5-9: as many groups, the smaller youngest one goes first. */
  @Test
  void ofTwoWaysAsFineTheOneWithTheSmallerYoungestGroupIsTaken() {
    PopulationTable two =
        PopulationTable.of(
            rows(
                "1 2012 male 0-4 1",
                "1 2012 male 5-9 2",
                "1 2012 male 0-2 4",
                "1 2012 male 3-9 8"));
    assertThat(two.persons(2012, residents("1", Sex.MALE, AgeRange.parse("0-9"))).number())
        .hasValue(12);
  }

  /** Against all sets of groups, tried one by one, for random groups of the ages 0 to 6 and up. */
  @Test
  void theChosenGroupsAgreeWithTryingAll() {
    Random random = new Random(7);
    int answered = 0;
    for (int round = 0; round < 1500; round++) {
      Set<AgeRange> groups = new TreeSet<>();
      for (int i = 0; i < 9; i++) {
        int lower = random.nextInt(6);
        groups.add(
            random.nextInt(5) == 0
                ? AgeRange.atLeast(lower)
                : AgeRange.closed(lower, Math.min(6, lower + random.nextInt(3))));
      }
      List<PopulationCount> rows = new ArrayList<>();
      for (AgeRange group : groups) {
        rows.add(new PopulationCount("1", 2012, Sex.MALE, group, 1 << rows.size(), Origin.COUNTED));
      }
      AgeRange ages = random.nextBoolean() ? AgeRange.atLeast(1) : AgeRange.closed(0, 4);
      PopulationFigure figure =
          PopulationTable.of(rows).persons(2012, residents("1", Sex.MALE, ages));
      int expected = tryAll(List.copyOf(groups), ages);
      assertThat(figure.number().orElse(0)).as(groups + " for " + ages).isEqualTo(expected);
      answered += expected > 0 ? 1 : 0;
    }
    assertThat(answered).isBetween(300, 1200);
  }

  /** The set of groups (bit by bit) that holds each age up to 9 once, most groups, then first. */
  private static int tryAll(List<AgeRange> groups, AgeRange ages) {
    int best = 0;
    String bestName = "";
    for (int set = 1; set < 1 << groups.size(); set++) {
      int[] held = new int[10];
      boolean isOpen = false;
      StringBuilder name = new StringBuilder();
      for (int i = 0; i < groups.size(); i++) {
        if ((set >> i & 1) == 1) {
          name.append(groups.get(i)).append(' ');
          isOpen |= groups.get(i).isOpenEnded();
          for (int age = 0; age < held.length; age++) {
            held[age] += groups.get(i).contains(age) ? 1 : 0;
          }
        }
      }
      boolean isExact = isOpen == ages.isOpenEnded();
      for (int age = 0; age < held.length; age++) {
        isExact &= held[age] == (ages.contains(age) ? 1 : 0);
      }
      int finer = Integer.bitCount(set) - Integer.bitCount(best);
      // one digit to an age, and + sorts after it only if an open group is the larger
      String sortable = name.toString().replace("+", "-z");
      if (isExact && (finer > 0 || (finer == 0 && sortable.compareTo(bestName) < 0))) {
        best = set;
        bestName = sortable;
      }
    }
    return best;
  }

  @Test
  void anOpenRangeNeedsAnOpenGroupOrAnOldestAge() {
    PopulationTable closed =
        PopulationTable.of(
            rows("1 2012 male 0-15 3", "1 2012 male 16-16 5", "1 2012 male 17-17 7"));
    Residents adults = residents("1", Sex.MALE, AgeRange.atLeast(16));
    assertThat(closed.persons(2012, adults))
        .hasToString("no number: missing (1 2012 male 18+ not counted)");
    PopulationTable ended = closed.withOldestAge(17);
    for (String ages : List.of("16+", "16-17", "16-120")) {
      assertThat(ended.persons(2012, residents("1", Sex.MALE, AgeRange.parse(ages))).number())
          .as(ages)
          .hasValue(12);
    }
    assertThat(ended.persons(2012, residents("1", Sex.MALE, AgeRange.atLeast(18))).number())
        .hasValue(0);
    assertThatThrownBy(() -> closed.withOldestAge(16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid oldest age: 16, must be 17 or more, where a group begins");
  }

  @Test
  void anOpenGroupFillsARangeToTheOldestAge() {
    Residents all = residents("3431", Sex.BOTH, AgeRange.closed(0, 120));
    assertThat(TABLE.persons(2012, all).number()).isEmpty();
    assertThat(TABLE.withOldestAge(120).persons(2012, all).number()).hasValue(2742);
  }

  @Test
  void projectionsAnswerOnlyWhereTheyAreAskedForAndThereIsNoCount() {
    List<PopulationCount> rows = new ArrayList<>(rows("1 2025 male 0+ 10", "1 2026 male 0+ 11"));
    rows.add(new PopulationCount("1", 2026, Sex.MALE, ALL, 99, Origin.PROJECTED));
    rows.add(new PopulationCount("1", 2027, Sex.MALE, ALL, 12, Origin.PROJECTED));
    PopulationTable counts = PopulationTable.of(rows);
    PopulationTable both = counts.withProjections();
    Residents men = residents("1", Sex.MALE, ALL);

    assertThat(counts.persons(2027, men))
        .hasToString("no number: missing (1 2027 male 0+ only projected)");
    assertThat(counts.persons(2027, men.withAges(AgeRange.closed(0, 9))))
        .hasToString("no number: missing (1 2027 male 0-9 not counted)");
    assertThat(both.persons(2027, men)).isEqualTo(new PopulationFigure.Known(12, true));
    assertThat(both.persons(2027, men.withAges(AgeRange.closed(0, 9))))
        .hasToString("no number: missing (1 2027 male 0-9 in a group that would be cut)");
    assertThat(both.persons(2026, men)).isEqualTo(new PopulationFigure.Known(11, false));

    YearSpan year = YearSpan.of(2026);
    assertThat(counts.meanPopulation(year, men))
        .hasToString("no number: not_computable (1 2027 male 0+ only projected)");
    assertThat(both.meanPopulation(year, men)).hasToString("11.5 (with projections)");
    assertThat(both.meanPopulation(YearSpan.of(2025), men)).hasToString("10.5");
    assertThat(both.personYears(YearSpan.of(2027), men))
        .hasToString("no number: not_computable (1 2028 male 0+ not counted)");
  }

  @Test
  void aMeanInTheMiddleOfTheTableIsMissingAndNotUncomputable() {
    Residents lesja = residents("3432", Sex.FEMALE, ALL);
    assertThat(TABLE.meanPopulation(YearSpan.of(2013), lesja))
        .hasToString("no number: missing (3432 2014 female 0+ not counted)");
    assertThat(TABLE.meanPopulation(YearSpan.of(2014), lesja))
        .hasToString(
            "no number: not_computable (3432 2014 female 0+ not counted;"
                + " 3432 2015 female 0+ not counted)");
    // 2012 to 2014 names what lacks once, though two years need it
    assertThat(TABLE.personYears(YearSpan.closed(2011, 2012), lesja).gaps())
        .extracting(PopulationGap::toString)
        .containsExactly("3432 2011 female 0+ not counted");
  }

  /** person-time.py, which integrates the triangles and adds up age by age; person-time.R (Epi). */
  @ParameterizedTest
  @CsvFileSource(resources = "person-time.csv", numLinesToSkip = 1)
  void personYearsAgreeWithTheTriangles(
      PersonTime time, AgeRange ages, String years, double expected) {
    PopulationTable table = PopulationTable.of(single()).withOldestAge(6);
    Residents residents = residents("1", Sex.FEMALE, ages);
    YearSpan span = YearSpan.parse(years);
    assertThat(table.personYears(span, residents, time).number().orElseThrow())
        .isCloseTo(expected, within(1e-10));
    assertThat(table.meanPopulation(span, residents, time).number().orElseThrow())
        .isCloseTo(expected / span.lengthInYears(), within(1e-10));
  }

  @Test
  void theTrianglesSayWhichNeighbouringAgesTheyLack() {
    PopulationTable open =
        PopulationTable.of(
            rows(
                "1 2020 male 0-0 3",
                "1 2020 male 1-1 4",
                "1 2020 male 2+ 5",
                "1 2021 male 0-0 3",
                "1 2021 male 1-1 4",
                "1 2021 male 2+ 5"));
    YearSpan year = YearSpan.of(2020);
    Residents old = residents("1", Sex.MALE, AgeRange.atLeast(2));
    assertThat(open.personYears(year, old, PersonTime.COMPLETED_AGE))
        .hasToString("no number: missing (1 2021 male 3+ in a group that would be cut)");
    // (N(1+, 2020) + N(2+, 2021)) / 2 = (9 + 5) / 2
    assertThat(open.personYears(year, old, PersonTime.AGE_AT_YEAR_END).number()).hasValue(7);
    assertThat(open.personYears(YearSpan.of(2021), old, PersonTime.AGE_AT_YEAR_END))
        .hasToString("no number: not_computable (1 2022 male 2+ not counted)");
  }

  @Test
  void theAgesOfAYearAddUpToAllForEachKindOfTime() {
    PopulationTable table = PopulationTable.of(single()).withOldestAge(6);
    for (PersonTime time : PersonTime.values()) {
      double sum = 0;
      for (int age = 0; age < 6; age++) {
        sum += personYears(table, AgeRange.closed(age, age), time);
      }
      sum += personYears(table, AgeRange.atLeast(6), time);
      assertThat(sum)
          .as(time.name())
          .isCloseTo(personYears(table, ALL, PersonTime.JANUARY_MEAN), within(1e-10));
    }
  }

  private static double personYears(PopulationTable table, AgeRange ages, PersonTime time) {
    return table
        .personYears(YearSpan.closed(2020, 2021), residents("1", Sex.FEMALE, ages), time)
        .number()
        .orElseThrow();
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    List<PopulationCount> shuffled = new ArrayList<>(DOVRE_AND_LESJA);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      PopulationTable table = PopulationTable.of(shuffled);
      assertThat(table.persons(2012, residents("3431 3432", Sex.BOTH, ALL)).number())
          .hasValue(4937);
      assertThat(table.persons(2013, residents("3432", Sex.MALE, AgeRange.atLeast(16))).number())
          .hasValue(880);
      assertThat(table.areas()).containsExactly("3431", "3432");
    }
  }

  @Test
  void countsMayHaveDecimalsBeZeroOrVeryLarge() {
    PopulationTable table =
        PopulationTable.of(
            rows(
                "1 2012 male 0+ 0",
                "1 2012 female 0+ 0",
                "2 2012 male 0+ 1e12",
                "2 2012 female 0+ 0.25"));
    assertThat(table.persons(2012, residents("1", Sex.BOTH, ALL))).hasToString("0");
    assertThat(table.persons(2012, residents("2", Sex.BOTH, ALL)).number()).hasValue(1e12 + 0.25);
    // a mean of the whole country keeps its half person
    assertThat(new PopulationFigure.Known(5_550_203.5, false)).hasToString("5550203.5");
    assertThat(new PopulationFigure.Known(155.5 / 3, true))
        .hasToString("51.8333 (with projections)");
  }

  @Test
  void rowsAreReadOnceEach() {
    List<PopulationCount> twice = new ArrayList<>(rows("1 2012 male 0-4 1", "1 2012 male 5+ 1"));
    twice.addAll(rows("1 2012 female 0-4 1", "1 2012 male 0-4 2"));
    assertThatThrownBy(() -> PopulationTable.of(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid counts: 1 2012 male 0-4 counted, must not occur twice");
    assertThatThrownBy(() -> PopulationTable.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid counts: [], must not be empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3431 | 2012 | MALE | -1 | Invalid persons: -1, must be 0 or more",
        "3431 | 2012 | MALE | NaN | Invalid persons: NaN, must be 0 or more",
        "3431 | 2012 | MALE | Infinity | Invalid persons: Infinity, must be finite",
        "3431 | 2012 | BOTH | 1 | Invalid sex: both, must be female or male",
        "3431 | 212 | MALE | 1 | Invalid year: 212, must be from 1000 to 9999",
        "' ' | 2012 | MALE | 1 | Invalid area: ' ', must not be blank",
      })
  void rowsThatCannotBeAreRefused(String area, int year, Sex sex, double persons, String message) {
    assertThatThrownBy(() -> new PopulationCount(area, year, sex, ALL, persons, Origin.COUNTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aQuestionNeedsAnArea() {
    assertThatThrownBy(() -> Residents.of(Set.of(), Sex.BOTH, ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid areas: [], must not be empty");
  }

  /** The made-up population of person-time.py. */
  private static List<PopulationCount> single() {
    int[][] persons = {
      {30, 32, 31, 35, 29, 20, 8}, {28, 31, 33, 30, 34, 27, 15}, {29, 27, 30, 33, 31, 32, 30}
    };
    List<PopulationCount> rows = new ArrayList<>();
    for (int year = 0; year < persons.length; year++) {
      for (int age = 0; age < 7; age++) {
        rows.addAll(
            rows("1 %d female %d-%d %d".formatted(2020 + year, age, age, persons[year][age])));
      }
    }
    return rows;
  }

  private static Residents residents(String areas, Sex sex, AgeRange ages) {
    return Residents.of(Set.of(areas.split(" ", -1)), sex, ages);
  }

  private static List<PopulationCount> rows(String... rows) {
    List<PopulationCount> counts = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split(" ", -1);
      counts.add(
          new PopulationCount(
              cells[0],
              Integer.parseInt(cells[1]),
              Sex.parse(cells[2]),
              AgeRange.parse(cells[3]),
              Double.parseDouble(cells[4]),
              Origin.COUNTED));
    }
    return counts;
  }
}
