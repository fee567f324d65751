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
import no.mestring.warehouse.schema.TableSchema;

/**
 * The tables and indicators that come with the warehouse, one file each beside this class.
 *
 * @param tables the tables every warehouse has, as they are delivered or computed
 * @param indicators what is measured, and how
 * @param codeGroups the codes that are counted together
 * @param fingerprint changes when a definition does
 */
public record Definitions(
    List<TableSchema> tables,
    List<IndicatorDefinition> indicators,
    List<CodeGroupDefinition> codeGroups,
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
          "build");

  /** The table that is also read as its publishers deliver it. */
  public static final String POPULATION = "population";

  /** The table of aggregates, which is read as its publishers deliver it, too. */
  public static final String INDICATOR_DELIVERY = "indicator_delivery";

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  public Definitions {
    tables = List.copyOf(tables);
    indicators = List.copyOf(indicators);
    codeGroups = List.copyOf(codeGroups);
  }

  /** Reads the definitions in this jar; a faulty one stops with its file and fault. */
  public static Definitions builtIn() {
    return of(TextFile.allIn("table"), TextFile.allIn("indicator"), TextFile.allIn("code_group"));
  }

  static Definitions of(
      List<TextFile> tableFiles, List<TextFile> indicatorFiles, List<TextFile> groupFiles) {
    List<TextFile> all = new ArrayList<>(tableFiles);
    all.addAll(indicatorFiles);
    all.addAll(groupFiles);
    List<TableSchema> tables = tableFiles.stream().map(Definitions::table).toList();
    List<CodeGroupDefinition> groups = groupFiles.stream().map(Definitions::codeGroup).toList();
    IndicatorCodec codec = new IndicatorCodec(new CountCodec(tables, groups));
    return new Definitions(
        tables,
        Wholes.in(indicatorFiles.stream().map(file -> indicator(file, codec)).toList()),
        groups,
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
