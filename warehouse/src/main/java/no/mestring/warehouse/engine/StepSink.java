package no.mestring.warehouse.engine;

import java.time.LocalDate;

/** Takes the steps of persons one by one, each person's in the order in which they were taken. */
public interface StepSink {
  /** Called before the first step of each person. */
  void person(long person, boolean isMale, int birthYear);

  /**
   * Called for each step.
   *
   * @param file the number of the file it stands in, among {@link StepLog#files}; -1 for what the
   *     warehouse has already
   * @param line the line in that file
   * @param day the day
   * @param area the code of the municipality
   * @param step the code of the step
   */
  void step(int file, long line, LocalDate day, String area, String step);
}
