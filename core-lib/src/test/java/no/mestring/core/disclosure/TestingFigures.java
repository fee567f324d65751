package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.period.YearSpan;

/** Figures for attacks: what is published of them, beside what is true. */
final class TestingFigures {
  static final SmallCounts LIMITS = SmallCounts.of(4, 9, 6);

  private final FigureTable table;
  private final Map<Group, Integer> indexes = new LinkedHashMap<>();
  private final List<Long> counts = new ArrayList<>();
  private final List<Long> populations = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final List<int[]> groups = new ArrayList<>();

  /** A smallest group. */
  record Group(String area, People people, int year) {}

  TestingFigures(Profile profile) {
    this.table = new FigureTable(LIMITS, profile);
  }

  static People people(Sex sex, String ages) {
    return new People(sex, AgeRange.parse(ages));
  }

  TestingFigures group(String area, People people, int year, long count, long population) {
    indexes.put(new Group(area, people, year), table.addGroup(count, population));
    counts.add(count);
    populations.add(population);
    return this;
  }

  /** A figure of the groups of some areas, sexes, ages and years. */
  TestingFigures figure(String area, List<String> areas, People people, YearSpan period) {
    int[] some = parts(areas, people, period);
    Figure figure =
        new Figure(
            area,
            people,
            period,
            period.lengthInYears(),
            IntStream.of(some).mapToLong(counts::get).sum(),
            IntStream.of(some).mapToLong(populations::get).sum(),
            false);
    table.add(figure, some);
    figures.add(figure);
    groups.add(some);
    return this;
  }

  int[] parts(List<String> areas, People people, YearSpan period) {
    return indexes.entrySet().stream()
        .filter(entry -> areas.contains(entry.getKey().area()))
        .filter(entry -> period.contains(entry.getKey().year()))
        .filter(entry -> people.ages().encloses(entry.getKey().people().ages()))
        .filter(entry -> people.sex() == Sex.BOTH || people.sex() == entry.getKey().people().sex())
        .mapToInt(Map.Entry::getValue)
        .toArray();
  }

  void unpublished(List<String> areas, People people, YearSpan period) {
    table.addUnpublished(parts(areas, people, period), period.lengthInYears());
  }

  /** An area knows its own groups. */
  void insider(String area) {
    table.addInsider(groupsOf(area));
  }

  ProtectedFigures protect(Criterion criterion) {
    return table.protect(criterion, text -> {});
  }

  NationalFinding tryNational() {
    return table.tryNational(text -> {});
  }

  List<Figure> figures() {
    return figures;
  }

  int[] groupsOf(int figure) {
    return groups.get(figure);
  }

  long count(int[] parts) {
    return IntStream.of(parts).mapToLong(counts::get).sum();
  }

  long population(int[] parts) {
    return IntStream.of(parts).mapToLong(populations::get).sum();
  }

  /** The groups of an area. */
  int[] groupsOf(String area) {
    return indexes.entrySet().stream()
        .filter(entry -> entry.getKey().area().equals(area))
        .mapToInt(Map.Entry::getValue)
        .toArray();
  }

  /** What everybody sees if figures are hidden that are small themselves, and no others. */
  Release naive() {
    return release(
        figure ->
            isSmall(figure) ? OptionalLong.empty() : OptionalLong.of(count(groups.get(figure))));
  }

  /** What is seen of protected figures by somebody who knows some groups besides. */
  Release seen(ProtectedFigures shown, int... known) {
    return release(shown::count, known);
  }

  /** What is left of shown figures for somebody who knows some persons of a group. */
  Release seenBy(IntPredicate isShown, int group, long persons) {
    counts.set(group, counts.get(group) - persons);
    populations.set(group, populations.get(group) - persons);
    Release rest =
        release(
            figure ->
                isShown.test(figure)
                    ? OptionalLong.of(count(groups.get(figure)))
                    : OptionalLong.empty());
    counts.set(group, counts.get(group) + persons);
    populations.set(group, populations.get(group) + persons);
    return rest;
  }

  private Release release(IntFunction<OptionalLong> count, int... known) {
    List<int[]> cells = new ArrayList<>(groups);
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      all.add(count.apply(i).orElse(Release.HIDDEN));
    }
    for (int group : known) {
      cells.add(new int[] {group});
      all.add(counts.get(group));
    }
    return new Release(
        populations.stream().mapToLong(Long::longValue).toArray(),
        cells,
        all.stream().mapToLong(Long::longValue).toArray());
  }

  /** By its own numbers, of a year as well as of a period. */
  boolean isSmall(int figure) {
    int[] parts = groups.get(figure);
    long count = count(parts);
    int years = figures.get(figure).years();
    return count <= 4L * years
        || population(parts) - count <= 4L * years
        || population(parts) <= 9L * years;
  }

  int index(String area, People people, YearSpan period) {
    return IntStream.range(0, figures.size())
        .filter(i -> figures.get(i).area().equals(area))
        .filter(i -> figures.get(i).people().equals(people))
        .filter(i -> figures.get(i).period().equals(period))
        .findFirst()
        .orElseThrow();
  }
}
