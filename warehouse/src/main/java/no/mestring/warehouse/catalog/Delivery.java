package no.mestring.warehouse.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.mestring.core.person.NationalIdentityNumber;
import no.mestring.warehouse.catalog.DataPackage.Resource;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.TableSchema;

/**
 * Everything that is loaded at once.
 *
 * @param what its name in the history
 * @param resources the files and their tables
 */
public record Delivery(String what, List<Resource> resources) {
  /** The tables that are also read as their publishers deliver them. */
  private static final List<String> AS_PUBLISHED =
      List.of(Definitions.POPULATION, Definitions.INDICATOR_DELIVERY);

  public Delivery {
    what = NationalIdentityNumber.masked(what); // which is kept, as files are named by people
    resources = List.copyOf(resources);
  }

  /**
   * What lies under some paths: data packages, and files named after their tables.
   *
   * @throws WarehouseException if a path holds neither
   */
  public static Delivery of(List<Path> paths, Definitions definitions) {
    return ofNamed(paths.stream().map(NamedFile::of).toList(), definitions);
  }

  /**
   * What lies under some paths, some of them with the name of their table.
   *
   * @throws WarehouseException if a path holds neither a data package nor a table's file
   */
  public static Delivery ofNamed(List<NamedFile> files, Definitions definitions) {
    Set<String> names = new LinkedHashSet<>();
    List<Resource> resources = new ArrayList<>();
    for (NamedFile file : files) {
      String name = fileName(file.path());
      if (!Files.exists(file.path())) {
        throw refused(file.path().toString(), "", "must be a file or folder that exists");
      } else if (isPackage(file, name)) {
        DataPackage delivered = DataPackage.read(file.path());
        names.add(delivered.name());
        resources.addAll(delivered.resources());
      } else {
        names.add(name);
        resources.add(resource(file, name, definitions));
      }
    }
    Set<String> seen = new HashSet<>();
    for (Resource resource : resources) {
      Path path = resource.file().toAbsolutePath().normalize();
      if (!seen.add(resource.table().name() + ":" + path + sheet(resource))) {
        throw refused(resource.file().toString(), "", "must be named once, is named twice");
      }
    }
    return new Delivery(String.join(", ", names), resources);
  }

  private static boolean isPackage(NamedFile file, String name) {
    boolean isJson = Format.of(name).filter(Format.JSON_STAT::equals).isPresent();
    return file.table().isEmpty()
        && (Files.isDirectory(file.path()) || (isJson && !JsonStat.isDataset(file.path())));
  }

  private static Resource resource(NamedFile file, String name, Definitions definitions) {
    Format format =
        Format.of(name)
            .filter(any -> !Files.isDirectory(file.path()))
            .orElseThrow(
                () ->
                    refused(
                        name,
                        "",
                        (file.table().isEmpty() ? "must be a data package, or a" : "must be a")
                            + " CSV, Excel (.xlsx), Parquet or JSON-stat file, or a pathway (.yaml)"));
    String stem =
        format == Format.YAML ? Definitions.PATHWAY_FILE : file.table().orElse(format.stem(name));
    if (file.table().isPresent() && !file.table().get().equals(stem)) {
      throw refused(name, file.table().get(), "must be CSV, Excel or Parquet; YAML is of pathways");
    }
    if (format != Format.YAML && stem.equals(Definitions.PATHWAY_FILE)) {
      throw refused(name, "", "must be YAML (.yaml), as pathways are written");
    }
    TableSchema table = table(stem, name, file.table().isPresent(), definitions);
    if (format == Format.JSON_STAT && !AS_PUBLISHED.contains(table.name())) {
      throw refused(
          name,
          "",
          "must be CSV, Excel or Parquet; JSON-stat is read for tables "
              + String.join(" and ", AS_PUBLISHED)
              + " only");
    }
    return new Resource(file.path(), table, format, file.sheet());
  }

  private static String fileName(Path path) {
    return Objects.requireNonNullElse(path.toAbsolutePath().normalize().getFileName(), path)
        .toString();
  }

  private static TableSchema table(
      String stem, String fileName, boolean isStated, Definitions definitions) {
    List<String> tables =
        definitions.tables().stream()
            .map(TableSchema::name)
            .filter(name -> !Definitions.COMPUTED.contains(name))
            .toList();
    if (Definitions.COMPUTED.contains(stem)) {
      throw refused(fileName, stem, "is computed and cannot be loaded");
    }
    if (!tables.contains(stem)) {
      String near = Suggestion.near(stem, tables);
      throw refused(
          fileName,
          stem,
          "must be the name of a table that can be loaded"
              + (isStated || !near.isEmpty()
                  ? Suggestion.of(stem, tables)
                  : "; say of which table it is, such as population=" + fileName));
    }
    return definitions.table(stem).orElseThrow();
  }

  /** Changes when the content of a file does, and not with the order of files. */
  public String fingerprint() {
    List<String> parts = new ArrayList<>();
    for (Resource resource : resources) {
      parts.add(resource.table().name() + ":" + digest(resource.file()) + sheet(resource));
    }
    parts.sort(Comparator.naturalOrder());
    return TextFile.fingerprint(List.of(new TextFile("delivery", String.join("\n", parts))));
  }

  private static String sheet(Resource resource) {
    return resource.sheet().map(name -> "#" + name).orElse("");
  }

  private static String digest(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static WarehouseException refused(String file, String value, String rule) {
    return WarehouseException.data(
        "1 problem, nothing was loaded", List.of(new Problem(file, 0, "", value, rule)));
  }
}
