package no.mestring.core.area;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import no.mestring.core.area.AreaFiles.PartPersons;
import no.mestring.core.period.YearSpan;

/**
 * All areas under all their codes from 1994 to 2026, and what they consisted of, so that figures
 * can be had on the borders of any of these years.
 *
 * <p>The land is divided into parts that no reform ever cut; each municipality of each year is a
 * set of them, and each county the set of its municipalities'. Renumbering, merging and splitting
 * all follow from which parts two areas share.
 */
public final class AreaHistory {
  /** The code of the whole country. */
  public static final String COUNTRY = "0";

  /** The code of an unknown municipality, if not even the county is known. */
  public static final String UNKNOWN = "9999";

  /** The years whose borders are known. */
  public static final YearSpan KNOWN = YearSpan.closed(1994, 2026);

  /** The year whose codes name the series. */
  private static final int SERIES_YEAR = 2024;

  private static final Comparator<Area> OLDEST_FIRST =
      Comparator.comparingInt(area -> area.firstYear().orElse(Integer.MIN_VALUE));

  private final Map<String, List<Area>> byCode = new LinkedHashMap<>();

  /** The areas of each year that was asked for. */
  private final Map<Integer, List<Area>> byYear = new ConcurrentHashMap<>();

  private final Land land;
  private final PartPopulation population;
  private final List<Parcel> parcels;
  private final List<AreaGroup> groups;

  private AreaHistory(
      List<Area> areas,
      List<LandPart> parts,
      PartPopulation population,
      List<Parcel> parcels,
      List<AreaGroup> groups) {
    this.population = population;
    this.parcels = List.copyOf(parcels);
    index(areas);
    this.land = new Land(parts, this::find);
    byCode.values().forEach(versions -> versions.replaceAll(this::withSeries));
    this.groups = groups.stream().map(this::withMunicipalities).toList();
    byYear.clear(); // the areas were still without their series
  }

  /**
   * The history of some areas.
   *
   * @param areas the areas, each code once in a year; their series is found anew
   * @param parts the parts that the municipalities consist of, each in one municipality a year
   * @return their history
   * @throws IllegalArgumentException if a code means two areas in one year, or a part lies in two
   */
  public static AreaHistory of(List<Area> areas, List<LandPart> parts) {
    return new AreaHistory(areas, parts, new PartPopulation(), List.of(), List.of());
  }

  /**
   * The areas that come with the library: the country, its counties and municipalities with all
   * codes they had from 1994 to 2026.
   *
   * <p>Source: Statistics Norway's code lists for municipalities and counties (Klass 131 and 104).
   *
   * @return their history
   */
  public static AreaHistory builtIn() {
    return BuiltIn.HISTORY;
  }

  /** Read when it is first asked for; it never changes. */
  private static final class BuiltIn {
    static final AreaHistory HISTORY = read();

    private static AreaHistory read() {
      AreaHistory history =
          new AreaHistory(
              AreaFiles.areas(),
              AreaFiles.parts(),
              new PartPopulation(),
              AreaFiles.parcels(),
              AreaFiles.groups());
      for (PartPersons persons : AreaFiles.persons()) {
        history.population.put(
            history.land.number(persons.part()), persons.year(), persons.persons());
      }
      return history;
    }
  }

  /**
   * The same history with populations to weight pieces of areas by. They are taken before those it
   * has where they know all parts of an area, and never mixed with them.
   *
   * @param counts persons by area and year, of all ages; one on the borders of its year comes
   *     before one on other borders, and an area of several parts, or none that is a municipality,
   *     says nothing and is passed over
   * @return the history
   */
  public AreaHistory withPopulation(Map<DeliveredArea, Double> counts) {
    PartPopulation more = new PartPopulation(population);
    Meanings meanings = new Meanings(this);
    new TreeMap<>(counts)
        .forEach(
            (area, persons) ->
                meanings
                    .piece(area)
                    .ifPresent(part -> more.put(part, area.period().lastYear(), persons)));
    return new AreaHistory(this, more, groups);
  }

  /**
   * Those of some areas whose populations say how the people of others are spread, so that {@link
   * #withPopulation} need not be told of more.
   *
   * @param among the areas whose populations are known
   * @param divided the areas that borders may divide
   * @return the ones among them that are pieces of a divided area, in the same order
   */
  public List<DeliveredArea> pieces(
      Collection<DeliveredArea> among, Collection<DeliveredArea> divided) {
    return new Meanings(this).pieces(among, divided);
  }

