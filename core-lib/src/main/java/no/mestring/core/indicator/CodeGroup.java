package no.mestring.core.indicator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Codes that are counted together, such as {@code antipsychotics} for {@code N05A}. Groups may
 * overlap: a total is a group of its own, so that nobody is counted twice in it.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the name has other characters,
 * there are no codes, or some are named twice.
 *
 * @param name the name in tables: lower case letters, digits and underscores
 * @param codes which codes, at least one range; none within another
 */
public record CodeGroup(String name, List<CodeRange> codes) {
  public CodeGroup {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "Invalid group: '" + name + "', must be lower case letters, digits and underscores");
    }
    if (codes.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid codes of " + name + ": none, must be one or more");
    }
    codes = List.copyOf(codes);
    for (int i = 0; i < codes.size(); i++) {
      for (int j = 0; j < codes.size(); j++) {
        if (i != j && codes.get(i).encloses(codes.get(j))) {
          throw new IllegalArgumentException(
              "Invalid codes of %s: %s, must not lie within %s"
                  .formatted(name, codes.get(j), codes.get(i)));
        }
      }
    }
  }

  /**
   * A group of ranges as they are written.
   *
   * @param name the name
   * @param codes ranges such as {@code N05A} or {@code P70-P99}
   * @return the group
   * @throws IllegalArgumentException if the name or a range has another form, there are no codes,
   *     or some are named twice
   */
  public static CodeGroup of(String name, String... codes) {
    return new CodeGroup(name, List.of(codes).stream().map(CodeRange::parse).toList());
  }

  /**
   * The group of all codes that are in any of some groups: who is in several of them counts once.
   *
   * @param name the name of the new group
   * @param groups one or more
   * @return the group
   * @throws IllegalArgumentException if the name has another form or there are no groups
   */
  public static CodeGroup anyOf(String name, List<CodeGroup> groups) {
    Set<CodeRange> all = new LinkedHashSet<>();
    groups.forEach(group -> all.addAll(group.codes));
    return new CodeGroup(
        name,
        all.stream()
            .filter(
                range ->
                    all.stream().noneMatch(other -> !other.equals(range) && other.encloses(range)))
            .toList());
  }

  /**
   * Whether a code belongs to the group.
   *
   * @param code a code as it was delivered
   * @return true if it is in one of the ranges
   */
  public boolean contains(String code) {
    return codes.stream().anyMatch(range -> range.contains(code));
  }

  /**
   * Whether all codes of another group belong to this one.
   *
   * @param other another group
   * @return true if each of its ranges lies within one of this group's
   */
  public boolean encloses(CodeGroup other) {
    return other.codes.stream()
        .allMatch(range -> codes.stream().anyMatch(own -> own.encloses(range)));
  }

  /**
   * Whether a code may belong to both groups.
   *
   * @param other another group
   * @return true if a range of one overlaps one of the other
   */
  public boolean overlaps(CodeGroup other) {
    return codes.stream().anyMatch(own -> other.codes.stream().anyMatch(own::overlaps));
  }
}
