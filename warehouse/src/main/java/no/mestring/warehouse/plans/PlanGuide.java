package no.mestring.warehouse.plans;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaGroup;
import no.mestring.warehouse.areas.AreaGuide;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.plans.ProgressLine.Level;
import org.jspecify.annotations.Nullable;

/** Says how far plans came, as of a month. */
public final class PlanGuide {
  private static final String REPORTS =
      """
      select plan, area, name, position, goal_number, goal, action, deadline, deadline_month,
        as_of_month, until_month, status, comment
      from measure_progress order by name, plan, position, as_of_month nulls first""";

  private final AreaGuide areas;
  private final Function<String, Rows> query;

  /**
   * A guide to the plans of a warehouse.
   *
   * @param areas its areas and regions
   * @param query answers a query in SQL
   */
  public PlanGuide(AreaGuide areas, Function<String, Rows> query) {
    this.areas = areas;
    this.query = query;
  }

  /**
   * How far plans came, by goal, plan, municipality and region.
   *
   * @throws WarehouseException if a plan or area is unknown or there is no such plan
   */
  public PlanStatus status(PlanQuestion question) {
    List<MeasureReport> all = reports();
    if (all.isEmpty()) {
      throw WarehouseException.question(
          "No plans: table plan_measure has no rows, or was loaded by an earlier version and is"
              + " counted with the next load");
    }
    question.plan().ifPresent(plan -> refuseUnknown(plan, all));
    Optional<Area> area = question.area().map(areas::municipality);
    Optional<AreaGroup> region = question.region().map(areas::region);
    List<MeasureReport> asked =
        all.stream()
            .filter(one -> question.plan().filter(plan -> !plan.equals(one.plan())).isEmpty())
            .filter(one -> area.filter(own -> !own.code().equals(one.area())).isEmpty())
            .filter(one -> region.filter(own -> !holds(own, one.area())).isEmpty())
            .toList();
    if (asked.isEmpty()) {
      throw noPlan(question, area, region, all);
    }
    return new PlanStatus(
        lines(asked, question, region),
        asked.stream().filter(one -> one.isKnown(question.asOf())).toList(),
        notes(asked, question, region));
  }

  private static void refuseUnknown(String plan, List<MeasureReport> all) {
    Set<String> known = all.stream().map(MeasureReport::plan).collect(Collectors.toSet());
    if (!known.contains(plan)) {
      throw WarehouseException.question(
          "Unknown plan: '" + plan + "'" + Suggestion.of(plan, known));
    }
  }

  private WarehouseException noPlan(
      PlanQuestion question,
      Optional<Area> area,
      Optional<AreaGroup> region,
      List<MeasureReport> all) {
    String where =
        area.map(one -> one.code() + " " + one.name())
            .orElseGet(() -> region.map(one -> "region " + one.code()).orElse(""));
    Set<String> owners = new TreeSet<>();
    for (MeasureReport one : all) {
      boolean isOthers = question.plan().filter(plan -> !plan.equals(one.plan())).isEmpty();
      if (isOthers) {
        owners.add(one.name() + " (" + one.plan() + ")");
      }
    }
    String regional =
        area.stream()
            .flatMap(one -> areas.regions().stream().filter(own -> holds(own, one.code())))
            .filter(own -> all.stream().anyMatch(one -> one.area().equals(own.code())))
            .map(own -> "; its region has one, ask with --region " + own.code())
            .collect(Collectors.joining());
    return WarehouseException.question(
        "No plan of "
            + where
            + question.plan().map(plan -> " named " + plan).orElse("")
            + " in table plan_measure"
            + regional
            + "; there are plans of "
            + String.join(", ", owners));
  }

