package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.mestring.warehouse.audit.Sum.Origin;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;

/** What the user says is the sum of what. */
final class ToldSums {
  private final AuditRequest request;

  private ToldSums(AuditRequest request) {
    this.request = request;
  }

  /**
   * What the user says, checked against the table.
   *
   * @throws WarehouseException if it names what is not there
   */
  static ToldSums of(AuditRequest request, CountTable table) {
    List<String> names = table.dimensions().stream().map(Dimension::name).toList();
    request.totals().forEach(said -> check("--total", said, '=', names));
    request.parts().forEach(said -> check("--parts", said, ':', names));
    for (String name : request.unguessed()) {
      if (!names.contains(name)) {
        throw unknown("--no-guess", name, name, names);
      }
    }
    ToldSums told = new ToldSums(request);
    table.dimensions().forEach(told::totals);
    table.dimensions().forEach(told::parts);
    return told;
  }

  private static void check(String option, String said, char sign, List<String> names) {
    if (names.stream().noneMatch(name -> said.startsWith(name + sign))) {
      int end = said.indexOf(sign);
      if (end < 0) {
        String form = sign == '=' ? "DIMENSION=VALUE" : "DIMENSION:WHOLE=A,B,C";
        throw WarehouseException.question(
            "Invalid %s: '%s', must be %s".formatted(option, said, form));
      }
      throw unknown(option, said, said.substring(0, end), names);
    }
  }

  private static WarehouseException unknown(
      String option, String said, String name, List<String> known) {
    return WarehouseException.question(
        "Invalid %s: '%s', the table has no '%s'%s"
            .formatted(option, said, name, Suggestion.of(name, known)));
  }

  boolean mayGuess(Dimension dimension) {
    return !request.unguessed().contains(dimension.name());
  }

  /** The values that are sums of all others. */
  List<Integer> totals(Dimension dimension) {
    String start = dimension.name() + "=";
    return request.totals().stream()
        .filter(said -> said.startsWith(start))
        .map(said -> value("--total", said, said.substring(start.length()), dimension))
        .toList();
  }

  /** The sums of which each part is named. */
  List<Sum> parts(Dimension dimension) {
    String start = dimension.name() + ":";
    List<Sum> sums = new ArrayList<>();
    for (String said : request.parts()) {
      if (said.startsWith(start)) {
        String sum = said.substring(start.length());
        int end = sum.indexOf('=');
        if (end < 0) {
          throw WarehouseException.question(
              "Invalid --parts: '%s', must be DIMENSION:WHOLE=A,B,C".formatted(said));
        }
        int whole = value("--parts", said, sum.substring(0, end), dimension);
        List<Integer> parts =
            Arrays.stream(sum.substring(end + 1).split(",", -1))
                .map(part -> value("--parts", said, part, dimension))
                .toList();
        if (parts.contains(whole) || parts.stream().distinct().count() < parts.size()) {
          throw WarehouseException.question(
              "Invalid --parts: '%s', each value must stand once in it".formatted(said));
        }
        sums.add(new Sum(whole, parts, Origin.TOLD));
      }
    }
    return sums;
  }

  /** A value is named as it stands in the file, or by its code alone. */
  private static int value(String option, String said, String text, Dimension dimension) {
    String name = text.strip();
    int at = dimension.values().indexOf(name);
    for (int i = 0; at < 0 && i < dimension.size(); i++) {
      at = dimension.values().get(i).startsWith(name + " ") ? i : -1;
    }
    if (at < 0) {
      throw unknown(option, said, name, dimension.values());
    }
    return at;
  }
}
