package no.mestring.warehouse.compute;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import no.mestring.core.pathway.WaitingOutcome;
import no.mestring.core.pathway.WaitingTimes;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.compute.CourseLog.Some;
import no.mestring.warehouse.engine.Stage;
import org.jspecify.annotations.Nullable;

/** Writes the figures of one pathway and area. */
final class CourseFigures {
  /** The days for which the curve is written. */
  private static final List<Integer> DAYS = List.of(0, 7, 14, 21, 30, 60, 90, 180, 365);

  private static final int HORIZON = 90;
  private static final double PERCENT = 100;
  private static final int LAST_MONTH = 12;

  /** How many columns say how an area compares with the country. */
  private static final int COMPARED = 7;

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final int ALL_AGES = CourseLog.AGES.size() - 1;

  private final String pathway;
  private final List<String> waits;
  private final long borders;
  private final Map<String, Stage> stages;

  /** The country's waits by sex and age of each kind; none if it is not covered. */
  private final List<WaitStandard> standards = new ArrayList<>();

  /**
   * Figures of a pathway.
   *
   * @param waits the codes of what is waited for
   * @param stages where rows go, by table
   */
  CourseFigures(String pathway, List<String> waits, int borders, Map<String, Stage> stages) {
    this.pathway = pathway;
    this.waits = waits;
    this.borders = borders;
    this.stages = stages;
  }

  /**
   * Takes what areas and periods are compared with, all with the same.
   *
   * @param country what began in the country in all years
   */
  void standardizeBy(Collection<Some> country) {
    for (int kind = 0; kind < waits.size(); kind++) {
      standards.add(new WaitStandard(WaitCells.of(kind, country)));
    }
  }

  /**
   * Writes the figures of a period.
   *
   * @param some what began in the area in the period
   * @param until the last day that is known of those who still wait
   */
  void write(String area, YearSpan period, Collection<Some> some, LocalDate until) {
    List<@Nullable Object> key =
        List.of(
            pathway, area, period.toString(), (long) period.firstYear(), (long) period.lastYear());
    writeCourses(key, some);
    Map<List<String>, Long> ends = new HashMap<>();
    Map<List<String>, Long> transitions = new HashMap<>();
    Map<List<String>, Long> variants = new HashMap<>();
    for (Some one : some) {
      one.ends.forEach((end, courses) -> ends.merge(List.of(end), courses, Long::sum));
      one.ways
          .transitions()
          .forEach(
              (from, all) ->
                  all.forEach(
                      (to, times) -> transitions.merge(List.of(from, to), times, Long::sum)));
      one.ways
          .variants()
          .forEach(
              (steps, courses) -> variants.merge(List.of(shortened(steps)), courses, Long::sum));
    }
    writeSums("course_end", key, ends);
    writeSums("course_transition", key, transitions);
    writeSums("course_variant", key, variants);
    for (int kind = 0; kind < waits.size(); kind++) {
      writeWaits(key, kind, some, until);
    }
  }

  private void add(String table, List<? extends @Nullable Object> row) {
    Stage stage = stages.get(table);
    if (stage == null) {
      throw new IllegalStateException("no stage of " + table);
    }
    stage.add("", 0, row);
  }

  private void writeCourses(List<@Nullable Object> key, Collection<Some> some) {
    for (int age = 0; age <= ALL_AGES; age++) {
      for (Sex sex : Sex.values()) {
        long courses = 0;
        long repeated = 0;
        for (Some one : some) {
          courses += sum(one.courses, sex, age);
          repeated += sum(one.repeated, sex, age);
        }
        List<@Nullable Object> row = new ArrayList<>(key);
        row.addAll(List.of(sex.toString(), CourseLog.AGES.get(age), courses, repeated, borders));
        add("course_count", row);
      }
    }
  }

  private static long sum(long[][] counts, Sex sex, int age) {
    long sum = 0;
    for (int i = 0; i < 2; i++) {
      for (int group = 0; group < ALL_AGES; group++) {
        if (isOf(sex, i == 1) && (age == ALL_AGES || age == group)) {
          sum += counts[i][group];
        }
      }
    }
    return sum;
  }

