package no.mestring.warehouse.quality;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The place of a figure in an indicator's cube; a part is empty where it stands for all.
 *
 * @param area the code of an area
 * @param period such as {@code 2013} or {@code 2013-2015}
 * @param sex female, male or both
 * @param age such as {@code 0-74}
 */
public record CubeCell(String area, String period, String sex, String age) {
  static CubeCell of(String area, String period) {
    return new CubeCell(area, period, "", "");
  }

  CubeCell withArea(String other) {
    return new CubeCell(other, period, sex, age);
  }

  CubeCell withSex(String other) {
    return new CubeCell(area, period, other, age);
  }

  CubeCell withAge(String other) {
    return new CubeCell(area, period, sex, other);
  }

  /** What is not empty, with spaces between. */
  @Override
  public String toString() {
    return Stream.of(area, period, sex, age)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
