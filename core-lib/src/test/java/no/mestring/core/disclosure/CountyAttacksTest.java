package no.mestring.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.period.YearSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A county that nobody lives in: ten municipalities of 1,200 to 61,000 inhabitants, sex, five ages,
 * seven years and all their totals, 1,386 figures.
 */
class CountyAttacksTest {
  private static final List<String> AGES = List.of("0-17", "18-44", "45-66", "67-79", "80+");
  private static final double[] SHARES = {0.22, 0.35, 0.27, 0.12, 0.04};
  private static final double[] RATES = {0.004, 0.018, 0.022, 0.014, 0.009};
  private static final List<String> CODES =
      IntStream.rangeClosed(3001, 3010).mapToObj(String::valueOf).toList();

  private record Group(String area, People people, int year, long count, long population) {}

  private static List<Group> groups() {
    SplittableRandom random = new SplittableRandom(20261123);
    List<Group> groups = new ArrayList<>();
    for (int area = 0; area < CODES.size(); area++) {
      for (Sex sex : List.of(Sex.MALE, Sex.FEMALE)) {
        for (int age = 0; age < SHARES.length; age++) {
          long population = Math.round(1200 * Math.pow(1.548, area) * SHARES[age] / 2);
          double expected = population * RATES[age];
          for (int year = 2014; year <= 2020; year++) {
            double count = expected + random.nextDouble(-2, 2) * Math.sqrt(expected);
            groups.add(
                new Group(
                    CODES.get(area),
                    TestingFigures.people(sex, AGES.get(age)),
                    year,
                    Math.min(population, Math.max(0, Math.round(count))),
                    population));
          }
        }
      }
    }
    return groups;
  }

  /** The county, the order of its groups and figures mixed if there is a random. */
  private static TestingFigures county(Random... mixing) {
    TestingFigures figures = new TestingFigures(Profile.MIN);
    List<Group> groups = groups();
    List<Runnable> adding = new ArrayList<>();
    for (int year = 2014; year <= 2020; year++) {
      YearSpan period = YearSpan.of(year);
      for (Sex sex : Sex.values()) {
        for (String age : List.of("0+", "0-17", "18-44", "45-66", "67-79", "80+")) {
          People people = TestingFigures.people(sex, age);
          for (String code : CODES) {
            adding.add(() -> figures.figure(code, List.of(code), people, period));
          }
          adding.add(() -> figures.figure("30", CODES, people, period));
        }
      }
    }
    for (Random random : mixing) {
      Collections.shuffle(groups, random);
      Collections.shuffle(adding, random);
    }
    groups.forEach(g -> figures.group(g.area, g.people, g.year, g.count, g.population));
    adding.forEach(Runnable::run);
    return figures;
  }

  private static List<Integer> small(TestingFigures figures) {
    return IntStream.range(0, figures.figures().size()).filter(figures::isSmall).boxed().toList();
  }

  /** How many small figures somebody knows exactly. */
  private static long told(TestingFigures figures, Release release, List<Integer> some) {
    Attack attack = new Attack(release, 0);
    return some.stream()
        .filter(figure -> attack.possible(figures.groupsOf(figure)).size() == 1)
        .count();
  }

  @ParameterizedTest
  @EnumSource(Criterion.class)
  void noSmallFigureIsTold(Criterion criterion) {
    TestingFigures county = county();
    List<Integer> small = small(county);
    assertThat(told(county, county.naive(), small)).isGreaterThan(small.size() / 3);
    Attack attack = new Attack(county.seen(county.protect(criterion)), 0);
    for (int figure : small) {
      assertThat(attack.possible(county.groupsOf(figure)).size())
          .as(county.figures().get(figure).toString())
          .isGreaterThanOrEqualTo(criterion == Criterion.EXACT ? 2 : 3);
    }
  }

  /**
   * Each municipality knows its own groups, as finely as any release of its own could tell them:
   * where two hide each other, one tells the other.
   */
  @Test
  void aMunicipalityThatKnowsItsOwnCountsTellsNoOthers() {
    TestingFigures county = county();
    assertThat(toldToNeighbours(county, county.protect(Criterion.WIDTH))).isPositive();
    CODES.forEach(county::insider);
    assertThat(toldToNeighbours(county, county.protect(Criterion.WIDTH))).isZero();
  }