  private static boolean isOf(Sex sex, boolean isMale) {
    return sex == Sex.BOTH || (sex == Sex.MALE) == isMale;
  }

  /** A step that was taken several times in a row stands once, with a plus. */
  private static String shortened(List<String> steps) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      boolean isRepeated = i > 0 && steps.get(i).equals(steps.get(i - 1));
      if (!isRepeated) {
        text.append(i > 0 ? " > " : "").append(steps.get(i));
      } else if (text.charAt(text.length() - 1) != '+') {
        text.append('+');
      }
    }
    return text.toString();
  }

  private void writeSums(String table, List<@Nullable Object> key, Map<List<String>, Long> sums) {
    sums.forEach(
        (columns, sum) -> {
          List<@Nullable Object> row = new ArrayList<>(key);
          row.addAll(columns);
          row.add(sum);
          row.add(borders);
          add(table, row);
        });
  }

  private void writeWaits(
      List<@Nullable Object> key, int kind, Collection<Some> some, LocalDate until) {
    WaitCells cells = WaitCells.of(kind, some);
    for (Sex sex : Sex.values()) {
      for (int age = 0; age <= ALL_AGES; age++) {
        WaitCells.Cell cell = cells.of(sex, age);
        boolean isAll = sex == Sex.BOTH && age == ALL_AGES;
        List<@Nullable Object> row = withWait(key, kind);
        row.add(sex.toString());
        row.add(CourseLog.AGES.get(age));
        addTimes(row, cell);
        addCompared(row, isAll && !standards.isEmpty() ? standards.get(kind).of(cells) : null);
        row.add(until);
        row.add(borders);
        add("waiting_time", row);
        if (isAll) {
          writeCurve(key, kind, cell.times());
        }
      }
    }
  }

  private List<@Nullable Object> withWait(List<@Nullable Object> key, int kind) {
    List<@Nullable Object> row = new ArrayList<>(key);
    row.add(1, waits.get(kind));
    return row;
  }

  private static void addTimes(List<@Nullable Object> row, WaitCells.Cell cell) {
    WaitingTimes times = cell.times();
    row.add(times.count());
    for (WaitingOutcome outcome :
        List.of(
            WaitingOutcome.STARTED,
            WaitingOutcome.WAITING,
            WaitingOutcome.WITHDRAWN,
            WaitingOutcome.MOVED,
            WaitingOutcome.DIED)) {
      row.add(times.count(outcome));
    }
    row.add(value(times.mean(WaitingOutcome.STARTED)));
    row.add(value(times.medianOf(WaitingOutcome.STARTED)));
    row.add(value(times.mean(WaitingOutcome.WAITING)));
    addWithLimits(row, times.median(LEVEL), 1);
    addWithLimits(row, times.restrictedMean(HORIZON, LEVEL), 1);
    row.add(cell.kept());
    row.add(cell.broken());
    row.add(cell.pending());
    row.add(cell.notApplicable());
    row.add(cell.due());
    addWithLimits(row, cell.share(LEVEL), PERCENT);
  }

  private static void addCompared(
      List<@Nullable Object> row, WaitStandard.@Nullable Compared compared) {
    if (compared == null) {
      row.addAll(Collections.nCopies(COMPARED, null));
      return;
    }
    row.add(value(compared.expected().times(PERCENT)));
    addWithLimits(row, compared.adjusted(), PERCENT);
    addWithLimits(row, compared.startRatio(), 1);
  }

  private void writeCurve(List<@Nullable Object> key, int kind, WaitingTimes times) {
    for (int days : DAYS) {
      List<@Nullable Object> row = withWait(key, kind);
      row.add((long) days);
      addWithLimits(row, times.stillWaiting(days, LEVEL), PERCENT);
      addWithLimits(row, times.endedWithin(WaitingOutcome.STARTED, days, LEVEL), PERCENT);
      for (WaitingOutcome outcome :
          List.of(WaitingOutcome.WITHDRAWN, WaitingOutcome.MOVED, WaitingOutcome.DIED)) {
        row.add(value(times.endedWithin(outcome, days).times(PERCENT)));
      }
      row.add(borders);
      add("waiting_curve", row);
    }
  }

  private static @Nullable Double value(Estimate estimate) {
    return Cube.orNull(estimate.value());
  }

  private static void addWithLimits(List<@Nullable Object> row, Estimate estimate, double factor) {
    Estimate scaled = estimate.times(factor);
    Optional<Interval> limits = scaled.limits(LEVEL);
    row.add(value(scaled));
    row.add(limits.map(Interval::lower).orElse(null));
    row.add(limits.map(Interval::upper).orElse(null));
  }

  /** Who waits at the end of a month, and how the list changed in it. */
  private static final class Month {
    private long began;
    private long started;
    private long left;
    private long lapsed;
    private long overLimit;
    private final WaitingTimes.Counter waiting = new WaitingTimes.Counter();
  }

  /**
   * Writes who waited at the end of each month.
   *
   * @param some what began in the area in any year
   * @param years the years whose months are written
   * @param until the last day that is known
   */
  void writeLists(String area, Collection<Some> some, YearSpan years, LocalDate until) {
    List<LocalDate> ends = new ArrayList<>();
    for (int year = years.firstYear(); year <= years.lastYear(); year++) {
      for (int month = 1; month <= LAST_MONTH; month++) {
        LocalDate end = YearMonth.of(year, month).atEndOfMonth();
        if (!end.isAfter(until)) {
          ends.add(end);
        }
      }
    }
    int[] days = ends.stream().mapToInt(CourseFigures::number).toArray();
    int first = number(LocalDate.of(years.firstYear(), 1, 1)) - 1;
    for (int kind = 0; kind < waits.size() && days.length > 0; kind++) {
      Month[] months = new Month[days.length];
      Arrays.setAll(months, i -> new Month());
      for (Some one : some) {
        for (int i = 0; i < one.size(); i++) {
          if (PackedWait.kind(one.wait(i)) == kind) {
            count(one.wait(i), first, days, months);
          }
        }
      }
      for (int i = 0; i < days.length; i++) {
        WaitingTimes waiting = months[i].waiting.toWaitingTimes();
        add(
            "waiting_list",
            Arrays.asList(
                pathway,
                waits.get(kind),
                area,
                ends.get(i),
                months[i].began,
                months[i].started,
                months[i].left,
                months[i].lapsed,
                waiting.count(),
                months[i].overLimit,
                value(waiting.mean(WaitingOutcome.WAITING)),
                value(waiting.medianOf(WaitingOutcome.WAITING)),
                borders));
      }
    }
  }

  private static int number(LocalDate day) {
    return Math.toIntExact(day.toEpochDay() - CourseLog.FIRST_DAY.toEpochDay());
  }

  /** Whoever ends on a day does not wait any more at its end; who still waits on it does. */
  private static void count(long wait, int first, int[] ends, Month[] months) {
    int from = PackedWait.from(wait);
    int to = from + PackedWait.days(wait);
    WaitingOutcome outcome = PackedWait.outcome(wait);
    int gone = outcome == WaitingOutcome.WAITING ? to + 1 : to;
    int before = first;
    for (int i = 0; i < ends.length && before < gone; i++) {
      Month month = months[i];
      if (from > before && from <= ends[i]) {
        month.began++;
      }
      if (gone > before && gone <= ends[i]) {
        switch (outcome) {
          case STARTED -> month.started++;
          case WAITING -> month.lapsed++;
          case WITHDRAWN, MOVED, DIED -> month.left++;
        }
      } else if (from <= ends[i]) {
        month.waiting.add(ends[i] - from, WaitingOutcome.WAITING);
        int limit = PackedWait.limit(wait);
        if (limit > 0 && ends[i] - from > limit) {
          month.overLimit++;
        }
      }
      before = ends[i];
    }
  }
}
