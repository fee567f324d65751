package no.mestring.core.statistics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;

/**
 * The exact limits of counts too small for Byar's approximation, at one level: they are computed
 * when they are first met and kept, since small areas have the same few counts again and again.
 */
final class FewEvents {
  private static final Map<ConfidenceLevel, FewEvents> LEVELS = new ConcurrentHashMap<>();
  private static final int MOST_LEVELS = 16;

  /** Enough for the means of counts below ten over periods of up to nine years. */
  private static final int MOST_COUNTS = 500;

  private final ConfidenceLevel level;
  private final Interval[] ofWholeCounts = new Interval[RateInterval.SMALLEST_FOR_BYAR];
  private final Map<Double, Interval> ofOthers = new ConcurrentHashMap<>();

  private FewEvents(ConfidenceLevel level) {
    this.level = level;
  }

  /** The limits at a level. */
  static FewEvents at(ConfidenceLevel level) {
    FewEvents known = LEVELS.get(level);
    if (known != null) {
      return known;
    }
    FewEvents made = new FewEvents(level);
    if (LEVELS.size() < MOST_LEVELS) {
      LEVELS.put(level, made);
    }
    return made;
  }

  Interval limits(double events) {
    int whole = (int) events;
    Interval known = whole == events ? ofWholeCounts[whole] : ofOthers.get(events);
    if (known == null) {
      known = RateInterval.EXACT.ofEvents(events, level);
      if (whole == events) {
        ofWholeCounts[whole] = known;
      } else if (ofOthers.size() < MOST_COUNTS) {
        ofOthers.put(events, known);
      }
    }
    return known;
  }
}
