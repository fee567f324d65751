package no.mestring.warehouse.catalog;

import java.util.List;

/** What stands for a value that is missing, in the statistics of Norwegian publishers. */
public final class MissingMarks {
  /** Not collected, not possible to compute, withheld; Statistics Norway has dots in threes too. */
  public static final List<String> ALL = List.of("..", ".", ":", "...");

  private MissingMarks() {}
}
