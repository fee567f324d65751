package no.mestring.warehouse.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.dimension.People;
import no.mestring.core.disclosure.ProtectedFigures;
import no.mestring.core.disclosure.SmallCounts;
import no.mestring.core.indicator.Standard;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import org.jspecify.annotations.Nullable;

/** An indicator's rows as everybody may see them. */
final class ProtectedRows {
  private final IndicatorDefinition definition;
  private final YearlyGroups groups;
  private final SmallCounts limits;
  private final List<CubeRow> rows;
  private final Map<CubeRow.Key, Integer> figureOf;
  private final ProtectedFigures figures;
  private final Optional<Set<CubeRow.Key>> among;
  private final Set<YearSpan> rounded = new HashSet<>();

  /** Figures of the country that are hidden, by whom they count. */
  private final Map<People, Set<YearSpan>> hiddenOfCountry = new HashMap<>();

  /**
   * The rows of an indicator that was protected.
   *
   * @param among the figures of those that it is a share of which are shown: it tells them, too;
   *     empty if everybody knows of how many it is
   */
  ProtectedRows(
      IndicatorDefinition definition,
      YearlyGroups groups,
      SmallCounts limits,
      List<CubeRow> rows,
      Map<CubeRow.Key, Integer> figureOf,
      ProtectedFigures figures,
      Optional<Set<CubeRow.Key>> among) {
    this.definition = definition;
    this.groups = groups;
    this.limits = limits;
    this.rows = List.copyOf(rows);
    this.figureOf = figureOf;
    this.figures = figures;
    this.among = among.map(Set::copyOf);
    Map<YearSpan, Boolean> known = new HashMap<>();
    for (CubeRow row : rows) {
      YearSpan period = row.key().period();
      if (!known.computeIfAbsent(period, this::isCountryTold)) {
        rounded.add(period);
      }
    }
    figureOf.forEach(
        (key, figure) -> {
          if (key.area().equals(AreaHistory.COUNTRY) && !isShown(key, figure)) {
            hiddenOfCountry
                .computeIfAbsent(key.people(), people -> new HashSet<>())
                .add(key.period());
          }
        });
  }

  private boolean isShown(CubeRow.Key key, int figure) {
    return figures.isShown(figure) && isAmongShown(key);
  }

  private boolean isAmongShown(CubeRow.Key key) {
    return among.isEmpty() || among.get().contains(key);
  }

  int figures() {
    return figureOf.size();
  }

  int hidden() {
    return (int)
        figureOf.entrySet().stream()
            .filter(entry -> !isShown(entry.getKey(), entry.getValue()))
            .count();
  }

  /** The counts that are shown. */
  Map<CubeRow.Key, Long> shown() {
    Map<CubeRow.Key, Long> shown = new LinkedHashMap<>();
    figureOf.forEach(
        (key, figure) -> {
          if (isAmongShown(key)) {
            figures.count(figure).ifPresent(count -> shown.put(key, count));
          }
        });
    return shown;
  }

  /** Those of some counts that are hidden here and right. */
  Set<CubeRow.Key> hiddenAmong(Map<CubeRow.Key, Long> counts) {
    Set<CubeRow.Key> told = new HashSet<>();
    for (CubeRow row : rows) {
      Integer figure = figureOf.get(row.key());
      Long count = counts.get(row.key());
      if (figure != null && count != null && !figures.isShown(figure) && row.numerator() == count) {
        told.add(row.key());
      }
    }
    return told;
  }

  List<List<@Nullable Object>> rows() {
    List<List<@Nullable Object>> all = new ArrayList<>();
    rows.forEach(row -> all.add(published(row)));
    return all;
  }

  private List<@Nullable Object> published(CubeRow row) {
    Integer figure = figureOf.get(row.key());
    if (row.isHidden()
        || (row.isCount() && !isAmongShown(row.key()))
        || (figure != null && !figures.isShown(figure))) {
      return row.hidden();
    }
    if (isDirect() ? !areGroupsShown(row.key()) : !isCountryShown(row.key())) {
      return row.withoutAdjusted();
    }
    return !isDirect() && rounded.contains(row.key().period()) ? row.rounded() : row.values();
  }

  /** What is compared with the country tells the country's figures of the same people. */
  private boolean isCountryShown(CubeRow.Key key) {
    boolean isFixed = standard() instanceof Standard.CountryOf;
    return hiddenOfCountry.entrySet().stream()
        .filter(entry -> key.people().encloses(entry.getKey()))
        .noneMatch(entry -> isFixed || entry.getValue().contains(key.period()));
  }

  private Standard standard() {
    return definition.count().map(CountDefinition::standard).orElseGet(Standard.None::new);
  }

  private boolean isDirect() {
    return standard() instanceof Standard.Direct;
  }

  /** A directly standardised rate tells another sum of the groups than their count does. */
  private boolean areGroupsShown(CubeRow.Key key) {
    return groups
        .of(definition.indicator().code())
        .people(key.area(), key.period().firstYear())
        .stream()
        .filter(people -> key.people().ages().encloses(people.ages()))
        .allMatch(
            people -> {
              People some = new People(key.people().sex(), people.ages());
              Integer figure = figureOf.get(new CubeRow.Key(key.area(), key.period(), some));
              return figure != null && figures.isShown(figure);
            });
  }

  /** What is expected of areas tells the country's rates of the groups it was counted by. */
  private boolean isCountryTold(YearSpan period) {
    Map<People, Long> sums = new HashMap<>();
    for (int year : groups.of(definition.indicator().code()).years(AreaHistory.COUNTRY)) {
      if (period.contains(year)) {
        for (People people :
            groups.of(definition.indicator().code()).people(AreaHistory.COUNTRY, year)) {
          sums.merge(
              people,
              groups.of(definition.indicator().code()).count(AreaHistory.COUNTRY, year, people),
              Long::sum);
        }
      }
    }
    double limit = limits.numerator().orElse(0) * period.lengthInYears();
    return sums.values().stream().allMatch(sum -> sum > limit);
  }
}
