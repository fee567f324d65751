package no.mestring.warehouse.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.mestring.core.indicator.Counting;
import no.mestring.warehouse.failure.Suggestion;

/** Follows {@code part_of} from each indicator to the largest that it is a part of. */
final class Wholes {
  private Wholes() {}

  /**
   * Gives each of some definitions all that it is a part of.
   *
   * @param definitions with the smallest whole of each
   * @throws IllegalStateException if a whole is unknown, a part of itself, or counts otherwise
   */
  static List<IndicatorDefinition> in(List<IndicatorDefinition> definitions) {
    Map<String, IndicatorDefinition> byCode = new LinkedHashMap<>();
    definitions.forEach(one -> byCode.put(one.indicator().code(), one));
    return definitions.stream().map(one -> one.in(wholes(one, byCode))).toList();
  }

  private static List<String> wholes(
      IndicatorDefinition part, Map<String, IndicatorDefinition> byCode) {
    List<String> wholes = new ArrayList<>();
    List<String> next = part.wholes();
    while (!next.isEmpty()) {
      String code = next.get(0);
      IndicatorDefinition whole = byCode.get(code);
      if (whole == null) {
        throw wrong(part, "'" + code + "' is no indicator" + Suggestion.of(code, byCode.keySet()));
      }
      if (wholes.contains(code) || whole.equals(part)) {
        throw wrong(part, "it would be a part of itself");
      }
      if (!areAlike(part, whole)) {
        throw wrong(part, "'" + code + "' is not counted alike, of the same ages");
      }
      wholes.add(code);
      next = whole.wholes();
    }
    return wholes;
  }

  private static boolean areAlike(IndicatorDefinition part, IndicatorDefinition whole) {
    return part.count().isPresent()
        && whole.count().isPresent()
        && counting(part) == counting(whole)
        && part.count().get().waitedFor().equals(whole.count().get().waitedFor())
        && part.count().get().ages().equals(whole.count().get().ages());
  }

  private static Counting counting(IndicatorDefinition definition) {
    return definition.count().orElseThrow().counting();
  }

  private static IllegalStateException wrong(IndicatorDefinition part, String why) {
    return new IllegalStateException(
        "Cannot read definition of indicator %s: Invalid part_of: %s"
            .formatted(part.indicator().code(), why));
  }
}
