package no.mestring.warehouse.synth;

import java.util.List;

/** The ages within which a chance is the same. */
final class AgeBand {
  /** The bands, as tables write ages. */
  static final List<String> LABELS =
      List.of("0-5", "6-15", "16-17", "18-24", "25-44", "45-64", "65-74", "75-84", "85+");

  static final int COUNT = LABELS.size();

  /** The open last age of population tables. */
  static final int OLDEST = 105;

  private static final byte[] BAND = bands();

  private AgeBand() {}

  /** The band of an age in completed years. */
  static int of(int age) {
    return BAND[Math.min(age, OLDEST)];
  }

  private static byte[] bands() {
    byte[] bands = new byte[OLDEST + 1];
    for (byte band = 0; band < COUNT; band++) {
      int lower = Integer.parseInt(LABELS.get(band).split("[-+]", -1)[0]);
      for (int age = lower; age <= OLDEST; age++) {
        bands[age] = band;
      }
    }
    return bands;
  }
}
