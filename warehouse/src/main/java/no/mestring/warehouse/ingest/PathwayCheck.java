package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.pathway.PackagePathway;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.Pathways;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.Problem;
import org.jspecify.annotations.Nullable;

/** Sees to it that delivered pathways fit their other versions, and a municipality that was. */
final class PathwayCheck {
  private final Engine engine;
  private final Definitions definitions;
  private final AreaHistory areas;

  PathwayCheck(Engine engine, Definitions definitions, AreaHistory areas) {
    this.engine = engine;
    this.definitions = definitions;
    this.areas = areas;
  }

  /**
   * What is wrong with the pathways of a delivery.
   *
   * @param stage the delivered files
   * @param state the schema of the state they are loaded on
   */
  List<Problem> problems(Stage stage, String state) {
    List<Problem> problems = new ArrayList<>();
    List<String> texts = new ArrayList<>(texts(state + ".pathway_file"));
    String sql =
        "SELECT _file, definition FROM " + stage.name() + " ORDER BY pathway, version, _file";
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      String file = String.valueOf(row.get(0));
      String text = String.valueOf(row.get(1));
      PackagePathway pathway = Pathways.of(text);
      Optional<Problem> fault = areaFault(file, pathway).or(() -> ownFault(file, pathway));
      if (fault.isEmpty()) {
        texts.add(text);
        try {
          Pathways.of(definitions, texts);
        } catch (IllegalArgumentException e) {
          fault = Optional.of(new Problem(file, 0, "", "", String.valueOf(e.getMessage())));
          texts.remove(texts.size() - 1);
        }
      }
      fault.ifPresent(problems::add);
    }
    return problems;
  }

  /** The files of a table of them. */
  List<String> texts(String table) {
    return engine.internal("SELECT definition FROM " + table).rows().stream()
        .map(row -> String.valueOf(Objects.requireNonNull(row.get(0))))
        .toList();
  }

  private Optional<Problem> areaFault(String file, PackagePathway pathway) {
    return pathway
        .area()
        .filter(
            code ->
                areas.find(code).stream().noneMatch(area -> area.level() == AreaLevel.MUNICIPALITY))
        .map(code -> new Problem(file, 0, "area", code, "must be the code of a municipality"));
  }

  private Optional<Problem> ownFault(String file, PackagePathway pathway) {
    return definitions.pathways().stream()
        .filter(one -> one.code().equals(pathway.code()) && one.version() == pathway.version())
        .findFirst()
        .map(
            one ->
                new Problem(
                    file,
                    0,
                    "pathway",
                    one.code(),
                    "has a version %d that comes with the program; give yours another name"
                        .formatted(one.version())));
  }
}
