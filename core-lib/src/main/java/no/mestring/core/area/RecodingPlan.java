package no.mestring.core.area;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.area.RecodedArea.Contribution;
import no.mestring.core.period.YearSpan;

/**
 * Finds how delivered areas come on other borders: by which parts of the land they share with the
 * areas of these borders.
 *
 * <p>Areas that were delivered for one period and on the same borders are looked at together, since
 * only together can they be whole; municipalities and counties apart, since each adds up to the
 * country.
 */
final class RecodingPlan {
  private static final Comparator<RecodedArea> ORDER =
      Comparator.comparing(RecodedArea::period)
          .thenComparing(area -> area.borders().orElse(0))
          .thenComparing(RecodedArea::code);

  private final AreaHistory history;
  private final Meanings meanings;
  private final int vintage;
  private final SplitPolicy splits;
  private final MissingParts missingParts;
  private final Map<AreaLevel, Map<String, BitSet>> targets = new HashMap<>();

  /** What was delivered for one period on the same borders. */
  private record Edition(YearSpan period, OptionalInt borders) {
    static Edition of(DeliveredArea area) {
      return new Edition(area.period(), area.borders());
    }
  }

  /** A delivered area with its land, and the year whose borders it is on. */
  private record Source(String code, int year, BitSet land) {}

  RecodingPlan(AreaHistory history, int vintage, SplitPolicy splits, MissingParts missingParts) {
    this.history = history;
    this.meanings = new Meanings(history);
    this.vintage = vintage;
    this.splits = splits;
    this.missingParts = missingParts;
    for (Area area : history.areas(vintage)) {
      targets
          .computeIfAbsent(area.level(), level -> new TreeMap<>())
          .put(area.code(), history.parts(area.code(), vintage));
    }
  }

  Recoding of(Collection<DeliveredArea> delivered) {
    List<RecodedArea> areas = new ArrayList<>();
    Map<Edition, List<Source>> municipalities = new LinkedHashMap<>();
    Map<Edition, List<Source>> counties = new LinkedHashMap<>();
    Map<Edition, Map<String, Set<String>>> unknowns = new LinkedHashMap<>();
    for (DeliveredArea area : new TreeSet<>(delivered)) {
      Edition edition = Edition.of(area);
      Optional<Area> known = meanings.area(area);
      BitSet land = meanings.land(area);
      if (known.isPresent() && known.get().level() == AreaLevel.UNKNOWN) {
        String unknown = history.successors(known.get(), vintage).get(0).code();
        unknowns
            .computeIfAbsent(edition, key -> new TreeMap<>())
            .computeIfAbsent(unknown, key -> new TreeSet<>())
            .add(area.code());
      } else if (land.isEmpty() || known.orElseThrow().level() == AreaLevel.COUNTRY) {
        Derivation derivation = known.isPresent() ? Derivation.EXACT : Derivation.UNPLACED;
        areas.add(whole(area.code(), edition, derivation, Set.of(area.code())));
      } else {
        (known.get().level() == AreaLevel.COUNTY ? counties : municipalities)
            .computeIfAbsent(edition, key -> new ArrayList<>())
            .add(new Source(area.code(), Meanings.year(area, known.get()), land));
      }
    }
    unknowns.forEach(
        (edition, byCode) ->
            byCode.forEach(
                (code, from) ->
                    areas.add(
                        whole(
                            code,
                            edition,
                            from.size() == 1 ? Derivation.EXACT : Derivation.ADDED,
                            from))));
    plan(municipalities, AreaLevel.MUNICIPALITY, Map.of(), areas);
    plan(counties, AreaLevel.COUNTY, municipalities, areas);
    areas.sort(ORDER);
    return new Recoding(vintage, splits, areas);
  }

  private static RecodedArea whole(
      String code, Edition edition, Derivation derivation, Set<String> from) {
    List<Contribution> contributions = from.stream().map(one -> new Contribution(one, 1)).toList();
    return new RecodedArea(code, edition.period, edition.borders, derivation, contributions, "");
  }

  /**
   * Plans one level; counties that cannot be had from counties are rebuilt from their
   * municipalities, if all of them were delivered.
   */
  private void plan(
      Map<Edition, List<Source>> editions,
      AreaLevel level,
      Map<Edition, List<Source>> smaller,
      List<RecodedArea> areas) {
    Map<String, BitSet> asked = targets.getOrDefault(level, Map.of());
    Map<String, BitSet> goals =
        splits == SplitPolicy.UNION ? united(asked, editions, smaller) : asked;
    editions.forEach(
        (edition, sources) ->
            goals.forEach(
                (code, land) -> {
                  List<Source> touching = touching(sources, land);
                  if (!touching.isEmpty()) {
                    RecodedArea direct = recoded(code, land, edition, touching, missingParts);
                    areas.add(
                        isWhole(direct)
                            ? direct
                            : rebuilt(code, land, edition, smaller).orElse(direct));
                  }
                }));
  }

  private static boolean isWhole(RecodedArea area) {
    return area.derivation() == Derivation.EXACT || area.derivation() == Derivation.ADDED;
  }

