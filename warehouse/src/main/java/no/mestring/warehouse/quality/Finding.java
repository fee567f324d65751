package no.mestring.warehouse.quality;

import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param severity what it means for the release
 * @param check the check's code, such as {@code sexes}
 * @param indicator the indicator's code
 * @param cell where
 * @param found the number that is looked at, if it is about one
 * @param expected the number that it was compared with, if any
 * @param text what was found, in words
 */
public record Finding(
    Severity severity,
    String check,
    String indicator,
    CubeCell cell,
    @Nullable Double found,
    @Nullable Double expected,
    String text) {
  /** How far the two numbers are from each other, per the larger one; 0 without numbers. */
  public double distance() {
    if (found == null || expected == null || found.equals(expected)) {
      return 0;
    }
    return Math.abs(found - expected) / Math.max(Math.abs(found), Math.abs(expected));
  }
}