  private List<ProgressLine> lines(
      List<MeasureReport> asked, PlanQuestion question, Optional<AreaGroup> region) {
    List<MeasureReport> latest =
        asked.stream().filter(one -> one.isLatest(question.asOf())).toList();
    Map<List<String>, List<MeasureReport>> plans =
        grouped(latest, one -> List.of(one.name(), one.area(), one.plan()));
    List<ProgressLine> lines = new ArrayList<>();
    List<ProgressLine> wholes = new ArrayList<>();
    for (List<MeasureReport> plan : plans.values()) {
      Optional<YearMonth> month =
          question.asOf().or(() -> Tally.of(plan, Optional.empty()).latest());
      MeasureReport first = plan.get(0);
      grouped(plan, MeasureReport::goalNumber)
          .forEach((number, goal) -> lines.add(goal(goal.get(0), Tally.of(goal, month))));
      ProgressLine whole =
          new ProgressLine(
              Level.PLAN,
              Optional.of(first.plan()),
              first.area(),
              first.name(),
              OptionalInt.empty(),
              Optional.empty(),
              Tally.of(plan, month));
      lines.add(whole);
      wholes.add(whole);
    }
    if (question.plan().isEmpty()) {
      grouped(wholes, ProgressLine::area)
          .forEach((area, own) -> lines.add(total(Level.AREA, area, own.get(0).name(), own)));
    }
    if (question.plan().isEmpty() && question.area().isEmpty()) {
      for (AreaGroup one : region.map(List::of).orElseGet(areas::regions)) {
        List<ProgressLine> own = wholes.stream().filter(line -> holds(one, line.area())).toList();
        if (!own.isEmpty()) {
          lines.add(total(Level.REGION, one.code(), one.name(), own));
        }
      }
    }
    return lines;
  }

  private static ProgressLine goal(MeasureReport first, Tally tally) {
    return new ProgressLine(
        Level.GOAL,
        Optional.of(first.plan()),
        first.area(),
        first.name(),
        OptionalInt.of(first.goalNumber()),
        Optional.of(first.goal()),
        tally);
  }

  private static ProgressLine total(
      Level level, String area, String name, Collection<ProgressLine> plans) {
    Tally tally = plans.stream().map(ProgressLine::tally).reduce(Tally.NONE, Tally::plus);
    return new ProgressLine(
        level, Optional.empty(), area, name, OptionalInt.empty(), Optional.empty(), tally);
  }

  private List<String> notes(
      List<MeasureReport> asked, PlanQuestion question, Optional<AreaGroup> region) {
    List<String> notes = new ArrayList<>();
    for (MeasureReport one : asked) {
      if (one.isLatest(question.asOf())
          && one.deadline().isPresent()
          && one.deadlineMonth().isEmpty()) {
        notes.add(
            "Measure %d of %s has a deadline that names no month: '%s'"
                .formatted(one.position(), one.plan(), one.deadline().get()));
      }
    }
    if (region.isPresent() && question.plan().isEmpty()) {
      Set<String> with = asked.stream().map(MeasureReport::area).collect(Collectors.toSet());
      List<String> without =
          region.get().members().stream()
              .filter(member -> !with.contains(member))
              .map(member -> areas.municipality(member).name())
              .sorted()
              .toList();
      if (!without.isEmpty()) {
        notes.add("No plan of their own in table plan_measure: " + String.join(", ", without));
      }
    }
    return notes;
  }

  private static boolean holds(AreaGroup region, String area) {
    return region.code().equals(area) || region.members().contains(area);
  }

  private static <K, T> Map<K, List<T>> grouped(List<T> list, Function<T, K> key) {
    return list.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private List<MeasureReport> reports() {
    List<MeasureReport> reports = new ArrayList<>();
    for (List<@Nullable Object> row : query.apply(REPORTS).rows()) {
      reports.add(
          new MeasureReport(
              text(row.get(0)),
              text(row.get(1)),
              text(row.get(2)),
              number(row.get(3)),
              number(row.get(4)),
              text(row.get(5)),
              text(row.get(6)),
              optional(row.get(7)),
              optional(row.get(8)).map(YearMonth::parse),
              optional(row.get(9)).map(YearMonth::parse),
              optional(row.get(10)).map(YearMonth::parse),
              text(row.get(11)),
              optional(row.get(12))));
    }
    return reports;
  }

  private static Optional<String> optional(@Nullable Object value) {
    return Optional.ofNullable(value).map(Object::toString);
  }

  private static String text(@Nullable Object value) {
    return Objects.requireNonNull(value).toString();
  }

  private static int number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).intValue();
  }
}