  private Optional<RecodedArea> rebuilt(
      String code, BitSet land, Edition edition, Map<Edition, List<Source>> smaller) {
    List<Source> within = touching(smaller.getOrDefault(edition, List.of()), land);
    if (within.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(recoded(code, land, edition, within, MissingParts.WITHHOLD))
        .filter(RecodingPlan::isWhole);
  }

  private static List<Source> touching(List<Source> sources, BitSet land) {
    return sources.stream().filter(source -> source.land.intersects(land)).toList();
  }

  private RecodedArea recoded(
      String code, BitSet land, Edition edition, List<Source> sources, MissingParts lacking) {
    List<Contribution> contributions = new ArrayList<>();
    List<String> faults = new ArrayList<>(twice(sources, land));
    BitSet missing = (BitSet) land.clone();
    boolean isWeighted = false;
    for (Source source : sources) {
      BitSet common = (BitSet) source.land.clone();
      common.and(land);
      missing.andNot(common);
      double weight = 1;
      if (common.cardinality() < source.land.cardinality()) {
        isWeighted = true;
        OptionalDouble share =
            splits == SplitPolicy.WEIGHT
                ? history.population().share(common, source.land, edition.period.lastYear())
                : OptionalDouble.empty();
        if (share.isEmpty()) {
          faults.add(splitFault(source));
        }
        weight = share.orElse(0);
      }
      contributions.add(new Contribution(source.code, weight));
    }
    String lacks = missing.isEmpty() ? "" : missingFault(missing, sources.get(0).year);
    boolean isFilled = !missing.isEmpty() && lacking == MissingParts.ZERO;
    if (!missing.isEmpty() && !isFilled) {
      faults.add(lacks);
    }
    Derivation derivation =
        !faults.isEmpty()
            ? Derivation.WITHHELD
            : isWeighted
                ? Derivation.WEIGHTED
                : contributions.size() > 1 || isFilled ? Derivation.ADDED : Derivation.EXACT;
    if (isFilled) {
      faults.add(lacks + ", taken as zero");
    }
    return new RecodedArea(
        code,
        edition.period,
        edition.borders,
        derivation,
        contributions,
        String.join("; ", faults));
  }

  private String splitFault(Source source) {
    Area area = history.find(source.code, YearSpan.of(clamp(source.year))).orElseThrow();
    String to =
        targets.getOrDefault(area.level(), Map.of()).entrySet().stream()
            .filter(target -> target.getValue().intersects(source.land))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return source.code
        + " is divided between "
        + to
        + (splits == SplitPolicy.WEIGHT ? ", by unknown shares of its people" : "");
  }

  private String missingFault(BitSet missing, int year) {
    int at = clamp(year);
    Set<String> codes = new TreeSet<>();
    for (Area area : history.areas(at)) {
      if (area.level() == AreaLevel.MUNICIPALITY
          && history.parts(area.code(), at).intersects(missing)) {
        codes.add(area.code());
      }
    }
    return "no figure for " + String.join(", ", codes);
  }

  private static int clamp(int year) {
    return Math.max(AreaHistory.KNOWN.firstYear(), Math.min(AreaHistory.KNOWN.lastYear(), year));
  }

  /** Two codes that mean the same land would count its people twice. */
  private static List<String> twice(List<Source> sources, BitSet land) {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      for (int j = i + 1; j < sources.size(); j++) {
        BitSet common = (BitSet) sources.get(i).land.clone();
        common.and(sources.get(j).land);
        if (common.intersects(land)) {
          faults.add(
              sources.get(i).code + " and " + sources.get(j).code + " count the same people");
        }
      }
    }
    return faults;
  }

  /**
   * The areas asked for, those in one that share a divided area; in all periods, so that a series
   * has one meaning. An area that can be rebuilt from smaller ones is not divided.
   */
  private Map<String, BitSet> united(
      Map<String, BitSet> asked,
      Map<Edition, List<Source>> editions,
      Map<Edition, List<Source>> smaller) {
    List<Set<String>> groups = new ArrayList<>();
    editions.forEach(
        (edition, sources) -> {
          for (Source source : sources) {
            Set<String> shared = new TreeSet<>();
            asked.forEach(
                (code, land) -> {
                  if (land.intersects(source.land)
                      && rebuilt(code, land, edition, smaller).isEmpty()) {
                    shared.add(code);
                  }
                });
            if (shared.size() > 1) {
              for (Set<String> group : List.copyOf(groups)) {
                if (group.stream().anyMatch(shared::contains)) {
                  shared.addAll(group);
                  groups.remove(group);
                }
              }
              groups.add(shared);
            }
          }
        });
    Map<String, BitSet> united = new TreeMap<>(asked);
    for (Set<String> group : groups) {
      BitSet land = new BitSet();
      group.forEach(code -> land.or(asked.getOrDefault(code, new BitSet())));
      united.keySet().removeAll(group);
      united.put(String.join("+", group), land);
    }
    return united;
  }
}
