package no.mestring.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.period.YearSpan;
import org.junit.jupiter.api.Test;

/**
 * What somebody can compute from figures: each attack succeeds where only small figures are hidden,
 * and fails where figures are protected.
 */
class FigureAttacksTest {
  private static final People ALL = TestingFigures.people(Sex.BOTH, "0+");
  private static final YearSpan YEAR = YearSpan.of(2020);

  private static Possible attack(Release release, int[] parts) {
    return new Attack(release, 0).possible(parts);
  }

  /** Municipalities of one year with a county of all of them. */
  private static TestingFigures areas(SortedMap<String, Long> counts, long population) {
    TestingFigures figures = new TestingFigures(Profile.MIN);
    counts.forEach((code, count) -> figures.group(code, ALL, 2020, count, population));
    List<String> codes = List.copyOf(counts.keySet());
    codes.forEach(code -> figures.figure(code, List.of(code), ALL, YEAR));
    return figures.figure("03", codes, ALL, YEAR);
  }

  /**
   * 37 users, 16 men and 21 women; 4 of the men and 9 of the women are 67-79 years old. All men
   * less the others are 4. With all totals shown three more are needed, which trying all fewer
   * shows.
   */
  @Test
  void rowsLessTheirPartsTellNoSmallCount() {
    TestingFigures users = new TestingFigures(Profile.MIN);
    long[] counts = {12, 4, 12, 9};
    List<Sex> sexes = List.of(Sex.MALE, Sex.FEMALE);
    List<String> ages = List.of("0-66", "67-79");
    for (int i = 0; i < counts.length; i++) {
      users.group(
          "0513",
          new People(sexes.get(i / 2), AgeRange.parse(ages.get(i % 2))),
          2020,
          counts[i],
          900);
    }
    for (Sex sex : Sex.values()) {
      for (String age : List.of("0-66", "67-79", "0-79")) {
        users.figure("0513", List.of("0513"), TestingFigures.people(sex, age), YEAR);
      }
    }
    int[] oldMen = {1};
    assertThat(attack(users.naive(), oldMen)).hasToString("4");
    ProtectedFigures shown = users.protect(Criterion.WIDTH);
    assertThat(attack(users.seen(shown), oldMen).size()).isGreaterThanOrEqualTo(3);
    assertThat(shown.hidden()).isEqualTo(4);
  }

  /** 95 of 97 inhabitants are counted: the two who are not are as few as two who are. */
  @Test
  void aCountOfNearlyAllIsHiddenAndOpenDownwards() {
    TestingFigures figures = new TestingFigures(Profile.MIN);
    figures.group("0301", ALL, 2020, 95, 97);
    figures.group("0302", ALL, 2020, 150, 400);
    figures.group("0303", ALL, 2020, 250, 600);
    for (String area : List.of("0301", "0302", "0303")) {
      figures.figure(area, List.of(area), ALL, YEAR);
    }
    figures.figure("03", List.of("0301", "0302", "0303"), ALL, YEAR);
    int[] nearlyAll = {0};
    assertThat(attack(figures.naive(), nearlyAll)).hasToString("95");
    ProtectedFigures shown = figures.protect(Criterion.WIDTH);
    assertThat(shown.isShown(0)).isFalse();
    // three or more may be left: the truth is two
    assertThat(attack(figures.seen(shown), nearlyAll).least()).isLessThanOrEqualTo(94);
  }

  /**
   * Ages of a municipality are published, and not their difference: 60 of 0-79 less 57 of 0-66 are
   * 3 of 67-79. All of 67-79 but two of 40 are not to be told either.
   */
  @Test
  void ageGroupsThatAreNotPublishedAreNotTold() {
    for (long old : new long[] {3, 38}) {
      TestingFigures figures = new TestingFigures(Profile.MIN);
      People young = TestingFigures.people(Sex.BOTH, "0-66");
      People aged = TestingFigures.people(Sex.BOTH, "67-79");
      People both = TestingFigures.people(Sex.BOTH, "0-79");
      figures.group("0301", young, 2020, 57, 900).group("0301", aged, 2020, old, 40);
      figures.figure("0301", List.of("0301"), young, YEAR);
      figures.figure("0301", List.of("0301"), both, YEAR);
      figures.unpublished(List.of("0301"), aged, YEAR);
      int[] difference = {1};
      assertThat(attack(figures.naive(), difference)).hasToString("" + old);
      ProtectedFigures shown = figures.protect(Criterion.WIDTH);
      assertThat(attack(figures.seen(shown), difference).size()).isGreaterThanOrEqualTo(3);
    }
  }

