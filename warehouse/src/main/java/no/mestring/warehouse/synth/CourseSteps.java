package no.mestring.warehouse.synth;

import java.util.List;

/**
 * The steps of the pathway that people take, and how likely each is on a day: somebody applies,
 * waits for a decision and then for the service, may withdraw before it starts, and has it until it
 * is closed.
 */
final class CourseSteps {
  /** The pathway's name; its file lies beside this class. */
  static final String PATHWAY = "synthetic_help";

  /** The steps in the order of the pathway's file. */
  static final List<String> ALL =
      List.of("application", "decision", "service_start", "withdrawn", "moved", "died", "closed");

  static final int APPLICATION = 0;
  static final int DECISION = 1;
  static final int SERVICE_START = 2;
  static final int WITHDRAWN = 3;
  static final int MOVED = 4;
  static final int DIED = 5;
  static final int CLOSED = 6;

  private final Kind[] kinds = new Kind[ALL.size()];

  CourseSteps(Model model) {
    for (Kind kind : model.kinds(EventTable.PATHWAY_EVENT)) {
      kinds[ALL.indexOf(kind.codes().get(0))] = kind;
    }
  }

  /** The chance that somebody applies in a year, or takes another step on a day that it may be. */
  double chance(int step, int municipality, int year, int sex, int band) {
    return kinds[step].chance(municipality, year, sex, band);
  }

  /** The step that follows one in which a course goes on. */
  static int next(int step) {
    return step == SERVICE_START ? CLOSED : step + 1;
  }
}
