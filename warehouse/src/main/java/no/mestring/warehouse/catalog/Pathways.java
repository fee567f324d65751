package no.mestring.warehouse.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.mestring.core.pathway.PackagePathway;
import no.mestring.core.pathway.PathwayVersions;
import no.mestring.warehouse.failure.Problem;

/** The pathways that come with the program, and those of files that were loaded. */
public final class Pathways {
  private Pathways() {}

  /**
   * All pathways by their codes.
   *
   * @param texts the files that were loaded
   * @throws IllegalArgumentException if versions of a pathway contradict each other
   */
  public static Map<String, PathwayVersions> of(Definitions definitions, List<String> texts) {
    Map<String, List<PackagePathway>> byCode = new TreeMap<>();
    List<PackagePathway> all = new ArrayList<>(definitions.pathways());
    texts.forEach(text -> all.add(of(text)));
    all.forEach(one -> byCode.computeIfAbsent(one.code(), key -> new ArrayList<>()).add(one));
    Map<String, PathwayVersions> pathways = new TreeMap<>();
    byCode.forEach((code, versions) -> pathways.put(code, new PathwayVersions(versions)));
    return pathways;
  }

  /** A file that was loaded, and so was found good. */
  public static PackagePathway of(String text) {
    List<Problem> problems = new ArrayList<>();
    return PathwayCodec.read("", text, problems)
        .orElseThrow(() -> new IllegalStateException("Cannot read a kept pathway: " + problems));
  }
}
