package no.mestring.core.pathway;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import no.mestring.core.argument.Argument;
import no.mestring.core.pathway.Course.Taken;
import org.jspecify.annotations.Nullable;

/**
 * Makes courses of the events of one pathway. Events are given person by person, each person's by
 * day; those of one day in the order in which they happened, as far as that is known. The same step
 * twice on one day is one.
 *
 * <p>An event that fits no course is told as a problem and is in none: a step that the rules do not
 * know, a step or end before a beginning or after an end, a second beginning where the rules allow
 * none, and an event in another municipality than one before it on the same day.
 */
public final class Courses {
  private final CourseRules rules;
  private final Set<String> known;
  private final Consumer<Course> courses;
  private final Consumer<CourseProblem> problems;

  private boolean isBegun;
  private long person;
  private LocalDate day = LocalDate.MIN;
  private String area = "";

  /** Where the open course began. */
  private String begun = "";

  /** The steps of the open course; none if no course is open. */
  private final List<Taken> open = new ArrayList<>();

  /** The day on which the last course was ended. */
  private @Nullable LocalDate ended;

  /**
   * Begins with no events.
   *
   * @param rules how events become courses
   * @param courses is given each course as soon as it is known to be over, and the others at the
   *     end
   * @param problems is given each event that fits no course
   */
  public Courses(CourseRules rules, Consumer<Course> courses, Consumer<CourseProblem> problems) {
    this.rules = rules;
    this.known = new HashSet<>(rules.steps());
    this.courses = courses;
    this.problems = problems;
  }

  /**
   * Takes the next event.
   *
   * @param line where it stands, for problems
   * @param who the person, by any number
   * @param when the day
   * @param where the code of the municipality
   * @param step the code of the step
   * @throws IllegalArgumentException if the day is before the person's last event
   */
  public void add(long line, long who, LocalDate when, String where, String step) {
    if (!isBegun || who != person) {
      close(WaitingOutcome.WAITING, false);
      isBegun = true;
      person = who;
      ended = null;
      area = "";
      day = LocalDate.MIN;
    } else if (when.isBefore(day)) {
      throw Argument.invalid("when", when, "must not be before " + day + ", the event before");
    }
    boolean isElsewhere = when.equals(day) && !where.equals(area);
    if (!known.contains(step)) {
      tell(
          line, "unknown step '" + step + "', expected one of " + String.join(", ", rules.steps()));
    } else if (isElsewhere) {
      tell(line, "in " + where + ", and in " + area + " on the same day");
    } else {
      day = when;
      area = where;
      take(line, when, step);
    }
  }

  private void take(long line, LocalDate when, String step) {
    if (!open.isEmpty() && rules.gap().isPresent()) {
      long days = when.toEpochDay() - last().day().toEpochDay();
      if (days > rules.gap().getAsInt()) {
        close(WaitingOutcome.WAITING, true);
      }
    }
    if (isRepeated(when, step)) {
      return;
    }
    boolean isStart = rules.starts().contains(step);
    if (open.isEmpty() && !isStart) {
      tell(line, "'" + step + "' without a beginning" + (ended == null ? "" : ", ended " + ended));
      return;
    }
    if (!open.isEmpty() && isStart) {
      switch (rules.secondStart()) {
        case SAME_COURSE -> {}
        case NEW_COURSE -> close(WaitingOutcome.WAITING, true);
        case PROBLEM -> {
          tell(line, "second beginning '" + step + "', begun " + open.get(0).day());
          return;
        }
      }
    }
    if (open.isEmpty()) {
      begun = area;
    }
    open.add(new Taken(step, when));
    WaitingOutcome end = rules.ends().get(step);
    if (end != null) {
      close(end, false);
      ended = when;
    }
  }

  private Taken last() {
    return open.get(open.size() - 1);
  }

  private boolean isRepeated(LocalDate when, String step) {
    for (int i = open.size() - 1; i >= 0 && open.get(i).day().equals(when); i--) {
      if (open.get(i).step().equals(step)) {
        return true;
      }
    }
    return false;
  }

  private void close(WaitingOutcome end, boolean isLapsed) {
    if (!open.isEmpty()) {
      courses.accept(new Course(begun, open, end, isLapsed));
      open.clear();
    }
  }

  private void tell(long line, String rule) {
    problems.accept(new CourseProblem(line, rule));
  }

  /** Says that there are no more events: what is open stays open. */
  public void end() {
    close(WaitingOutcome.WAITING, false);
  }
}