  private AreaHistory(AreaHistory other, PartPopulation population, List<AreaGroup> groups) {
    this.byCode.putAll(other.byCode);
    this.land = other.land;
    this.population = population;
    this.parcels = other.parcels;
    this.groups = List.copyOf(groups);
  }

  /**
   * All areas, in the order they were given; an area that had several codes occurs under each.
   *
   * @return an immutable list
   */
  public List<Area> areas() {
    return byCode.values().stream().flatMap(List::stream).toList();
  }

  /**
   * The areas of one year.
   *
   * @param year a year
   * @return those whose code was valid then, by code
   */
  public List<Area> areas(int year) {
    return KNOWN.contains(year) ? byYear.computeIfAbsent(year, this::validIn) : validIn(year);
  }

  private List<Area> validIn(int year) {
    YearSpan span = YearSpan.of(year);
    return areas().stream()
        .filter(area -> area.isValidIn(span))
        .sorted(Comparator.comparing(Area::code))
        .toList();
  }

  /**
   * All that a code ever meant; {@code 0716} was Våle until 2001 and Re from 2002.
   *
   * @param code the code
   * @return the areas, the oldest first; none if the code is unknown
   */
  public List<Area> find(String code) {
    return List.copyOf(byCode.getOrDefault(code, List.of()));
  }

  /**
   * The area with a code in a period.
   *
   * @param code the code
   * @param period the period
   * @return the area, the latest if the code changed its meaning within the period; empty if the
   *     code was not valid then
   */
  public Optional<Area> find(String code, YearSpan period) {
    return byCode.getOrDefault(code, List.of()).stream()
        .filter(area -> area.isValidIn(period))
        .reduce((earlier, later) -> later);
  }

  /**
   * The areas of a name, whatever they were called beside it and with or without a suffix in
   * brackets such as {@code Kragerø (2020-2023)}.
   *
   * @param name a name in any case
   * @return all areas that have or had the name
   */
  public List<Area> named(String name) {
    String asked = plain(name);
    String whole = name.strip();
    List<Area> exact =
        areas().stream()
            .filter(area -> area.otherNames().stream().anyMatch(whole::equalsIgnoreCase))
            .toList();
    if (!exact.isEmpty() && !asked.equals(whole)) {
      return exact; // Våler (Østfold) is one of two
    }
    return areas().stream()
        .filter(
            area ->
                area.name().equalsIgnoreCase(asked)
                    || area.otherNames().stream().anyMatch(asked::equalsIgnoreCase))
        .toList();
  }

  private static String plain(String name) {
    return name.strip().replaceFirst("\\s*\\([^)]*\\)$", "");
  }

