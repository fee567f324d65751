package no.mestring.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReleaseTest {
  private static final OptionalLong HIDDEN = OptionalLong.empty();

  /** 5 = x + y, and y is 2. */
  @Test
  void whatSomebodyPublishedCanBeAttacked() {
    Release release =
        Release.of(
            2,
            List.of(new int[] {1, 0}, new int[] {0}, new int[] {1}),
            List.of(OptionalLong.of(5), HIDDEN, OptionalLong.of(2)));
    assertThat(release.count(1)).isEmpty();
    Attack attack = new Attack(release, 0);
    assertThat(attack.possible(new int[] {0})).hasToString("3");
    assertThat(attack.unknowns(new int[] {0})).isZero();
  }

  /** 9 = x + y of which nothing is known: two unknown counts, told by the first cell. */
  @Test
  void whatHangsTogetherIsCountedAndWhatTellsIsNamed() {
    Release release =
        Release.of(
            2,
            List.of(new int[] {0, 1}, new int[] {0}, new int[] {1}),
            List.of(OptionalLong.of(2), HIDDEN, HIDDEN));
    Attack attack = new Attack(release, 1);
    assertThat(attack.unknowns(new int[] {0})).isEqualTo(2);
    assertThat(attack.possible(new int[] {0})).hasToString("1");
    assertThat(attack.telling(new int[] {0})).contains(0);
  }

  @Test
  void itsPartsAreChecked() {
    assertThatThrownBy(() -> Release.of(-1, List.of(), List.of()))
        .hasMessage("Invalid inner size: -1, must be 0 or more");
    assertThatThrownBy(() -> Release.of(1, List.of(new int[] {0}), List.of()))
        .hasMessage("Invalid counts: 0, must be as many as cells, 1");
    assertThatThrownBy(() -> Release.of(1, List.of(new int[] {0}), List.of(OptionalLong.of(-4))))
        .hasMessage("Invalid count: -4, must be 0 or more");
    assertThatThrownBy(() -> Release.of(1, List.of(new int[] {1}), List.of(HIDDEN)))
        .hasMessage("Invalid inner cell: 1, must be below 1");
    assertThatThrownBy(() -> Release.of(1, List.of(new int[] {0, 0}), List.of(HIDDEN)))
        .hasMessage("Invalid inner cell: 0, must stand once in a sum");
  }

  /** Pairs with known sums: 2 to 201; those of 2 and less leave fewer than four numbers. */
  @Test
  void sumsThatAreNearlyToldAreFoundAmongMany() {
    List<int[]> cells = new ArrayList<>();
    List<OptionalLong> counts = new ArrayList<>();
    List<int[]> sums = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      cells.add(new int[] {2 * i, 2 * i + 1});
      counts.add(OptionalLong.of(i + 2));
      cells.add(new int[] {2 * i});
      counts.add(HIDDEN);
      cells.add(new int[] {2 * i + 1});
      counts.add(HIDDEN);
      sums.add(new int[] {2 * i});
    }
    Attack attack = new Attack(Release.of(400, cells, counts), 1);
    // 1 of 2; 1 or 2 of 3
    assertThat(IntStream.range(0, 200).filter(i -> !attack.isOpen(sums.get(i), 3)))
        .containsExactly(0, 1);
  }
}
