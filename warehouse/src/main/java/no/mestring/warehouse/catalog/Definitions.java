package no.mestring.warehouse.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.mestring.core.indicator.Direction;
import no.mestring.core.indicator.Indicator;
import no.mestring.core.indicator.IndicatorUnit;
import no.mestring.warehouse.schema.TableSchema;

/**
 * The tables and indicators that come with the warehouse, one file each beside this class.
 *
 * @param tables the tables every warehouse has, as they are delivered or computed
 * @param indicators what is measured, and how
 * @param fingerprint changes when a definition does
 */
public record Definitions(
    List<TableSchema> tables, List<IndicatorDefinition> indicators, String fingerprint) {

  /** Tables that come with the warehouse or are computed; nobody delivers them. */
  public static final Set<String> COMPUTED =
      Set.of("area", "area_group", "indicator", "observation", "comparison", "region_comparison");

  /** The table that is also read as its publishers deliver it. */
  public static final String POPULATION = "population";

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  public Definitions {
    tables = List.copyOf(tables);
    indicators = List.copyOf(indicators);
  }

  /** Reads the definitions in this jar; a faulty one stops with its file and fault. */
  public static Definitions builtIn() {
    return of(TextFile.allIn("table"), TextFile.allIn("indicator"));
  }

  static Definitions of(List<TextFile> tableFiles, List<TextFile> indicatorFiles) {
    List<TextFile> all = new ArrayList<>(tableFiles);
    all.addAll(indicatorFiles);
    return new Definitions(
        tableFiles.stream().map(Definitions::table).toList(),
        indicatorFiles.stream().map(Definitions::indicator).toList(),
        TextFile.fingerprint(all));
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

  private static IndicatorDefinition indicator(TextFile file) {
    JsonNode node = yaml(file);
    try {
      Indicator indicator =
          new Indicator(
              node.path("indicator").asText(),
              node.path("title_nb").asText(),
              node.path("title_en").asText(),
              IndicatorUnit.parse(node.path("unit").asText()),
              Direction.parse(node.path("direction").asText()));
      return new IndicatorDefinition(indicator, node.path("figures").asText());
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
