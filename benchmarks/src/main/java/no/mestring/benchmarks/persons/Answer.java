package no.mestring.benchmarks.persons;

/** What everyone must answer alike: how many cells are not empty, and the sum of their counts. */
record Answer(long cells, long persons) {
  static Answer parse(String line) {
    String[] parts = line.strip().split("\\D+", -1);
    return new Answer(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }
}
