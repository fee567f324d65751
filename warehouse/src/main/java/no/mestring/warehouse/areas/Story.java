package no.mestring.warehouse.areas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaChange;
import no.mestring.core.area.AreaChange.Kind;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.Parcel;
import no.mestring.core.period.YearSpan;

/** What happened to an area, in sentences. */
final class Story {
  private final AreaHistory history;
  private final Area area;
  private final List<Area> lineage;

  Story(AreaHistory history, Area area) {
    this.history = history;
    this.area = area;
    this.lineage = history.lineage(area);
  }

  /** The sentences of each year, the oldest first. */
  Map<Integer, List<String>> sentences() {
    Map<Integer, List<String>> sentences = new TreeMap<>();
    Map<Integer, List<AreaChange>> byYear =
        history.changes(area).stream().collect(Collectors.groupingBy(AreaChange::year));
    byYear.forEach(
        (year, changes) ->
            sentences.computeIfAbsent(year, key -> new ArrayList<>()).addAll(told(changes)));
    parcels()
        .forEach(
            parcel ->
                sentences
                    .computeIfAbsent(parcel.year(), key -> new ArrayList<>())
                    .add(told(parcel)));
    return sentences;
  }

  boolean hasParcels() {
    return parcels().findAny().isPresent();
  }

  private Stream<Parcel> parcels() {
    return history.parcels().stream()
        .filter(
            parcel ->
                isOurs(parcel.from(), parcel.year() - 1) || isOurs(parcel.to(), parcel.year()));
  }

  private List<String> told(List<AreaChange> changes) {
    Map<Area, List<AreaChange>> byTarget = new LinkedHashMap<>();
    Map<Area, List<AreaChange>> bySource = new LinkedHashMap<>();
    for (AreaChange change : changes) {
      byTarget.computeIfAbsent(change.to(), key -> new ArrayList<>()).add(change);
      if (isPiece(change)) {
        bySource.computeIfAbsent(change.from(), key -> new ArrayList<>()).add(change);
      }
    }
    List<String> told = new ArrayList<>();
    bySource.values().forEach(pieces -> told.add(divided(pieces)));
    byTarget.forEach(
        (to, from) -> {
          if (lineage.contains(to) && !isTold(to, from)) {
            told.add(from.size() > 1 ? merged(from) : same(from.get(0)));
          }
        });
    return told;
  }

  /** Whether an area only got pieces, of which the sentences on their sources tell. */
  private static boolean isTold(Area to, List<AreaChange> from) {
    boolean isWhole = from.size() > 1 && from.stream().noneMatch(part -> part.from().equals(to));
    return !isWhole && from.stream().allMatch(part -> isPiece(part) || part.from().equals(to));
  }

  private static boolean isPiece(AreaChange change) {
    return change.kind() == Kind.DIVIDED;
  }

  private static String divided(List<AreaChange> pieces) {
    Area source = pieces.get(0).from();
    List<AreaChange> gone = pieces.stream().filter(piece -> !piece.to().equals(source)).toList();
    List<String> to = new ArrayList<>();
    for (AreaChange piece : gone) {
      boolean isFirst = to.isEmpty();
      to.add(people(piece.share(), isFirst ? " of its people" : "") + " to " + name(piece.to()));
    }
    boolean isLeft = gone.size() < pieces.size(); // the rest goes on under its code
    return (isLeft ? "piece: from " : "divided: ") + name(source) + ", " + Text.listed(to);
  }

  private static String merged(List<AreaChange> parts) {
    List<String> from = new ArrayList<>();
    for (AreaChange part : parts) {
      from.add(
          isPiece(part)
              ? people(part.share(), " of the people") + " of " + name(part.from())
              : name(part.from()));
    }
    return "merged: " + Text.listed(from) + " became " + name(parts.get(0).to());
  }

  private static String same(AreaChange change) {
    boolean hasOtherName = !change.from().name().equals(change.to().name());
    String from = hasOtherName ? name(change.from()) : change.from().code();
    String to = hasOtherName ? name(change.to()) : change.to().code();
    return change.kind() + ": " + from + " became " + to;
  }

  private static String people(OptionalDouble share, String whose) {
    return share.isEmpty() ? "a piece" : Text.percent(share.getAsDouble()) + whose;
  }

  private String told(Parcel parcel) {
    String persons =
        parcel.persons().isPresent() ? ", about " + parcel.persons().getAsInt() + " persons" : "";
    return "parcel: from "
        + name(parcel.from(), parcel.year() - 1)
        + " to "
        + name(parcel.to(), parcel.year())
        + persons
        + (parcel.note().isEmpty() ? "" : ": " + parcel.note());
  }

  private boolean isOurs(String code, int year) {
    return lineage.stream()
        .anyMatch(one -> one.code().equals(code) && one.isValidIn(YearSpan.of(year)));
  }

  private String name(String code, int year) {
    return history.find(code, YearSpan.of(year)).map(Story::name).orElse(code);
  }

  static String name(Area area) {
    return area.code() + " " + area.name();
  }
}
