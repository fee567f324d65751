package no.mestring.core.pathway;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.mestring.core.argument.Argument;
import no.mestring.core.pathway.PackagePathway.Step;
import no.mestring.core.pathway.PackagePathway.Wait;

/**
 * All versions of a pathway. Courses are made by the rules of the newest, which names every step
 * there ever was, so that a course that begins by one version may go on by the next; a time limit
 * is that of the version which was valid when the waiting began.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if there are none, they are of
 * several pathways, two have the same number, a later one is not valid from a later day, the newest
 * leaves out a step, or a wait is between other steps than in another version.
 *
 * @param all the versions, in any order; they are kept by number
 */
public record PathwayVersions(List<PackagePathway> all) {
  public PathwayVersions {
    all = all.stream().sorted(Comparator.comparingInt(PackagePathway::version)).toList();
    if (all.isEmpty()) {
      throw Argument.invalid("versions", all, "must be one or more");
    }
    PackagePathway newest = all.get(all.size() - 1);
    List<String> steps = newest.steps().stream().map(Step::code).toList();
    Map<String, Wait> waits = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      PackagePathway one = all.get(i);
      if (!one.code().equals(newest.code())) {
        throw Argument.invalid("pathway", one.code(), "must be " + newest.code());
      }
      if (i > 0 && one.version() == all.get(i - 1).version()) {
        throw Argument.invalid("version", one.version(), "must stand once");
      }
      if (i > 0 && !one.validFrom().isAfter(all.get(i - 1).validFrom())) {
        throw Argument.invalid(
            "valid_from",
            one.validFrom(),
            "must be after that of version "
                + all.get(i - 1).version()
                + ", "
                + all.get(i - 1).validFrom());
      }
      for (Step step : one.steps()) {
        if (!steps.contains(step.code())) {
          throw Argument.invalid(
              "steps",
              steps,
              "must have '" + step.code() + "' of version " + one.version() + ", too");
        }
      }
      for (Wait wait : one.waits()) {
        Wait other = waits.putIfAbsent(wait.code(), wait);
        if (other != null && !(other.from() + other.to()).equals(wait.from() + wait.to())) {
          throw Argument.invalid(
              "wait " + wait.code(),
              wait.from() + " to " + wait.to(),
              "must be from " + other.from() + " to " + other.to() + " in all versions");
        }
      }
    }
  }

  /**
   * The version with the highest number.
   *
   * @return the version by whose rules courses are made
   */
  public PackagePathway newest() {
    return all.get(all.size() - 1);
  }

  /**
   * The version by which somebody begins.
   *
   * @param day the day of the beginning
   * @return the latest that is valid; empty if the first is not valid yet
   */
  public Optional<PackagePathway> validOn(LocalDate day) {
    return all.stream()
        .filter(version -> !version.validFrom().isAfter(day))
        .reduce((earlier, later) -> later);
  }

  /**
   * The times that any version measures.
   *
   * @return by their codes, in the order of the first version that has each; of limits, those of
   *     that version
   */
  public Map<String, Wait> waits() {
    Map<String, Wait> waits = new LinkedHashMap<>();
    all.forEach(version -> version.waits().forEach(wait -> waits.putIfAbsent(wait.code(), wait)));
    return waits;
  }

  /**
   * How long somebody may wait.
   *
   * @param wait the code of a wait
   * @param from the day on which the waiting begins
   * @return the limit; empty if the version valid then has none
   */
  public Optional<TimeLimit> limit(String wait, LocalDate from) {
    return validOn(from).stream()
        .flatMap(version -> version.waits().stream())
        .filter(one -> one.code().equals(wait))
        .findFirst()
        .flatMap(Wait::limit);
  }
}
