package no.mestring.warehouse.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.mestring.core.indicator.CodeGroup;
import no.mestring.core.indicator.CodeRange;
import no.mestring.core.pathway.PackagePathway;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.schema.TableSchema;

/**
 * The tables and indicators that come with the warehouse, one file each beside this class.
 *
 * @param tables the tables every warehouse has, as they are delivered or computed
 * @param indicators what is measured, and how
 * @param codeGroups the codes that are counted together
 * @param pathways the national ways through services
 * @param fingerprint changes when a definition does
 */
public record Definitions(
    List<TableSchema> tables,
    List<IndicatorDefinition> indicators,
    List<CodeGroupDefinition> codeGroups,
    List<PackagePathway> pathways,
    String fingerprint) {

  /** Tables that come with the warehouse or are computed; nobody delivers them. */
  public static final Set<String> COMPUTED =
      Set.of(
          "area",
          "area_group",
          "indicator",
          "code_group",
          "observation",
          "comparison",
          "region_comparison",
          "measure_progress",
          "plan_progress",
          "service_comparison",
          "housing_balance",
          "cube",
          "cube_year",
          "build",
          "pathway",
          "pathway_step",
          "pathway_wait",
          "waiting_time",
          "waiting_curve",
          "waiting_list",
          "course_count",
          "course_end",
          "course_transition",
          "course_variant",
          "pathway_build",
          "expected_need",
          "need_build");

  /** The table that is also read as its publishers deliver it. */
  public static final String POPULATION = "population";

  /** The table of populations of years to come. */
  public static final String POPULATION_PROJECTION = "population_projection";

  /** The table of aggregates, which is read as its publishers deliver it, too. */
  public static final String INDICATOR_DELIVERY = "indicator_delivery";

  /** The table of pathways' files, which are written as YAML. */
  public static final String PATHWAY_FILE = "pathway_file";

  /** The table of the steps that persons took on pathways. */
  public static final String PATHWAY_EVENT = "pathway_event";

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  public Definitions {
    tables = List.copyOf(tables);
    indicators = List.copyOf(indicators);
    codeGroups = List.copyOf(codeGroups);
    pathways = List.copyOf(pathways);
  }

  /** Reads the definitions in this jar; a faulty one stops with its file and fault. */
  public static Definitions builtIn() {
    return of(
        TextFile.allIn("table"),
        TextFile.allIn("indicator"),
        TextFile.allIn("code_group"),
        TextFile.allIn("pathway"));
  }

  static Definitions of(
      List<TextFile> tableFiles,
      List<TextFile> indicatorFiles,
      List<TextFile> groupFiles,
      List<TextFile> pathwayFiles) {
    List<TextFile> all = new ArrayList<>(tableFiles);
    all.addAll(indicatorFiles);
    all.addAll(groupFiles);
    all.addAll(pathwayFiles);
    List<TableSchema> tables = tableFiles.stream().map(Definitions::table).toList();
    List<CodeGroupDefinition> groups = groupFiles.stream().map(Definitions::codeGroup).toList();
    IndicatorCodec codec = new IndicatorCodec(new CountCodec(tables, groups));
    return new Definitions(
        tables,
        Wholes.in(indicatorFiles.stream().map(file -> indicator(file, codec)).toList()),
        groups,
        pathwayFiles.stream().map(Definitions::pathway).toList(),
        TextFile.fingerprint(all));
  }

  /** A short text that tells another text from this one. */
  public static String fingerprint(String text) {
    return TextFile.fingerprint(List.of(new TextFile("", text)));
  }

  /** The tables as they are kept and queried: delivered ones with the years of their periods. */
  public List<TableSchema> publicTables() {
    return tables.stream()
        .map(table -> COMPUTED.contains(table.name()) ? table : table.asKept())
        .toList();
  }

  /** The table with a name, if every warehouse has it, as it is delivered or computed. */
  public Optional<TableSchema> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  private static TableSchema table(TextFile file) {
    JsonNode node = yaml(file);
    try {
      return TableSchemaCodec.read(
          node.path("name").asText(), node.path("description").asText(), node);
    } catch (IllegalArgumentException e) {
      throw unreadable(file, e);
    }
  }

  private static IndicatorDefinition indicator(TextFile file, IndicatorCodec codec) {
    JsonNode node = yaml(file);
    try {
      return codec.read(node);
    } catch (IllegalArgumentException e) {
      throw unreadable(file, e);
    }
  }

  private static PackagePathway pathway(TextFile file) {
    List<Problem> problems = new ArrayList<>();
    return PathwayCodec.read(file.name(), file.text(), problems)
        .orElseThrow(() -> unreadable(file, new IllegalArgumentException(problems.toString())));
  }

  private static CodeGroupDefinition codeGroup(TextFile file) {
    JsonNode node = yaml(file);
    try {
      List<CodeRange> codes = new ArrayList<>();
      node.path("codes").forEach(code -> codes.add(CodeRange.parse(code.asText())));
      return new CodeGroupDefinition(
          new CodeGroup(node.path("code_group").asText(), codes),
          node.path("system").asText(),
          node.path("title_nb").asText(),
          node.path("title_nn").asText(),
          node.path("title_en").asText());
    } catch (IllegalArgumentException e) {
      throw unreadable(file, e);
    }
  }

  private static JsonNode yaml(TextFile file) {
    try {
      return YAML.readTree(file.text());
    } catch (JsonProcessingException e) {
      String line = "line " + e.getLocation().getLineNr() + " is no YAML";
      throw unreadable(file, new IllegalArgumentException(line, e));
    }
  }

  private static IllegalStateException unreadable(TextFile file, Exception fault) {
    return new IllegalStateException(
        "Cannot read definition " + file.name() + ": " + fault.getMessage(), fault);
  }
}