  /**
   * The area of a period that all of a series belongs to.
   *
   * @param series the series of the area
   * @param period the period
   * @return the area under the code valid at the end of the period, empty if there is none or if
   *     the series had several areas then
   */
  public Optional<Area> of(String series, YearSpan period) {
    YearSpan end = YearSpan.of(period.lastYear());
    List<Area> found =
        areas().stream()
            .filter(area -> area.series().equals(series) && area.isValidIn(end))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * The areas of a year that share land with an area.
   *
   * @param area an area
   * @param year the year whose borders are asked for
   * @return the areas of the same level, by code; for an unknown municipality that of the county
   * @throws IllegalArgumentException if the borders of the year are not known
   */
  public List<Area> successors(Area area, int year) {
    return successors(area, lastYear(area), year);
  }

  /**
   * The areas of a year that share the land that an area had in another year. Stavanger had the
   * code 1103 before and after two municipalities became part of it in 2020.
   *
   * @param area an area
   * @param of the year of the area's land; the nearest of its years is taken if it is none of them
   * @param year the year whose borders are asked for
   * @return the areas of the same level, by code; for an unknown municipality that of the county
   * @throws IllegalArgumentException if the borders of the year are not known
   */
  public List<Area> successors(Area area, int of, int year) {
    int at = known(year);
    if (area.level() == AreaLevel.UNKNOWN) {
      return List.of(unknown(area, at));
    }
    int first = area.firstYear().orElse(KNOWN.firstYear());
    BitSet parts = parts(area.code(), Math.max(first, Math.min(lastYear(area), of)));
    return areas(at).stream()
        .filter(other -> other.level() == area.level())
        .filter(
            other ->
                parts.isEmpty()
                    ? other.code().equals(area.code())
                    : parts(other.code(), at).intersects(parts))
        .toList();
  }

  /**
   * What happened to the areas of a level on 1 January of a year, apart from parcels.
   *
   * @param level municipalities or counties
   * @param year the first year on the new borders
   * @return the changes, by the codes before and after; none in 1994, where the history begins
   * @throws IllegalArgumentException if the borders of the year are not known
   */
  public List<AreaChange> changes(AreaLevel level, int year) {
    return new AreaChanges(this, level).in(known(year));
  }

  /**
   * What happened to an area and its land from 1994 on: to all areas that had some of it, and to
   * those that became one area with them or came out of them.
   *
   * @param area a municipality or county
   * @return the changes, the oldest first
   */
  public List<AreaChange> changes(Area area) {
    return new AreaChanges(this, area.level()).of(area);
  }

  /**
   * All areas that ever had land of an area: the area itself, those it was made of and those that
   * came after it.
   *
   * @param area a municipality or county
   * @return the areas of its level, the oldest first
   */
  public List<Area> lineage(Area area) {
    return new AreaChanges(this, area.level()).lineage(area);
  }

  /**
   * The municipalities of a county or of the country in a year.
   *
   * @param code the code of the county or country
   * @param year the year
   * @return the municipalities by code; none if the code was not valid then
   * @throws IllegalArgumentException if the borders of the year are not known
   */
  public List<Area> municipalities(String code, int year) {
    return municipalities(parts(code, known(year)), year);
  }

  /**
   * The municipalities of a group on the borders of a year.
   *
   * @param group the group
   * @param year the year
   * @return the municipalities that share land with its members, by code
   * @throws IllegalArgumentException if the borders of the year are not known
   */
  public List<Area> municipalities(AreaGroup group, int year) {
    BitSet parts = new BitSet();
    group.members().forEach(member -> parts.or(parts(member, SERIES_YEAR)));
    return municipalities(parts, known(year));
  }

  private List<Area> municipalities(BitSet parts, int at) {
    return areas(at).stream()
        .filter(area -> area.level() == AreaLevel.MUNICIPALITY)
        .filter(area -> parts(area.code(), at).intersects(parts))
        .toList();
  }

  /**
   * Small pieces of land that moved without the rest of their municipality.
   *
   * @return the known ones, the oldest first
   */
  public List<Parcel> parcels() {
    return parcels;
  }

  /**
   * The sets of municipalities that come with the library, beside the counties.
   *
   * @return parts of the country, health regions and what else there is
   */
  public List<AreaGroup> groups() {
    return groups;
  }

  /**
   * The same history with groups of one's own. Those of the hierarchy {@code region} stand beside
   * the regions it has, and in place of one with the same code; any other hierarchy stands in place
   * of the whole hierarchy of that name, so that no municipality is in it twice.
   *
   * @param own the groups, their members by codes of municipalities or counties of 2024
   * @return the history
   */
  public AreaHistory withGroups(List<AreaGroup> own) {
    List<AreaGroup> all = new ArrayList<>(groups);
    all.removeIf(group -> own.stream().anyMatch(group::givesWayTo));
    own.forEach(group -> all.add(withMunicipalities(group)));
    return new AreaHistory(this, population, all);
  }

  /**
   * A series on the borders of one year; figures of an area that these borders divide are withheld.
   *
   * @param series the figures, each area once in a period
   * @param vintage the year whose borders are asked for, from 1994 to 2026
   * @return the figures on these borders
   * @throws IllegalArgumentException if the borders of the year are not known, or an area occurs
   *     twice in a period
   */
  public RecodedSeries recode(Collection<AreaFigure> series, int vintage) {
    return recode(series, vintage, SplitPolicy.WITHHOLD);
  }

  /**
   * A series on the borders of one year.
   *
   * <p>Numerators and denominators of areas that became one are added up. If one of them has no
   * figure, the whole has none.
   *
   * @param series the figures, each area once in a period
   * @param vintage the year whose borders are asked for, from 1994 to 2026
   * @param splits what becomes of the figures of an area that these borders divide
   * @return the figures on these borders
   * @throws IllegalArgumentException if the borders of the year are not known, or an area occurs
   *     twice in a period
   */
  public RecodedSeries recode(Collection<AreaFigure> series, int vintage, SplitPolicy splits) {
    return RecodedSeries.of(this, series, vintage, splits);
  }

  /**
   * How areas of deliveries come on the borders of one year, whatever their figures.
   *
   * @param delivered the areas that occur, with their periods
   * @param vintage the year whose borders are asked for, from 1994 to 2026
   * @param splits what becomes of areas that these borders divide
   * @return the plan
   * @throws IllegalArgumentException if the borders of the year are not known
   */
  public Recoding recoding(Collection<DeliveredArea> delivered, int vintage, SplitPolicy splits) {
    return recoding(delivered, vintage, splits, MissingParts.WITHHOLD);
  }

  /**
   * How areas of deliveries come on the borders of one year, whatever their figures.
   *
   * @param delivered the areas that occur, with their periods
   * @param vintage the year whose borders are asked for, from 1994 to 2026
   * @param splits what becomes of areas that these borders divide
   * @param missing what becomes of areas of which only some parts were delivered
   * @return the plan
   * @throws IllegalArgumentException if the borders of the year are not known
   */
  public Recoding recoding(
      Collection<DeliveredArea> delivered, int vintage, SplitPolicy splits, MissingParts missing) {
    return new RecodingPlan(this, known(vintage), splits, missing).of(delivered);
  }

  /** The parts of an area in a year; none if it was not valid, or its land is unknown. */
  BitSet parts(String code, int year) {
    return land.parts(code, year);
  }

  PartPopulation population() {
    return population;
  }

  private static int known(int year) {
    if (!KNOWN.contains(year)) {
      throw new IllegalArgumentException(
          "Invalid borders: "
              + year
              + ", must be a year from "
              + KNOWN.firstYear()
              + " to "
              + KNOWN.lastYear());
    }
    return year;
  }

  private void index(List<Area> areas) {
    for (Area area : areas) {
      List<Area> versions = byCode.computeIfAbsent(area.code(), code -> new ArrayList<>());
      for (Area other : versions) {
        if (other.firstYear().orElse(0) <= area.lastYear().orElse(9999)
            && area.firstYear().orElse(0) <= other.lastYear().orElse(9999)) {
          throw new IllegalArgumentException("Invalid areas: code '" + area.code() + "' twice");
        }
      }
      versions.add(area);
      versions.sort(OLDEST_FIRST);
    }
  }

  private Area withSeries(Area area) {
    List<Area> now = successors(area, SERIES_YEAR);
    String series = now.size() == 1 ? now.get(0).code() : area.code();
    return new Area(
        area.code(),
        area.name(),
        area.otherNames(),
        area.level(),
        area.parent(),
        series,
        area.firstYear(),
        area.lastYear());
  }

  private AreaGroup withMunicipalities(AreaGroup group) {
    Set<String> members = new TreeSet<>();
    for (String member : group.members()) {
      municipalities(parts(member, SERIES_YEAR), SERIES_YEAR)
          .forEach(area -> members.add(area.code()));
    }
    return new AreaGroup(group.hierarchy(), group.code(), group.name(), List.copyOf(members));
  }

  /**
   * The unknown municipality of a year that stands for another year's: that of the county which has
   * at least three quarters of the county's parts, else that of the country.
   */
  private Area unknown(Area area, int year) {
    YearSpan span = YearSpan.of(year);
    BitSet land = area.parent().map(county -> parts(county, lastYear(area))).orElse(new BitSet());
    for (Area county : areas(year)) {
      BitSet common = (BitSet) parts(county.code(), year).clone();
      common.and(land);
      if (county.level() == AreaLevel.COUNTY
          && 4 * common.cardinality() >= 3 * Math.max(1, land.cardinality())) {
        Optional<Area> unknown = find(county.code() + "99", span);
        if (unknown.isPresent()) {
          return unknown.get();
        }
      }
    }
    return find(UNKNOWN, span).orElse(area);
  }

  private static int lastYear(Area area) {
    return area.lastYear().orElse(KNOWN.lastYear());
  }
}