  private static long toldToNeighbours(TestingFigures county, ProtectedFigures shown) {
    long told = 0;
    for (String code : CODES) {
      List<Integer> others =
          small(county).stream()
              .filter(figure -> !county.figures().get(figure).area().equals(code))
              .filter(figure -> !county.figures().get(figure).area().equals("30"))
              .toList();
      told += told(county, county.seen(shown, county.groupsOf(code)), others);
    }
    return told;
  }

  /**
   * Somebody who is counted in a small group himself, alone or with another, takes these out of all
   * he sees, and attacks what is left.
   */
  @Test
  void whoIsCountedHimselfTellsNoMore() {
    List<Group> groups = groups();
    TestingFigures county = county();
    List<Integer> small = small(county);
    ProtectedFigures shown = county.protect(Criterion.WIDTH);
    int tried = 0;
    int toldByNaive = 0;
    for (int group = 0; group < groups.size(); group += 7) {
      long count = groups.get(group).count;
      if (count > 0 && count <= 4) {
        for (long persons = 1; persons <= Math.min(2, count); persons++) {
          Release naive = county.seenBy(figure -> !small.contains(figure), group, persons);
          toldByNaive += left(naive, group) < 2 ? 1 : 0;
          assertThat(left(county.seenBy(shown::isShown, group, persons), group))
              .as("%d of %s", persons, groups.get(group))
              .isGreaterThanOrEqualTo(2);
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(20);
    assertThat(toldByNaive).isGreaterThan(tried / 3);
  }

  private static long left(Release release, int group) {
    return new Attack(release, 0).possible(new int[] {group}).size();
  }

  /** Two neighbours of each small figure in each dimension are more than are needed. */
  @Test
  void theNationalRulesHideMore() {
    TestingFigures county = county();
    List<CountCell> cells = new ArrayList<>();
    for (int i = 0; i < county.figures().size(); i++) {
      Figure figure = county.figures().get(i);
      cells.add(
          CountCell.of(
              Map.of(
                  "area", figure.area(),
                  "sex", figure.people().sex().toString(),
                  "age", figure.people().ages().toString(),
                  "year", figure.period().toString()),
              (double) figure.count(),
              (double) figure.population()));
    }
    List<Triangle> triangles =
        List.of(
            new Triangle("age", List.of("0+", "0-17", "18-44", "45-66", "67-79", "80+")),
            new Triangle("sex", List.of("both", "female", "male")),
            new Triangle("area", Stream.concat(Stream.of("30"), CODES.stream()).toList()));
    SmallCounts limits =
        new SmallCounts(OptionalDouble.of(4), OptionalDouble.of(9), OptionalDouble.empty());
    long national =
        NationalSuppression.of(limits, "year", triangles, cells).stream()
            .filter(showing -> showing != Showing.SHOWN)
            .count();
    assertThat(county.protect(Criterion.EXACT).hidden()).isLessThan((int) national);
    // triangles that are well nested leave of single years nothing to be computed
    NationalFinding found = county.tryNational();
    assertThat(found.small()).isEqualTo(small(county).size());
    assertThat(found.computed()).isZero();
    assertThat(found.hidden()).isBetween((int) national * 9 / 10, (int) national * 11 / 10);
  }

  @Test
  void theOrderOfGroupsAndFiguresMakesNoDifference() {
    TestingFigures plain = county();
    TestingFigures mixed = county(new Random(1));
    ProtectedFigures first = plain.protect(Criterion.EXACT);
    ProtectedFigures second = mixed.protect(Criterion.EXACT);
    assertThat(names(mixed, second)).isEqualTo(names(plain, first)).isNotEmpty();
  }

  private static List<String> names(TestingFigures figures, ProtectedFigures shown) {
    return IntStream.range(0, shown.size())
        .filter(i -> !shown.isShown(i))
        .mapToObj(i -> figures.figures().get(i).toString())
        .sorted()
        .toList();
  }
}
