package no.mestring.warehouse.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The time of the day of an event, in Norway. Nothing is converted: with another offset than
 * Norway's, the day may be another, too.
 *
 * @param text the time as it is kept, if it is right
 * @param fault the rule that is broken, empty if none is
 */
record EventTime(String text, Optional<String> fault) {
  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
  private static final Pattern FORM =
      Pattern.compile("([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(Z|[+-][0-9]{2}:[0-9]{2})?");

  /** Reads a time of a day. */
  static EventTime of(LocalDate day, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return faulty("must be a time of the day such as 13:30 or 13:30:59");
    }
    try {
      LocalDateTime at = day.atTime(LocalTime.parse(matcher.group(1)));
      Optional<ZoneOffset> stated = Optional.ofNullable(matcher.group(2)).map(ZoneOffset::of);
      List<ZoneOffset> valid = NORWAY.getRules().getValidOffsets(at);
      if (valid.isEmpty()) {
        ZoneOffsetTransition gap = NORWAY.getRules().getTransition(at);
        return faulty(
            "does not exist on %s, when clocks went from %s to %s"
                .formatted(
                    day,
                    gap.getDateTimeBefore().toLocalTime(),
                    gap.getDateTimeAfter().toLocalTime()));
      }
      if (stated.isEmpty() && valid.size() > 1) {
        return faulty(
            "comes twice on %s; write %s"
                .formatted(
                    day,
                    valid.stream()
                        .map(offset -> matcher.group(1) + offset)
                        .collect(Collectors.joining(" or "))));
      }
      if (stated.isPresent() && !valid.contains(stated.get())) {
        return faulty(
            "must be Norwegian time, which is %s then; in another zone the day may be another, too"
                .formatted(valid.get(0)));
      }
      return new EventTime(
          valid.size() > 1 ? matcher.group(1) + stated.orElseThrow() : matcher.group(1),
          Optional.empty());
    } catch (DateTimeException e) {
      return faulty("must be a time of the day such as 13:30 or 13:30:59");
    }
  }

  private static EventTime faulty(String rule) {
    return new EventTime("", Optional.of(rule));
  }
}
