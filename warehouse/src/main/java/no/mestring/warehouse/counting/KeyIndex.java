package no.mestring.warehouse.counting;

import java.util.Arrays;

/** Keys numbered from 0 in the order they came. */
final class KeyIndex {
  private static final int NONE = -1;
  private static final int START = 512;

  private long[] keys = new long[START];
  private int[] numbers = new int[START];
  private int size;

  KeyIndex() {
    Arrays.fill(numbers, NONE);
  }

  /** The number of a key, or -1. */
  int find(long key) {
    int slot = slot(key);
    while (numbers[slot] != NONE && keys[slot] != key) {
      slot = slot(slot + 1);
    }
    return numbers[slot];
  }

  /**
   * Numbers a key.
   *
   * @return false if it has a number
   */
  boolean add(long key) {
    if (find(key) != NONE) {
      return false;
    }
    if (++size > keys.length / 4) {
      grow();
    }
    put(key, size - 1);
    return true;
  }

  private void put(long key, int number) {
    int slot = slot(key);
    while (numbers[slot] != NONE) {
      slot = slot(slot + 1);
    }
    keys[slot] = key;
    numbers[slot] = number;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = new int[keys.length];
    Arrays.fill(numbers, NONE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNumbers[i] != NONE) {
        put(oldKeys[i], oldNumbers[i]);
      }
    }
  }

  /** Keys are hashes: their low bits are as good as any. */
  private int slot(long key) {
    return (int) key & (keys.length - 1);
  }

  int size() {
    return size;
  }
}
