package no.mestring.warehouse.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import no.mestring.core.service.PlacesFrom;
import no.mestring.core.service.ReferralGroup;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;

/** Reads what people type of referrals: one number for all, or one for each group by its name. */
final class QueueOptions {
  /** The name of those who are referred, where there is one group. */
  static final String ALL = "all";

  private QueueOptions() {}

  /** Groups such as {@code 2.5} or {@code urgent=0.5,others=2}, the most urgent first. */
  static List<ReferralGroup> groups(List<String> referrals, List<String> patience) {
    Map<String, Double> perWeek = named("referrals", referrals, QueueOptions::number);
    Map<String, Double> weeks = named("patience", patience, QueueOptions::number);
    refuseUnknown("patience", weeks, perWeek);
    List<ReferralGroup> groups = new ArrayList<>();
    perWeek.forEach(
        (name, number) -> {
          Double own = weeks.containsKey(name) ? weeks.get(name) : weeks.get(ALL);
          groups.add(
              new ReferralGroup(
                  name, number, own == null ? OptionalDouble.empty() : OptionalDouble.of(own)));
        });
    return groups;
  }

  /** How many wait of each group, none of those that are not named. */
  static Map<String, Integer> waiting(List<String> waiting, List<ReferralGroup> groups) {
    Map<String, Integer> said = named("waiting", waiting, QueueOptions::count);
    Map<String, Integer> all = new LinkedHashMap<>();
    groups.forEach(group -> all.put(group.name(), 0));
    if (groups.size() > 1 && said.containsKey(ALL) && !all.containsKey(ALL)) {
      throw WarehouseException.question(
          "Invalid waiting: '"
              + said.get(ALL)
              + "', must say how many of each group, such as "
              + groups.get(0).name()
              + "="
              + said.get(ALL));
    }
    refuseUnknown("waiting", said, all);
    said.forEach((name, count) -> all.put(all.containsKey(name) ? name : ALL, count));
    return all;
  }

  /** Places from later days on, such as {@code 2026-03-16=9}. */
  static List<PlacesFrom> changes(List<String> changes) {
    List<PlacesFrom> all = new ArrayList<>();
    for (String change : changes) {
      int at = change.indexOf('=');
      try {
        all.add(
            new PlacesFrom(
                LocalDate.parse(change.substring(0, Math.max(0, at))),
                Integer.parseInt(change.substring(at + 1))));
      } catch (DateTimeException | NumberFormatException e) {
        throw WarehouseException.question(
            "Invalid change: '" + change + "', must be a day and places such as 2026-03-16=9");
      }
    }
    return all;
  }

  private static <T> Map<String, T> named(
      String option, List<String> texts, Function<String, T> reader) {
    Map<String, T> named = new LinkedHashMap<>();
    for (String text : texts) {
      int at = text.indexOf('=');
      if (at < 0 && texts.size() > 1) {
        throw WarehouseException.question(
            "Invalid "
                + option
                + ": '"
                + text
                + "', must be one number, or a number for each group such as urgent=0.5,others=2");
      }
      String name = at < 0 ? ALL : text.substring(0, at).strip();
      T number;
      try {
        number = reader.apply(text.substring(at + 1).strip());
      } catch (NumberFormatException e) {
        throw WarehouseException.question(
            "Invalid " + option + ": '" + text + "', must be a number of 0 or more");
      }
      if (named.putIfAbsent(name, number) != null) {
        throw WarehouseException.question("Invalid " + option + ": '" + name + "' is there twice");
      }
    }
    return named;
  }

  private static Double number(String text) {
    double number = Double.parseDouble(text);
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  private static Integer count(String text) {
    int count = Integer.parseInt(text);
    if (count < 0) {
      throw new NumberFormatException(text);
    }
    return count;
  }

  private static void refuseUnknown(String option, Map<String, ?> said, Map<String, ?> groups) {
    for (String name : said.keySet()) {
      if (!groups.containsKey(name) && !name.equals(ALL)) {
        throw WarehouseException.question(
            "Unknown group in "
                + option
                + ": '"
                + name
                + "'"
                + Suggestion.of(name, groups.keySet()));
      }
    }
  }
}