  /** Zeros are hidden, and 30 less 30 tells that two of them are nobody. */
  @Test
  void hiddenZerosAreNotTold() {
    TestingFigures figures =
        areas(new TreeMap<>(Map.of("0301", 30L, "0302", 0L, "0303", 0L, "0304", 40L)), 5000);
    int[] zero = {1};
    assertThat(attack(figures.naive(), zero)).hasToString("0");
    ProtectedFigures shown = figures.protect(Criterion.WIDTH);
    assertThat(attack(figures.seen(shown), zero).size()).isGreaterThanOrEqualTo(3);
    assertThat(attack(figures.seen(shown), new int[] {1, 2}).size()).isGreaterThanOrEqualTo(3);
  }

  /**
   * A period less its other years, and two periods that share two of their years: 2021 and 2024.
   */
  @Test
  void overlappingPeriodsTellNoYear() {
    long[] years = {9, 2, 8, 9, 3, 17, 12};
    TestingFigures figures = new TestingFigures(Profile.MIN);
    for (int i = 0; i < years.length; i++) {
      figures.group("0301", ALL, 2020 + i, years[i], 5000);
    }
    for (int i = 0; i < years.length; i++) {
      figures.figure("0301", List.of("0301"), ALL, YearSpan.of(2020 + i));
    }
    for (int i = 2; i < years.length; i++) {
      figures.figure("0301", List.of("0301"), ALL, YearSpan.closed(2018 + i, 2020 + i));
    }
    Release naive = figures.naive();
    assertThat(attack(naive, new int[] {1})).hasToString("2");
    assertThat(attack(naive, new int[] {4})).hasToString("3");
    ProtectedFigures shown = figures.protect(Criterion.WIDTH);
    for (int year : new int[] {1, 4}) {
      assertThat(attack(figures.seen(shown), new int[] {year}).size()).isGreaterThanOrEqualTo(3);
    }
    assertThat(shown.hidden()).isLessThan(figures.figures().size());
  }

  /**
   * Years beside periods as above: 2021 and 2024 are small, and since no triangle is of time
   * nothing else is hidden. Both can be computed.
   */
  @Test
  void theNationalRulesDoNotSeeOverlappingPeriods() {
    long[] years = {9, 2, 8, 9, 3, 17, 12};
    TestingFigures figures = new TestingFigures(Profile.MIN);
    for (int i = 0; i < years.length; i++) {
      figures.group("0301", ALL, 2020 + i, years[i], 5000);
      figures.figure("0301", List.of("0301"), ALL, YearSpan.of(2020 + i));
    }
    for (int i = 2; i < years.length; i++) {
      figures.figure("0301", List.of("0301"), ALL, YearSpan.closed(2018 + i, 2020 + i));
    }
    assertThat(figures.tryNational()).isEqualTo(new NationalFinding(12, 2, 2, 2, 2, 0));
  }

  /** 10 are 0-24 years old and 8 of them 15-24; that 2 are 0-14 is published nowhere. */
  @Test
  void theNationalRulesDoNotSeeWhatIsPublishedNowhere() {
    TestingFigures figures = new TestingFigures(Profile.MIN);
    People children = TestingFigures.people(Sex.BOTH, "0-14");
    People youth = TestingFigures.people(Sex.BOTH, "15-24");
    figures.group("0301", children, 2020, 2, 900).group("0301", youth, 2020, 8, 900);
    for (People people : List.of(youth, TestingFigures.people(Sex.BOTH, "0-24"))) {
      figures.figure("0301", List.of("0301"), people, YEAR);
    }
    figures.unpublished(List.of("0301"), children, YEAR);
    assertThat(figures.tryNational()).isEqualTo(new NationalFinding(2, 0, 0, 0, 0, 1));
  }

