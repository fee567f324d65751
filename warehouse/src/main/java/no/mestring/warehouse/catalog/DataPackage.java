package no.mestring.warehouse.catalog;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.TableSchema;

/**
 * What somebody delivers: files with their tables, as a Frictionless data package describes them.
 *
 * @param name the package's name
 * @param resources the files, in the order of the descriptor
 */
public record DataPackage(String name, List<Resource> resources) {
  /** The descriptor's file name. */
  public static final String DESCRIPTOR = "datapackage.json";

  private static final String LOAD = "load";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One file of the package.
   *
   * @param file where it lies
   * @param table what it must hold
   * @param format how it is written
   * @param sheet the sheet of a workbook; empty for the first, and for files without sheets
   */
  public record Resource(Path file, TableSchema table, Format format, Optional<String> sheet) {}

  public DataPackage {
    resources = List.copyOf(resources);
  }

  /**
   * Reads a descriptor, or the one in a folder.
   *
   * @throws WarehouseException with every problem of the descriptor
   */
  public static DataPackage read(Path path) {
    Path descriptor = Files.isDirectory(path) ? path.resolve(DESCRIPTOR) : path;
    String fileName = Objects.requireNonNull(descriptor.getFileName()).toString();
    if (!Files.exists(descriptor)) {
      String rule = "must lie in a folder to load it; files can be named one by one";
      throw refused(descriptor, List.of(new Problem(fileName, 0, "", "", rule)));
    }
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(descriptor));
    } catch (JsonProcessingException e) {
      JsonLocation where = e.getLocation();
      String rule = "must be JSON in UTF-8, is not at character " + where.getColumnNr();
      throw refused(descriptor, List.of(new Problem(fileName, where.getLineNr(), "", "", rule)));
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + descriptor, e);
    }
    Path folder = Objects.requireNonNull(descriptor.toAbsolutePath().normalize().getParent());
    List<Problem> problems = new ArrayList<>();
    List<Resource> resources = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode node : root.path("resources")) {
      String name = node.path("name").asText();
      if (!names.add(name)) {
        problems.add(new Problem(fileName, 0, "resources", name, "occurs twice"));
      }
      try {
        resources.add(resource(folder, node));
      } catch (IllegalArgumentException e) {
        problems.add(new Problem(fileName, 0, "resources", name, String.valueOf(e.getMessage())));
      }
    }
    if (names.isEmpty()) {
      String rule = "must be a list of files with their schemas, has none";
      problems.add(new Problem(fileName, 0, "resources", "", rule));
    }
    if (!problems.isEmpty()) {
      throw refused(descriptor, problems);
    }
    return new DataPackage(root.path("name").asText(fileName), resources);
  }

  private static Resource resource(Path folder, JsonNode node) {
    if (node.path("path").isArray()) {
      throw new IllegalArgumentException(
          "Invalid path: a list, must be one file; name each file as a resource of its own");
    }
    String path = node.path("path").asText();
    if (path.contains("://")) {
      throw new IllegalArgumentException(
          "Invalid path: '" + path + "', must be a file inside the package; nothing is fetched");
    }
    Path file = folder.resolve(path).normalize();
    if (path.isEmpty() || !file.startsWith(folder)) {
      throw new IllegalArgumentException(
          "Invalid path: '" + path + "', must be a file inside the package");
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("Invalid path: '" + path + "', no such file");
    }
    TableSchema table =
        TableSchemaCodec.read(
            node.path("name").asText(), node.path("description").asText(), node.path("schema"));
    checkReserved(table);
    return new Resource(file, table, Format.ofDelivered(file), Optional.empty());
  }

  private static void checkReserved(TableSchema table) {
    if (table.column(LOAD).isPresent()) {
      throw new IllegalArgumentException(
          "Invalid field name: '" + LOAD + "', the warehouse keeps the number of the load there");
    }
    for (String name : List.of("borders", "how", "codes", "why")) {
      if (table.isOfAreas() && table.column(name).isPresent()) {
        throw new IllegalArgumentException(
            "Invalid field name: '"
                + name
                + "', tables of areas have such a column of the warehouse's");
      }
    }
    List<String> names = table.asKept().columnNames();
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "Invalid field name: the warehouse makes first_year and last_year from period");
    }
  }

  private static WarehouseException refused(Path descriptor, List<Problem> problems) {
    return WarehouseException.data("Cannot load " + descriptor, problems);
  }
}
