package no.mestring.warehouse.synth;

import java.nio.file.Path;

/**
 * Which codes lie in which area, as queries and without the history of areas that is under test:
 * {@code in_area} and {@code torn} of {@link NaiveCube}, which puts its folder in.
 *
 * @param inArea the codes of a year that lie wholly in an area
 * @param torn the codes of a year that lie partly in an area
 */
record Borders(String inArea, String torn) {
  /**
   * Those of 2024, for files with the codes of 2024: counties are the first two digits. What was
   * divided on the way there: Snillfjord and Tysfjord in 2020, Ålesund in 2024. Source: Statistics
   * Norway, changes in the division into municipalities.
   */
  static final Borders OF_2024 =
      new Borders(
          """
          with areas as (
            select distinct area as code, unnest([area, left(area, 2), '0']) as target
            from '{folder}/population.parquet'
            union all
            select unnest([%s]) as code, 'dal' as target)
          select target, year, code from areas,
            (select distinct year from '{folder}/population.parquet')"""
              .formatted("'" + String.join("', '", BuiltCountry.REGION) + "'"),
          """
          select target, year, code, true as alone
          from (values
            ('1613', 1994, 2017, ['5055', '5056', '5059']),
            ('5012', 2018, 2019, ['5055', '5056', '5059']),
            ('1850', 1994, 2019, ['1806', '1875']),
            ('1507', 2020, 2023, ['1508', '1580'])) v(code, first, last, parts),
            unnest(parts) p(target), unnest(range(first, last + 1)) y(year)""");

  /**
   * Those of 2019, of some municipalities: Oslo, Dovre, Moss and Rygge, and Bergen. From 2020 on
   * all other codes are somewhere else.
   */
  static final Borders SOME_OF_2019 =
      linked(
          """
          known as (
            select code, year, part
            from (values ('0301', '0301'), ('3431', '0511'), ('3002', '0104 0136'), ('3103', '0104 0136'),
              ('4601', '1201')) v(code, of_2019),
              unnest(string_split(of_2019, ' ')) p(part), unnest(range(2020, 2030)) y(year)),
          links as (
            select distinct area as code, p.year, if(p.year = 2019, area, coalesce(part, 'else')) as part
            from '{folder}/population.parquet' p left join known k on k.code = area and k.year = p.year
            where p.year >= 2019)""");

  /** The areas that are not somewhere else in {@link #SOME_OF_2019}. */
  static final String SOME =
      "first_year >= 2019 and area in ('0', '0301', '0511', '0104', '0136', '1201')";

  /**
   * All areas, in the years that a list of what became of 2019's codes tells of, but the region,
   * whose members the plain SQL names by codes of 2024.
   */
  static final String MOST_SINCE_2019 = "first_year >= 2019 and area <> 'dal'";

  /**
   * All those of 2019, from a public list of which codes became which of 2024: a later code shares
   * land with one of 2019 if they became the same, since no municipalities were merged after 2020.
   */
  static Borders of2019(Path reference) {
    return linked(
        """
        codes as (
          select code, code_2024, year
          from read_csv('%s/redistricting.csv', types = {'code': 'VARCHAR', 'code_2024': 'VARCHAR'}) r
          join (select distinct year from '{folder}/population.parquet') p
            on year between first_year and last_year
          -- Haram's land went to Haram only, and Ålesund's to Ålesund
          where year >= 2019 and not (code = '1534' and code_2024 = '1508')
            and not (code in ('1504', '1523', '1529', '1546') and code_2024 = '1580')),
        links as (
          select distinct l.code, l.year, t.code as part from codes l join codes t using (code_2024)
          where t.year = 2019 and (l.year > 2019 or l.code = t.code))"""
            .formatted(reference));
  }

  private static Borders linked(String links) {
    String shares =
        "with "
            + links
            + """
            ,
            lands as (select code, year, count(*) as parts from links group by all),
            shares as (
              select target, year, code, count(*) as inside
              from (select code, year, unnest([part, left(part, 2), '0']) as target from links)
              group by all)
            """;
    return new Borders(
        shares
            + "select target, year, code from shares join lands using (code, year) where inside = parts",
        shares
            + "select target, year, code, length(target) = 4 as alone"
            + " from shares join lands using (code, year) where inside < parts");
  }
}