  /**
   * Women and men of two municipalities and their county. Of the larger one the 3 women are hidden;
   * then its men beside them, who are fewer; then the women of the other, and at last its men. Each
   * of the four may be anything from 0.
   */
  @Test
  void theNationalRulesHideTheSmallestPopulationOfATriangle() {
    TestingFigures figures = new TestingFigures(Profile.MIN);
    People women = TestingFigures.people(Sex.FEMALE, "0+");
    People men = TestingFigures.people(Sex.MALE, "0+");
    figures.group("0301", women, 2020, 3, 900);
    figures.group("0301", men, 2020, 20, 890);
    figures.group("0302", women, 2020, 30, 500);
    figures.group("0302", men, 2020, 40, 510);
    for (People people : List.of(ALL, women, men)) {
      figures.figure("03", List.of("0301", "0302"), people, YEAR);
      figures.figure("0301", List.of("0301"), people, YEAR);
      figures.figure("0302", List.of("0302"), people, YEAR);
    }
    assertThat(figures.tryNational()).isEqualTo(new NationalFinding(9, 1, 4, 0, 0, 0));
  }

  /** A health region of three of a county's four municipalities, and one of two of them. */
  @Test
  void regionsThatOverlapTellNoMunicipality() {
    TestingFigures figures =
        areas(new TreeMap<>(Map.of("0301", 60L, "0302", 3L, "0303", 50L, "0304", 70L)), 5000);
    figures.figure("north", List.of("0301", "0302", "0303"), ALL, YEAR);
    figures.figure("south", List.of("0303", "0304"), ALL, YEAR);
    int[] few = {1};
    assertThat(attack(figures.naive(), few)).hasToString("3");
    ProtectedFigures shown = figures.protect(Criterion.WIDTH);
    assertThat(attack(figures.seen(shown), few).size()).isGreaterThanOrEqualTo(3);
  }

  /** A region of one is its member; of two, one is the region less the other. */
  @Test
  void aRegionOfOneOrTwoIsHiddenWithItsMember() {
    TestingFigures figures =
        areas(new TreeMap<>(Map.of("0301", 60L, "0302", 3L, "0303", 50L, "0304", 70L)), 5000);
    figures.figure("one", List.of("0302"), ALL, YEAR);
    figures.figure("two", List.of("0301", "0302"), ALL, YEAR);
    assertThat(attack(figures.naive(), new int[] {1})).hasToString("3");
    ProtectedFigures shown = figures.protect(Criterion.WIDTH);
    int one = figures.index("one", ALL, YEAR);
    int two = figures.index("two", ALL, YEAR);
    assertThat(shown.isShown(one)).isFalse();
    assertThat(shown.isShown(two) && shown.isShown(figures.index("0301", ALL, YEAR))).isFalse();
    assertThat(attack(figures.seen(shown), new int[] {1}).size()).isGreaterThanOrEqualTo(3);
  }

  /** Two of seven years are small, more than a fifth; by profile min they are hidden alone. */
  @Test
  void aSeriesWithManySmallYearsIsHiddenWhole() {
    for (Profile profile : Profile.values()) {
      TestingFigures figures = new TestingFigures(profile);
      long[] years = {9, 2, 8, 9, 3, 17, 12};
      for (String area : List.of("0301", "0302", "0303")) {
        for (int i = 0; i < years.length; i++) {
          figures.group(area, ALL, 2020 + i, area.equals("0301") ? years[i] : 50 + i, 5000);
          figures.figure(area, List.of(area), ALL, YearSpan.of(2020 + i));
        }
      }
      ProtectedFigures shown = figures.protect(Criterion.WIDTH);
      long hidden = IntStream.range(0, years.length).filter(i -> !shown.isShown(i)).count();
      assertThat(hidden).isEqualTo(profile == Profile.FHI ? 7 : 2);
    }
  }
}
