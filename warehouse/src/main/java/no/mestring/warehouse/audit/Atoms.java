package no.mestring.warehouse.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.mestring.warehouse.failure.WarehouseException;

/**
 * The smallest groups that the sums of a dimension divide: each value is a set of them, and one
 * that is the sum of others their union. Where a value is the sum of counties and of hospital
 * districts, they are what a county and a district have in common.
 */
final class Atoms {
  private static final int MOST = 20_000;

  private final List<List<Integer>> atomsOf = new ArrayList<>();
  private final int size;

  private Atoms(int values, Set<BitSet> atoms) {
    for (int value = 0; value < values; value++) {
      atomsOf.add(new ArrayList<>());
    }
    int atom = 0;
    for (BitSet holders : atoms) {
      int number = atom++;
      holders.stream().filter(value -> value < values).forEach(v -> atomsOf.get(v).add(number));
    }
    this.size = atom;
  }

  static Atoms of(DimensionSums sums) {
    Set<BitSet> atoms = new LinkedHashSet<>();
    List<Sum> used = sums.used();
    for (int root : DimensionSums.roots(sums.places(), used)) {
      Deque<Choice> open = new ArrayDeque<>();
      Choice first = new Choice(new BitSet(), new BitSet());
      if (first.take(root, used)) {
        open.push(first);
      }
      while (!open.isEmpty()) {
        Choice choice = open.pop();
        Sum undecided = choice.undecided(used);
        if (undecided == null) {
          atoms.add(choice.in);
          if (atoms.size() > MOST) {
            throw WarehouseException.question(
                "Cannot audit dimension %s: its sums overlap in more than %d ways; --no-guess %s"
                        .formatted(sums.dimension().name(), MOST, sums.dimension().name())
                    + " takes only those you tell");
          }
        } else {
          for (int i = undecided.parts().size() - 1; i >= 0; i--) {
            Choice next = new Choice((BitSet) choice.in.clone(), (BitSet) choice.out.clone());
            if (next.take(undecided.parts().get(i), used)) {
              open.push(next);
            }
          }
        }
      }
    }
    return new Atoms(sums.dimension().size(), atoms);
  }

  /** The atoms of a value. */
  List<Integer> of(int value) {
    return atomsOf.get(value);
  }

  int size() {
    return size;
  }

  /** How many atoms there are of all values together. */
  double together() {
    return atomsOf.stream().mapToDouble(List::size).sum();
  }

  /** Values that hold an atom and values that do not. */
  private record Choice(BitSet in, BitSet out) {
    /** Takes a value, and all that follows; false if it cannot be. */
    boolean take(int value, List<Sum> sums) {
      if (out.get(value)) {
        return false;
      }
      in.set(value);
      boolean isNew = true;
      while (isNew) {
        int before = in.cardinality() + out.cardinality();
        for (Sum sum : sums) {
          if (!follow(sum)) {
            return false;
          }
        }
        isNew = in.cardinality() + out.cardinality() > before;
      }
      return true;
    }

    private boolean follow(Sum sum) {
      List<Integer> held = sum.parts().stream().filter(in::get).toList();
      if (held.size() > 1) {
        return false;
      } else if (held.size() == 1) {
        if (out.get(sum.whole())) {
          return false;
        }
        in.set(sum.whole());
        sum.parts().stream().filter(part -> !in.get(part)).forEach(out::set);
        return true;
      } else if (out.get(sum.whole())) {
        sum.parts().forEach(out::set);
      } else if (in.get(sum.whole())) {
        List<Integer> left = sum.parts().stream().filter(part -> !out.get(part)).toList();
        if (left.size() == 1) {
          in.set(left.get(0));
        }
        return !left.isEmpty();
      }
      return true;
    }

    /** A sum that holds the atom, and of whose parts it is not known which one does. */
    @org.jspecify.annotations.Nullable
    Sum undecided(List<Sum> sums) {
      for (Sum sum : sums) {
        if (in.get(sum.whole()) && sum.parts().stream().noneMatch(in::get)) {
          return sum;
        }
      }
      return null;
    }
  }
}
