package no.mestring.warehouse.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.warehouse.publish.DisjointGroups.Size;
import org.junit.jupiter.api.Test;

/** Counts by sex and counts by age, taken apart. */
class DisjointGroupsTest {
  private static final List<String> AGES =
      List.of("0-14", "15-24", "0-24", "25-44", "45-74", "25-74", "0-74", "75+", "0+");

  private static Map<People, Size> counts(String... groups) {
    Map<People, Size> counts = new LinkedHashMap<>();
    for (String group : groups) {
      String[] parts = group.split(" ", -1);
      counts.put(people(parts[0], parts[1]), new Size(Long.parseLong(parts[2]), 1000.0));
    }
    return counts;
  }

  private static People people(String sex, String ages) {
    return new People(Sex.parse(sex), AgeRange.parse(ages));
  }

  private static long sum(Map<People, Size> groups, People whole) {
    return groups.entrySet().stream()
        .filter(group -> whole.sex() == Sex.BOTH || whole.sex() == group.getKey().sex())
        .filter(group -> whole.ages().encloses(group.getKey().ages()))
        .mapToLong(group -> group.getValue().count())
        .sum();
  }

  /** 33 less 30. */
  @Test
  void menAreWhoIsLeftOfBoth() {
    assertThat(DisjointGroups.of(counts("both 0+ 33", "female 0+ 30")))
        .hasValue(counts("female 0+ 30", "male 0+ 3"));
  }

  @Test
  void groupsThatDoNotOverlapStayAsTheyAre() {
    Map<People, Size> counts = counts("female 0-24 1", "male 0-24 2", "both 25-44 3");
    assertThat(DisjointGroups.of(counts)).containsSame(counts);
  }

  /** 30 and 5 are more than 33; 30 and 2 are less; 15-44 cuts through 0-24. */
  @Test
  void countsThatContradictEachOtherAreNotTakenApart() {
    assertThat(DisjointGroups.of(counts("both 0+ 33", "female 0+ 30", "male 0+ 5"))).isEmpty();
    assertThat(DisjointGroups.of(counts("both 0+ 33", "female 0+ 30", "male 0+ 2"))).isEmpty();
    assertThat(DisjointGroups.of(counts("both 0-74 3", "both 0-24 4"))).isEmpty();
    assertThat(DisjointGroups.of(counts("both 0-24 9", "both 15-44 9"))).isEmpty();
  }

  /** Of counts that were made of groups of women and men, every one is the sum of some again. */
  @Test
  void everyCountIsTheSumOfItsGroups() {
    Random random = new Random(37);
    for (int round = 0; round < 2_000; round++) {
      Map<People, Size> truth = new LinkedHashMap<>();
      for (String ages : List.of("0-14", "15-24", "25-44", "45-74", "75+")) {
        for (String sex : List.of("female", "male")) {
          truth.put(people(sex, ages), new Size(random.nextInt(random.nextInt(60) + 1), 99.0));
        }
      }
      Map<People, Size> known = new LinkedHashMap<>();
      List<People> all = new ArrayList<>();
      for (String ages : AGES) {
        for (Sex sex : Sex.values()) {
          all.add(new People(sex, AgeRange.parse(ages)));
        }
      }
      int share = 1 + random.nextInt(9);
      for (People people : all) {
        if (random.nextInt(10) < share) {
          known.put(people, new Size(sum(truth, people), 99.0));
        }
      }
      Optional<Map<People, Size>> groups = DisjointGroups.of(known);
      assertThat(groups).as("%s", known).isPresent();
      groups.get().values().forEach(size -> assertThat(size.count()).isNotNegative());
      known.forEach(
          (people, size) ->
              assertThat(sum(groups.get(), people))
                  .as("%s of %s", people, known)
                  .isEqualTo(size.count()));
    }
  }
}
