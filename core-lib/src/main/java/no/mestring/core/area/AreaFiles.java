package no.mestring.core.area;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the history that comes with the library from the files beside this class. */
final class AreaFiles {
  /** A published population of a part of the land. */
  record PartPersons(String part, int year, double persons) {}

  private AreaFiles() {}

  /** The areas, still without their series. */
  static List<Area> areas() {
    List<Area> areas = new ArrayList<>();
    for (String[] row : rows("areas.csv", 7)) {
      List<String> otherNames = row[2].isEmpty() ? List.of() : List.of(row[2].split("\\|"));
      areas.add(
          new Area(
              row[0],
              row[1],
              otherNames,
              AreaLevel.parse(row[3]),
              Optional.of(row[4]).filter(parent -> !parent.isEmpty()),
              row[0],
              year(row[5]),
              year(row[6])));
    }
    return areas;
  }

  static List<LandPart> parts() {
    return rows("parts.csv", 4).stream()
        .map(row -> new LandPart(row[0], row[1], year(row[2]), year(row[3])))
        .toList();
  }

  static List<PartPersons> persons() {
    return rows("part_persons.csv", 3).stream()
        .map(row -> new PartPersons(row[0], Integer.parseInt(row[1]), Double.parseDouble(row[2])))
        .toList();
  }

  static List<Parcel> parcels() {
    return rows("parcels.csv", 5).stream()
        .map(row -> new Parcel(Integer.parseInt(row[0]), row[1], row[2], year(row[3]), row[4]))
        .toList();
  }

  /** The groups; a county among the members stands for its municipalities. */
  static List<AreaGroup> groups() {
    return rows("groups.csv", 4).stream()
        .map(row -> new AreaGroup(row[0], row[1], row[2], List.of(row[3].split(" "))))
        .toList();
  }

  private static List<String[]> rows(String name, int width) {
    InputStream file = Objects.requireNonNull(AreaFiles.class.getResourceAsStream(name), name);
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      reader.readLine(); // the header
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(line.split(",", width));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
    return rows;
  }

  private static OptionalInt year(String field) {
    return field.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(field));
  }
}
