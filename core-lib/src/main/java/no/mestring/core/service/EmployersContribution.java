package no.mestring.core.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import no.mestring.core.argument.Argument;

/**
 * The rates of the employer's contribution to the national insurance (arbeidsgiveravgift) by zone
 * and year, as published: the ordinary ones, which municipalities pay. Parliament sets them every
 * year, so that a year has rates only if they were found published, whether or not the years around
 * it have the same.
 *
 * <p>Not counted: the lower rate of zone Ia up to an amount for each enterprise, the extra
 * contribution of high salaries in 2023 and 2024, and that employers paid four per cent of the
 * salaries less in May and June 2020 (Prop. 107 LS (2019-2020), outside of zone V).
 */
public final class EmployersContribution {
  private static final String STICOS_2018 =
      "Sticos, Arbeidsgiveravgift: satser for 2018 og 2017, sticos.no/fagstoff/satser/arbeidsgiveravgift";
  private static final String STICOS_2019 =
      "Sticos, Arbeidsgiveravgift 2018/2019, sticos.no/fagstoff/satser/arbeidsgiveravgift";
  private static final String STICOS_2024 =
      "Sticos, Arbeidsgiveravgift: satser for 2023 og 2024, sticos.no/satser/arbeidsgiveravgift";

  /** In per cent, zone by zone; the same in all years that were found. */
  private static final Map<ContributionZone, Double> PERCENT =
      Map.of(
          ContributionZone.I, 14.1,
          ContributionZone.IA, 14.1,
          ContributionZone.II, 10.6,
          ContributionZone.III, 6.4,
          ContributionZone.IV, 5.1,
          ContributionZone.IVA, 7.9,
          ContributionZone.V, 0.0);

  private static final SortedMap<Integer, String> SOURCES =
      new TreeMap<>(
          Map.of(
              2017, STICOS_2018,
              2018, STICOS_2018,
              2019, STICOS_2019,
              2020,
                  "Skatteetaten, Satser: Arbeidsgiveravgift (2020), skatteetaten.no/satser/arbeidsgiveravgift",
              2023, STICOS_2024,
              2024, STICOS_2024,
              2026, "Langseth Revisjon, Avgiftssatser 2026, aktuellesatser.no/langsethrevisjon"));

  private EmployersContribution() {}

  /**
   * The rate of a zone in a year.
   *
   * @param zone the zone of the municipality in which the employer is registered
   * @param year the calendar year
   * @return the share of salary, holiday pay and pension premium, such as 0.141
   * @throws IllegalArgumentException if no rates of the year were found published
   */
  public static double rate(ContributionZone zone, int year) {
    source(year);
    return Objects.requireNonNull(PERCENT.get(zone)) / 100;
  }

  /**
   * Where the rates of a year were published.
   *
   * @param year the calendar year
   * @return the publisher, the page and its address
   * @throws IllegalArgumentException if no rates of the year were found published
   */
  public static String source(int year) {
    String source = SOURCES.get(year);
    if (source == null) {
      throw Argument.invalid("year", year, "must be one whose rates are known: " + years());
    }
    return source;
  }

  /**
   * The years whose rates are known.
   *
   * @return calendar years, the first first
   */
  public static List<Integer> years() {
    return new ArrayList<>(SOURCES.keySet());
  }
}
