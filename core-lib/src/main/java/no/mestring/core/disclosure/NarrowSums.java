package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Finds those of many sums that an {@link Attack} may tell nearly. Most sums of a large table are
 * wide open, and a few solutions show it of all of them at once.
 */
public final class NarrowSums {
  private static final int EXPLORATIONS = 12;

  /** So many, if each still shows that many of the others to be open. */
  private static final int MOST = 60;

  private static final double WORTH = 0.02;

  /** Enough is left open of most sums if only so many other counts change. */
  private static final int[] NEAR = {60, 240};

  private static final int STEP = 500;

  private NarrowSums() {}

  /**
   * The sums that are not known to be open.
   *
   * @param attack the attack
   * @param sums the indexes of the inner cells of each sum
   * @param size how many whole numbers an open sum may be at least
   * @param progress is told in few words how far it is
   * @param isOver whether to stop; what is not looked at by then counts as narrow
   * @return the places of the narrow sums among them, in order
   */
  public static List<Integer> of(
      Attack attack,
      List<int[]> sums,
      int size,
      Consumer<String> progress,
      BooleanSupplier isOver) {
    return of(attack, sums, (possible, parts) -> possible.size() >= size, progress, isOver);
  }

  /** Those that are not known to leave enough open of a sum. */
  static List<Integer> of(
      Attack attack,
      List<int[]> sums,
      BiPredicate<Possible, int[]> isOpen,
      Consumer<String> progress,
      BooleanSupplier isOver) {
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      left.add(i);
    }
    int before = 0;
    for (int i = 0; !left.isEmpty() && !isOver.getAsBoolean(); i++) {
      if (i >= EXPLORATIONS && (before - left.size() < left.size() * WORTH || i >= MOST)) {
        break;
      }
      before = left.size();
      try {
        attack.meet(left.stream().map(sums::get).toList(), i);
      } catch (IllegalStateException e) {
        break; // each sum is then asked about alone, and says so itself
      }
      left.removeIf(at -> isOpen(attack.met(sums.get(at)), sums.get(at), isOpen));
      progress.accept("%d of %d sums may be narrow".formatted(left.size(), sums.size()));
    }
    for (int near : NEAR) {
      List<Integer> narrow = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        int at = left.get(i);
        if (isOver.getAsBoolean() || !isOpenNear(attack, sums.get(at), near, isOpen)) {
          narrow.add(at);
        }
        if (i % STEP == STEP - 1) {
          progress.accept("looked near %d of %d sums".formatted(i + 1, left.size()));
        }
      }
      left = narrow;
    }
    return left;
  }

  private static boolean isOpenNear(
      Attack attack, int[] parts, int near, BiPredicate<Possible, int[]> isOpen) {
    try {
      return isOpen.test(attack.near(parts, near).possible(), parts);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static boolean isOpen(
      Optional<Possible> possible, int[] parts, BiPredicate<Possible, int[]> isOpen) {
    return possible.isPresent() && isOpen.test(possible.get(), parts);
  }
}
