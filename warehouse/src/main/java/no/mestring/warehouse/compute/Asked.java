package no.mestring.warehouse.compute;

import java.util.Optional;

/**
 * A figure that somebody wants explained.
 *
 * @param indicator the code of an indicator
 * @param area the code of an area or region
 * @param period such as {@code 2020} or {@code 2018-2020}
 * @param sex {@code both}, {@code female} or {@code male}
 * @param age such as {@code 0-74}; empty for the only or widest there is
 */
public record Asked(
    String indicator, String area, String period, String sex, Optional<String> age) {}
