package no.mestring.warehouse.capacity;

import java.util.List;
import java.util.OptionalInt;
import no.mestring.warehouse.compute.NeedScenario;

/**
 * Whose users to come are asked for.
 *
 * @param indicator the code of an indicator of persons
 * @param area a municipality, county, region or the country, by code or name
 * @param to the last year; empty for the last that the projection tells
 * @param alternatives of the projection; none for MMMM, or the only one there is
 * @param scenarios what the rates are taken to do
 */
public record NeedQuestion(
    String indicator,
    String area,
    OptionalInt to,
    List<String> alternatives,
    List<NeedScenario> scenarios) {
  public NeedQuestion {
    alternatives = List.copyOf(alternatives);
    scenarios = List.copyOf(scenarios);
  }
}
