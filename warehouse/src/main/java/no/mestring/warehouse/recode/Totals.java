package no.mestring.warehouse.recode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.area.DeliveredArea;
import no.mestring.core.area.Derivation;
import no.mestring.core.area.RecodedArea;
import no.mestring.core.period.YearSpan;

/**
 * What there was of each count before and after, and where the difference is; municipalities,
 * counties and the country apart, as each of them counts everybody.
 */
final class Totals {
  private final AreaHistory areas;
  private final int to;
  private final Plan plan;
  private final Columns columns;
  private final Map<Key, Total> totals = new LinkedHashMap<>();
  private final Map<Derivation, Long> rows = new EnumMap<>(Derivation.class);
  private final Map<Derivation, Set<String>> codes = new EnumMap<>(Derivation.class);

  private record Key(String column, String level) {}

  /** What the sums of one count at one level are. */
  private static final class Total {
    private BigDecimal before = BigDecimal.ZERO;
    private BigDecimal after = BigDecimal.ZERO;
    private final Map<Loss, BigDecimal> lost = new EnumMap<>(Loss.class);
  }

  /** Why a number is in no sum. */
  private enum Loss {
    DIVIDED("of divided areas"),
    INCOMPLETE("of areas of which a part has no row"),
    MARKED("in sums with a missing number");

    private final String words;

    Loss(String words) {
      this.words = words;
    }
  }

  Totals(AreaHistory areas, int to, Plan plan, Columns columns) {
    this.areas = areas;
    this.to = to;
    this.plan = plan;
    this.columns = columns;
  }

  /** Counts a row of the file. */
  void before(SourceLine line) {
    for (int column : columns.with(Role.SUM)) {
      CountCell.value(line.fields().get(column))
          .ifPresent(
              value -> {
                Total total = total(column, level(line.area()));
                total.before = total.before.add(value);
              });
    }
  }

  /** Counts a new row. */
  void after(NewLine line) {
    rows.merge(line.how(), 1L, Long::sum);
    codes.computeIfAbsent(line.how(), key -> new HashSet<>()).add(line.code());
    for (int column : columns.with(Role.SUM)) {
      Optional<BigDecimal> sum = Sums.of(line, column).value();
      if (sum.isPresent()) {
        Total total = total(column, level(line));
        total.after = total.after.add(sum.get());
      } else {
        for (NewLine.Part part : line.parts()) {
          lose(line, part, column);
        }
      }
    }
  }

  /** Of a row whose shares are not known, each of the areas it goes into loses as much. */
  private void lose(NewLine line, NewLine.Part part, int column) {
    Optional<BigDecimal> value = CountCell.value(part.line().fields().get(column));
    if (value.isEmpty()) {
      return;
    }
    List<RecodedArea> targets = plan.targets(part.line().area());
    double share = part.weight() == 0 ? 1.0 / Math.max(1, targets.size()) : part.weight();
    Loss loss =
        line.how() != Derivation.WITHHELD
            ? Loss.MARKED
            : line.parts().stream().anyMatch(one -> one.weight() == 0)
                ? Loss.DIVIDED
                : Loss.INCOMPLETE;
    total(column, level(part.line().area()))
        .lost
        .merge(loss, Sums.weighted(value.get(), share), BigDecimal::add);
  }

  private Total total(int column, String level) {
    return totals.computeIfAbsent(new Key(columns.names().get(column), level), key -> new Total());
  }

  private String level(DeliveredArea area) {
    YearSpan period =
        area.borders().isPresent() ? YearSpan.of(area.borders().getAsInt()) : area.period();
    List<Area> all = areas.find(area.code());
    return all.isEmpty()
        ? "not placed"
        : words(areas.find(area.code(), period).orElse(all.get(0)).level());
  }

  private String level(NewLine line) {
    String code = line.code().split("[+]", 2)[0];
    return line.how() == Derivation.UNPLACED
        ? "not placed"
        : areas
            .find(code, YearSpan.of(to))
            .or(() -> areas.find(code).stream().findFirst())
            .map(area -> words(area.level()))
            .orElse("not placed");
  }

  /** An unknown municipality counts with the municipalities, which else would not add up. */
  private static String words(AreaLevel level) {
    return switch (level) {
      case COUNTRY -> "country";
      case COUNTY -> "counties";
      default -> "municipalities";
    };
  }

  long rows(Derivation how) {
    return rows.getOrDefault(how, 0L);
  }

  int areas(Derivation how) {
    return codes.getOrDefault(how, Set.of()).size();
  }

  /** The sums for people to read. */
  List<RecodeSummary.Total> list() {
    return totals.entrySet().stream()
        .map(
            entry -> {
              Total total = entry.getValue();
              Map<String, BigDecimal> lost = new LinkedHashMap<>();
              BigDecimal rest = total.before.subtract(total.after);
              for (Map.Entry<Loss, BigDecimal> loss : total.lost.entrySet()) {
                lost.put("withheld " + loss.getKey().words, rounded(loss.getValue()));
                rest = rest.subtract(loss.getValue());
              }
              if (rounded(rest).signum() != 0) {
                lost.put("other, as counties are rebuilt from municipalities", rounded(rest));
              }
              return new RecodeSummary.Total(
                  entry.getKey().column(),
                  entry.getKey().level(),
                  rounded(total.before),
                  rounded(total.after),
                  lost);
            })
        .toList();
  }

  /** Weights have many digits; a thousandth of a person is nobody. */
  private static BigDecimal rounded(BigDecimal value) {
    return new BigDecimal(
        value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString());
  }
}
