package no.mestring.warehouse.recode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.DeliveredArea;
import no.mestring.core.area.Derivation;
import no.mestring.core.area.RecodedArea;
import no.mestring.core.area.SplitPolicy;
import no.mestring.core.period.YearSpan;

/** Finds out what became of a file's rows. */
final class Summary {
  private final AreaHistory areas;
  private final RecodeRequest request;
  private final String file;
  private final FileRows rows;
  private final Columns columns;
  private final Collection<Group> groups;

  Summary(
      AreaHistory areas,
      RecodeRequest request,
      String file,
      FileRows rows,
      Collection<Group> groups) {
    this.areas = areas;
    this.request = request;
    this.file = file;
    this.rows = rows;
    this.columns = rows.columns();
    this.groups = groups;
  }

  RecodeSummary of(Plan plan, List<NewLine> lines) {
    Totals totals = totals(plan, lines);
    List<RecodeSummary.Fate> fates =
        Arrays.stream(Derivation.values())
            .filter(how -> totals.rows(how) > 0)
            .map(how -> new RecodeSummary.Fate(how.toString(), totals.rows(how), totals.areas(how)))
            .toList();
    List<RecodeSummary.Divided> divided = divided();
    return new RecodeSummary(
        file,
        request.to(),
        request.splits(),
        taken(),
        rows.lines().size(),
        fates,
        rows.notes(),
        unplaced(lines),
        divided,
        divided.isEmpty() ? List.of() : choices(totals),
        totals.list(),
        new LeftOut(columns, rows.lines()).of(lines),
        new Parcels(areas, request.to()).touching(lines));
  }

  private Totals totals(Plan plan, List<NewLine> lines) {
    Totals totals = new Totals(areas, request.to(), plan, columns);
    rows.lines().forEach(totals::before);
    lines.forEach(totals::after);
    return totals;
  }

  private List<String> taken() {
    List<String> taken = new ArrayList<>();
    taken.add("area " + columns.areaName());
    taken.add(
        columns.period() >= 0
            ? "period " + columns.periodName()
            : request.year().isPresent()
                ? "all rows of " + request.year().getAsInt()
                : "no period");
    request.borders().ifPresent(year -> taken.add("codes on the borders of " + year));
    add(taken, "added up", Role.SUM);
    add(taken, "grouped by", Role.BY);
    return taken;
  }

  private void add(List<String> taken, String what, Role role) {
    List<String> names = columns.named(role);
    taken.add(what + " " + (names.isEmpty() ? "nothing" : String.join(", ", names)));
  }

  private List<RecodeSummary.Unplaced> unplaced(List<NewLine> lines) {
    Map<String, List<SourceLine>> byCode = new LinkedHashMap<>();
    for (NewLine line : lines) {
      if (line.how() == Derivation.UNPLACED) {
        List<SourceLine> all = byCode.computeIfAbsent(line.code(), key -> new ArrayList<>());
        line.parts().forEach(part -> all.add(part.line()));
      }
    }
    List<RecodeSummary.Unplaced> unplaced = new ArrayList<>();
    byCode.forEach(
        (code, all) -> {
          Map<String, BigDecimal> sums = new LinkedHashMap<>();
          for (int column : columns.with(Role.SUM)) {
            BigDecimal sum =
                all.stream()
                    .flatMap(line -> CountCell.value(line.fields().get(column)).stream())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            sums.put(columns.names().get(column), sum);
          }
          unplaced.add(new RecodeSummary.Unplaced(code, all.size(), all.get(0).line(), sums));
        });
    return unplaced;
  }

  /** The areas of the file that the borders divide, with the shares that are known. */
  private List<RecodeSummary.Divided> divided() {
    Plan plan = Plan.of(areas, rows.delivered(), request, SplitPolicy.WEIGHT);
    Map<DeliveredArea, Map<String, Double>> shares = new LinkedHashMap<>();
    for (RecodedArea target : plan.recoding().areas()) {
      for (RecodedArea.Contribution part : target.contributions()) {
        if (part.weight() != 1) {
          shares
              .computeIfAbsent(Plan.source(target, part), key -> new TreeMap<>())
              .put(target.code(), part.weight());
        }
      }
    }
    Map<DeliveredArea, Long> counts = new HashMap<>();
    rows.lines().forEach(line -> counts.merge(line.area(), 1L, Long::sum));
    Map<String, RecodeSummary.Divided> divided = new TreeMap<>();
    shares.forEach(
        (area, into) -> {
          RecodeSummary.Divided before = divided.get(area.code());
          YearSpan years =
              before == null
                  ? area.period()
                  : enclosing(YearSpan.parse(before.years()), area.period());
          long count = counts.getOrDefault(area, 0L) + (before == null ? 0 : before.rows());
          List<String> words =
              into.entrySet().stream()
                  .map(one -> one.getKey() + " (" + percent(one.getValue()) + ")")
                  .toList();
          divided.put(
              area.code(), new RecodeSummary.Divided(area.code(), years.toString(), count, words));
        });
    return List.copyOf(divided.values());
  }

  private static YearSpan enclosing(YearSpan a, YearSpan b) {
    return YearSpan.closed(
        Math.min(a.firstYear(), b.firstYear()), Math.max(a.lastYear(), b.lastYear()));
  }

  private static String percent(double share) {
    return share == 0 ? "share unknown" : Math.round(share * 1000) / 10.0 + "%";
  }

  private List<RecodeSummary.Choice> choices(Totals totals) {
    List<RecodeSummary.Choice> choices = new ArrayList<>();
    for (SplitPolicy splits : SplitPolicy.values()) {
      Totals result = totals;
      if (splits != request.splits()) {
        Plan other = Plan.of(areas, rows.delivered(), request, splits);
        result = totals(other, Recoder.newLines(groups, other, request));
      }
      List<RecodeSummary.Total> list = result.list();
      boolean isOneLevel = list.stream().map(RecodeSummary.Total::level).distinct().count() == 1;
      Map<String, BigDecimal> sums = new LinkedHashMap<>();
      list.forEach(
          total ->
              sums.put(
                  isOneLevel ? total.column() : total.column() + " (" + total.level() + ")",
                  total.after()));
      long all = Arrays.stream(Derivation.values()).mapToLong(result::rows).sum();
      choices.add(
          new RecodeSummary.Choice(
              splits,
              all,
              result.rows(Derivation.WEIGHTED),
              result.rows(Derivation.WITHHELD),
              sums));
    }
    return choices;
  }
}
