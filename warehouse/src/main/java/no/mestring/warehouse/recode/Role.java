package no.mestring.warehouse.recode;

import java.util.List;
import java.util.Locale;

/** What a column of somebody's file is, and by which names it is known. */
enum Role {
  /** The area; the first of these names that occurs. */
  AREA(
      "area, kommunenummer, kommunenr, kommune_nr, komnr, knr, kommunekode, geo, region,"
          + " location_code, kommune, municipality, geografi, sted"),
  /** The period; the first of these names that occurs. */
  PERIOD("period, periode, year, år, aar, årstall, aargang, årgang, tid, time, as_of, dato, date"),
  /** A count, which is added up. */
  SUM(
      "persons, person, personer, personer1, numerator, denominator, population, count, antall,"
          + " antal, antall personer, teller, nevner, sumteller, sumnevner, folkemengde, folketall,"
          + " innbyggere, innbyggjarar, befolkning, events, deaths, users, brukere, brukarar"),
  /** A value that divides the figures even if it is a number; any other text does. */
  BY(
      "sex, gender, kjønn, kjonn, kjoenn, age, alder, aldersgruppe, aldersgr, age_group, utdann,"
          + " innvkat, landbak, landf, sivstand, ald, month, måned, quarter, kvartal"),
  /** The name of the area, which becomes the new area's. */
  NAME(
      "name, navn, namn, area_name, areaname, kommunenavn, kommunenamn, kommune_navn, region_name,"
          + " municipality_name, stedsnavn, kommune, municipality"),
  /** What a row says beside its figures: kept if all rows that are added up say the same. */
  BESIDE("source, kilde, kjelde, note, notes, merknad, comment, kommentar, place, fotnote, flagg"),
  /** Another number, which nobody may add up or average. */
  NUMBER("");

  private final String names;

  Role(String names) {
    this.names = names;
  }

  boolean isCalled(String column) {
    return list().contains(column.strip().toLowerCase(Locale.ROOT));
  }

  /** The first column that has one of the names, in the order of the names; -1 if none has. */
  int first(List<String> columns) {
    for (String name : list()) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).strip().toLowerCase(Locale.ROOT).equals(name)) {
          return i;
        }
      }
    }
    return -1;
  }

  String names() {
    return names;
  }

  private List<String> list() {
    return List.of(names.split(", "));
  }
}
