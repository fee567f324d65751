package no.mestring.warehouse.compute;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.pathway.Course;
import no.mestring.core.pathway.CourseCounts;
import no.mestring.core.pathway.CourseProblem;
import no.mestring.core.pathway.Courses;
import no.mestring.core.pathway.PackagePathway.Wait;
import no.mestring.core.pathway.PathwayVersions;
import no.mestring.core.pathway.TimeLimit;
import no.mestring.core.pathway.Waiting;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.engine.StepSink;

/**
 * Makes courses of the steps of one pathway, and keeps of each what its figures need: by the code
 * of the municipality and the year in which it began.
 */
final class CourseLog implements StepSink {
  /** The groups of ages in completed years; the last is of all. */
  static final List<String> AGES =
      Stream.concat(CountDefinition.AGES_WAITING.stream(), Stream.of(AgeRange.atLeast(0)))
          .map(AgeRange::toString)
          .toList();

  static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  private static final int GROUPS = AGES.size() - 1;
  private static final int FIRST_SIZE = 16;

  /** Where and when courses began. */
  record Place(String area, int year) {}

  /** What is kept of the courses that began in one place and year. */
  static final class Some {
    private long[] waits = new long[FIRST_SIZE];
    private int size;

    /** Courses by sex, 1 for men, and age group. */
    final long[][] courses = new long[2][GROUPS];

    /** Those of persons who had a course before. */
    final long[][] repeated = new long[2][GROUPS];

    /** How courses ended, by outcome; those that lapsed are by themselves. */
    final Map<String, Long> ends = new TreeMap<>();

    final CourseCounts ways = new CourseCounts();

    private void add(long wait) {
      if (size == waits.length) {
        waits = Arrays.copyOf(waits, 2 * size);
      }
      waits[size++] = wait;
    }

    int size() {
      return size;
    }

    long wait(int at) {
      return waits[at];
    }
  }

  private final PathwayVersions versions;
  private final List<Wait> waits;
  private final Function<String, LocalDate> until;
  private final Courses courses;
  private final Map<Place, Some> places = new HashMap<>();
  private long person;
  private boolean isMale;
  private int birthYear;
  private boolean hadCourse;
  private long misfits;

  /** How long each day's limits are, since days recur. */
  private final Map<LocalDate, int[]> limits = new HashMap<>();

  /**
   * Begins without events.
   *
   * @param until the last day that is known of open courses of a municipality
   */
  CourseLog(PathwayVersions versions, Function<String, LocalDate> until) {
    this.versions = versions;
    this.waits = List.copyOf(versions.waits().values());
    this.until = until;
    this.courses = new Courses(versions.newest().rules().orElseThrow(), this::take, this::leaveOut);
  }

  @Override
  public void person(long who, boolean isAMan, int born) {
    courses.end(); // which is the last course of the person before
    person = who;
    isMale = isAMan;
    birthYear = born;
    hadCourse = false;
  }

  @Override
  public void step(int file, long line, LocalDate day, String area, String step) {
    courses.add(line, person, day, area, step);
  }

  /** Says that there are no more steps. */
  void end() {
    courses.end();
  }

  /** The last day that is known of those who still wait in any of some places. */
  LocalDate until(Collection<Place> some) {
    return some.stream()
        .map(place -> until.apply(place.area()))
        .max(Comparator.naturalOrder())
        .orElse(FIRST_DAY);
  }

  Map<Place, Some> places() {
    return places;
  }

  /** How many events fit no course. */
  long misfits() {
    return misfits;
  }

  private void leaveOut(CourseProblem problem) {
    misfits++;
  }

  private void take(Course course) {
    Some some = at(course.area(), course.start());
    int age = age(course.start());
    int sex = isMale ? 1 : 0;
    some.courses[sex][age]++;
    if (hadCourse) {
      some.repeated[sex][age]++;
    }
    hadCourse = true;
    some.ends.merge(course.isLapsed() ? "lapsed" : course.end().toString(), 1L, Long::sum);
    some.ways.add(course);
    LocalDate known = until.apply(course.area());
    LocalDate last = known.isBefore(course.last()) ? course.last() : known;
    for (int kind = 0; kind < waits.size(); kind++) {
      Wait wait = waits.get(kind);
      Optional<Waiting> waiting = course.waiting(wait.from(), wait.to(), last);
      if (waiting.isPresent()) {
        add(course.area(), kind, waiting.get(), known);
      }
    }
  }

  private void add(String area, int kind, Waiting waiting, LocalDate known) {
    LocalDate from = waiting.from();
    int limit = limits.computeIfAbsent(from, this::limits)[kind];
    at(area, from)
        .add(
            PackedWait.of(
                kind,
                isMale,
                age(from),
                Math.toIntExact(from.toEpochDay() - FIRST_DAY.toEpochDay()),
                waiting.days(),
                waiting.outcome(),
                limit,
                limit > 0 && known.isAfter(from.plusDays(limit))));
  }

  private Some at(String area, LocalDate day) {
    return places.computeIfAbsent(new Place(area, day.getYear()), key -> new Some());
  }

  private int[] limits(LocalDate from) {
    int[] days = new int[waits.size()];
    for (int kind = 0; kind < days.length; kind++) {
      Optional<TimeLimit> limit = versions.limit(waits.get(kind).code(), from);
      days[kind] =
          limit.isPresent()
              ? Math.toIntExact(limit.get().lastDay(from).toEpochDay() - from.toEpochDay())
              : 0;
    }
    return days;
  }

  private int age(LocalDate day) {
    int age = day.getYear() - birthYear;
    int group = GROUPS - 1;
    while (group > 0 && age < CountDefinition.AGES_WAITING.get(group).lower()) {
      group--;
    }
    return group;
  }
}
