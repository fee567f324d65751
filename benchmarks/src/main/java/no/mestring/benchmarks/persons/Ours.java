package no.mestring.benchmarks.persons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.Sex;
import no.mestring.core.indicator.CodeGroup;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.counting.Breakdown;
import no.mestring.warehouse.counting.Counted;
import no.mestring.warehouse.counting.EventCount;
import no.mestring.warehouse.counting.EventCounts;
import no.mestring.warehouse.engine.EventColumns;
import no.mestring.warehouse.engine.EventFiles;

/** The warehouse's counting. */
final class Ours {
  private Ours() {}

  static Answer count(List<Path> files, int threads) {
    try (EventFiles events = EventFiles.open(files, EventColumns.standard())) {
      EventCounts counts =
          EventCount.of(
              events,
              new Breakdown(
                  YearSpan.closed(Dispensings.FIRST_YEAR, Dispensings.LAST_YEAR), groups(), ages()),
              Counted.PERSONS,
              (area, year) -> area == null ? List.of() : List.of(area),
              threads);
      long[] sums = new long[2];
      counts.forEach(
          (year, area, group, sex, age, count) -> {
            if (sex != Sex.BOTH) {
              sums[0]++;
              sums[1] += count;
            }
          });
      return new Answer(sums[0], sums[1]);
    }
  }

  /** What an indicator is built from: also the county, the country, all ages and any group. */
  static void build(List<Path> files, int threads) {
    List<CodeGroup> groups = new ArrayList<>(groups());
    groups.add(CodeGroup.anyOf("any", groups()));
    List<AgeRange> ages = new ArrayList<>(ages());
    ages.add(AgeRange.atLeast(0));
    try (EventFiles events = EventFiles.open(files, EventColumns.standard())) {
      EventCount.of(
          events,
          new Breakdown(
              YearSpan.closed(Dispensings.FIRST_YEAR, Dispensings.LAST_YEAR), groups, ages),
          Counted.PERSONS,
          (area, year) ->
              area == null ? List.of() : List.of(area, "county " + area.substring(0, 2), "norway"),
          threads);
    }
  }

  private static List<CodeGroup> groups() {
    return List.of(
        CodeGroup.of("antipsychotics", "N05A"),
        CodeGroup.of("anxiolytics", "N05B"),
        CodeGroup.of("hypnotics", "N05C"),
        CodeGroup.of("antidepressants", "N06A"),
        CodeGroup.of("stimulants", "N06BA"));
  }

  private static List<AgeRange> ages() {
    List<AgeRange> ages = new ArrayList<>();
    for (int lower = 0; lower < 90; lower += 5) {
      ages.add(AgeRange.closed(lower, lower + 4));
    }
    ages.add(AgeRange.atLeast(90));
    return ages;
  }
}
