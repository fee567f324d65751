package no.mestring.core.service;

/** By what {@link QueueTheory} answers for a queue. */
public enum QueueFormula {
  /** Nobody leaves, exponential stays, one line. */
  ERLANG_C("Erlang C"),
  /** Nobody leaves, one place, any stays, one line: the mean alone. */
  POLLACZEK_KHINCHINE("Pollaczek and Khinchine"),
  /** Nobody leaves, priorities; exponential stays or one place: the means alone. */
  COBHAM("Cobham"),
  /** Everybody leaves with the same patience, exponential stays. */
  ERLANG_A("Erlang A");

  private final String title;

  QueueFormula(String title) {
    this.title = title;
  }

  /** The name in the literature, such as {@code Erlang C}. */
  @Override
  public String toString() {
    return title;
  }
}
