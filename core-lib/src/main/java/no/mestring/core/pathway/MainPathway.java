package no.mestring.core.pathway;

import no.mestring.core.argument.Argument;

/**
 * The three main pathways (hovedforløp) of the Norwegian guide to local mental-health and substance
 * use work for adults, «Sammen om mestring» (Helsedirektoratet, IS-2076, 2014): how serious
 * somebody's problems are, and how long they last, say which it is. One may pass into another at
 * any time.
 */
public enum MainPathway {
  /** Mild problems that last a short time. */
  ONE(1, Responsibility.MUNICIPALITY),
  /** Serious problems that last a short time, and milder ones that last long. */
  TWO(2, Responsibility.MUNICIPALITY_WITH_SPECIALIST_CARE),
  /** Serious problems that last long. */
  THREE(3, Responsibility.SHARED);

  private final int number;
  private final Responsibility responsibility;

  MainPathway(int number, Responsibility responsibility) {
    this.number = number;
    this.responsibility = responsibility;
  }

  /**
   * The pathway of problems.
   *
   * @param severity how serious they are
   * @param duration how long they last
   * @return the pathway
   */
  public static MainPathway of(Severity severity, ProblemDuration duration) {
    if (severity == Severity.SERIOUS) {
      return duration == ProblemDuration.LONG ? THREE : TWO;
    }
    return duration == ProblemDuration.LONG ? TWO : ONE;
  }

  /**
   * Reads the number.
   *
   * @param code {@code 1}, {@code 2} or {@code 3}
   * @return the pathway
   * @throws IllegalArgumentException if the code is another
   */
  public static MainPathway parse(String code) {
    for (MainPathway pathway : values()) {
      if (pathway.toString().equals(code)) {
        return pathway;
      }
    }
    throw Argument.invalid("main pathway", "'" + code + "'", "expected 1, 2 or 3");
  }

  /**
   * Who is responsible for those whose pathway it is.
   *
   * @return who
   */
  public Responsibility responsibility() {
    return responsibility;
  }

  /** The number that {@link #parse} reads. */
  @Override
  public String toString() {
    return String.valueOf(number);
  }
}
