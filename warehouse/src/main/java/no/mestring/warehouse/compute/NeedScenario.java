package no.mestring.warehouse.compute;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import no.mestring.core.service.RateScenario;

/**
 * What the rates of users are taken to do, under the name that tables and people have for it.
 *
 * @param name {@code constant}, {@code trend}, or a change in per cent a year such as {@code +1.5}
 * @param rates the same for the forecast
 */
public record NeedScenario(String name, RateScenario rates) {
  /** The rates stay those of the years observed. */
  public static final NeedScenario CONSTANT = new NeedScenario("constant", RateScenario.constant());

  /** All rates go on changing as they did, by the same per cent a year. */
  public static final NeedScenario TREND = new NeedScenario("trend", RateScenario.commonTrend());

  /** Those of table expected_need. */
  public static final List<NeedScenario> USUAL = List.of(CONSTANT, TREND);

  private static final Pattern CHANGE = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{1,6})?");
  private static final double PERCENT = 100;

  /**
   * Reads what people type.
   *
   * @throws IllegalArgumentException if it is something else, or a fall of 100 per cent or more
   */
  public static NeedScenario parse(String text) {
    String asked = text.strip().toLowerCase(Locale.ROOT);
    for (NeedScenario usual : USUAL) {
      if (usual.name().equals(asked)) {
        return usual;
      }
    }
    double percent = CHANGE.matcher(asked).matches() ? Double.parseDouble(asked) : -PERCENT;
    if (percent <= -PERCENT) {
      throw new IllegalArgumentException(
          "Invalid scenario: '"
              + text
              + "', must be constant, trend, or a change in per cent a year above -100 such as +1.5");
    }
    String sign = asked.startsWith("+") || asked.startsWith("-") ? "" : "+";
    return new NeedScenario(sign + asked, RateScenario.changing(percent / PERCENT));
  }
}
