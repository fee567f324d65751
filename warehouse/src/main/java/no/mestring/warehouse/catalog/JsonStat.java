package no.mestring.warehouse.catalog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.mestring.warehouse.failure.UnreadableException;
import no.mestring.warehouse.failure.WarehouseException;

/**
 * A data set in JSON-stat 2.0, as Statistics Norway (PxWeb) and the Institute of Public Health give
 * it: dimensions first, then one value for every combination of their categories.
 *
 * <p>The description is kept in memory, the values are read one by one.
 */
public final class JsonStat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> DESCRIPTION =
      Set.of(
          "class", "version", "label", "source", "updated", "id", "size", "dimension", "extension");
  private static final String VALUE = "value";
  private static final String STATUS = "status";

  private final Path file;
  private final Map<String, JsonNode> description;
  private final List<Dimension> dimensions;
  private final int cells;

  /** For each missing-value mark the values that have it. */
  private final Map<String, BitSet> marks = new TreeMap<>();

  private record Dimension(String id, List<String> categories) {}

  /** Takes the values of a data set one by one. */
  public interface CellTaker {
    /**
     * Called for each combination of categories; the list is the taker's to keep.
     *
     * @param number the value's number, from 1
     * @param fields its category in each dimension, as code and label, and the value; a mark such
     *     as {@code ..} or an empty text if there is none
     * @return whether it takes more
     */
    boolean cell(long number, List<String> fields);
  }

  private JsonStat(
      Path file, Map<String, JsonNode> description, List<Dimension> dimensions, int cells) {
    this.file = file;
    this.description = description;
    this.dimensions = dimensions;
    this.cells = cells;
  }

  /** Whether a file of JSON says that it is a data set of JSON-stat. */
  static boolean isDataset(Path file) {
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (name.equals("class") && token == JsonToken.VALUE_STRING) {
          return parser.getText().equals("dataset");
        }
        parser.skipChildren();
      }
      return false;
    } catch (JsonProcessingException e) {
      return false; // whoever reads it as something else says where it breaks
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    }
  }

  /**
   * Reads the description of a data set.
   *
   * @throws UnreadableException if it is none, or its parts do not fit together
   */
  public static JsonStat read(Path file) {
    Map<String, JsonNode> description = new HashMap<>();
    boolean hasValues = false;
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableException("must be a data set of JSON-stat 2.0, is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        hasValues |= name.equals(VALUE);
        if (DESCRIPTION.contains(name)) {
          description.put(name, parser.<JsonNode>readValueAsTree());
        } else {
          parser.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw broken(e);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    }
    String type = Optional.ofNullable(description.get("class")).map(JsonNode::asText).orElse("");
    if (!type.equals("dataset")) {
      throw new UnreadableException(
          "must be a data set of JSON-stat 2.0 (class: dataset), its class is "
              + (type.isEmpty() ? "not stated" : "'" + type + "'"));
    }
    if (!hasValues) {
      throw new UnreadableException("must have values, has none");
    }
    List<Dimension> dimensions = dimensions(description);
    long cells = 1;
    for (Dimension dimension : dimensions) {
      cells *= dimension.categories().size();
      if (cells > Integer.MAX_VALUE) {
        throw new UnreadableException("must have at most " + Integer.MAX_VALUE + " values");
      }
    }
    JsonStat read = new JsonStat(file, description, dimensions, (int) cells);
    read.readMarks();
    return read;
  }

  /** The names of its dimensions, in order. */
  public List<String> dimensionIds() {
    return dimensions.stream().map(Dimension::id).toList();
  }

  /** The title. */
  public Optional<String> label() {
    return text(node("label"));
  }

  /** Who published it, in its own words. */
  public Optional<String> source() {
    return text(node("source"));
  }

  /** When it was last changed, such as {@code 2024-02-21T07:00:00Z}. */
  public Optional<String> updated() {
    return text(node("updated"));
  }

  /** The number of Statistics Norway's table. */
  public Optional<String> tableId() {
    return text(node("extension").path("px").path("tableid"));
  }

  /**
   * Reads all values in the order of the file; those that a sparse file leaves out come last.
   *
   * @throws UnreadableException if there are too few, too many, or other things than values
   */
  public void read(CellTaker taker) {
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (!name.equals(VALUE)) {
          parser.skipChildren();
        } else if (token == JsonToken.START_ARRAY) {
          readArray(parser, taker);
        } else if (token == JsonToken.START_OBJECT) {
          readSparse(parser, taker);
        } else {
          throw new UnreadableException("must have values in a list or by their positions");
        }
      }
    } catch (JsonProcessingException e) {
      throw broken(e);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    }
  }

  private void readArray(JsonParser parser, CellTaker taker) throws IOException {
    int position = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (position == cells) {
        throw new UnreadableException("must have " + sizes() + " values, has more");
      }
      if (!taker.cell(position + 1L, fields(position, value(parser, position)))) {
        return;
      }
      position++;
    }
    if (position < cells) {
      throw new UnreadableException("must have " + sizes() + " values, has " + position);
    }
  }

  private void readSparse(JsonParser parser, CellTaker taker) throws IOException {
    BitSet seen = new BitSet(cells);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int position = position(parser.currentName());
      if (seen.get(position)) {
        throw new UnreadableException("must have one value at position " + position + ", has two");
      }
      seen.set(position);
      parser.nextToken();
      if (!taker.cell(position + 1L, fields(position, value(parser, position)))) {
        return;
      }
    }
    for (int position = seen.nextClearBit(0); position < cells; ) {
      if (!taker.cell(position + 1L, fields(position, mark(position)))) {
        return;
      }
      position = seen.nextClearBit(position + 1);
    }
  }

  private int position(String text) {
    try {
      int position = Integer.parseInt(text);
      if (position >= 0 && position < cells) {
        return position;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UnreadableException(
        "must have values at positions from 0 to " + (cells - 1) + ", has one at '" + text + "'");
  }

  private String value(JsonParser parser, int position) throws IOException {
    String mark = mark(position);
    if (!mark.isEmpty()) {
      parser.skipChildren();
      return mark;
    }
    return switch (parser.currentToken()) {
      case VALUE_NULL -> "";
      case VALUE_STRING, VALUE_NUMBER_INT -> parser.getText();
      case VALUE_NUMBER_FLOAT -> plain(parser.getDecimalValue());
      default ->
          throw new UnreadableException(
              "must have numbers as values, value " + (position + 1) + " is none");
    };
  }

  /** Whole numbers have no decimals, however they are written. */
  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private String mark(int position) {
    for (Map.Entry<String, BitSet> mark : marks.entrySet()) {
      if (mark.getValue().get(position)) {
        return mark.getKey();
      }
    }
    return "";
  }

  private List<String> fields(int position, String value) {
    String[] fields = new String[dimensions.size() + 1];
    int rest = position;
    for (int i = dimensions.size() - 1; i >= 0; i--) {
      List<String> categories = dimensions.get(i).categories();
      fields[i] = categories.get(rest % categories.size());
      rest /= categories.size();
    }
    fields[dimensions.size()] = value;
    return List.of(fields);
  }

  private String sizes() {
    StringBuilder text = new StringBuilder();
    for (Dimension dimension : dimensions) {
      text.append(text.isEmpty() ? "" : " × ").append(dimension.categories().size());
    }
    return text.append(" = ").append(cells).toString();
  }

  private static List<Dimension> dimensions(Map<String, JsonNode> description) {
    List<String> ids = new ArrayList<>();
    list(description, "id").forEach(id -> ids.add(id.asText()));
    JsonNode sizes = list(description, "size");
    if (ids.isEmpty() || ids.size() != sizes.size()) {
      throw new UnreadableException(
          "must have a size for every dimension, has "
              + ids.size()
              + " dimensions and "
              + sizes.size()
              + " sizes");
    }
    JsonNode all =
        Optional.ofNullable(description.get("dimension")).orElse(MissingNode.getInstance());
    List<Dimension> dimensions = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      List<String> categories = categories(id, all.path(id).path("category"));
      if (!sizes.get(i).canConvertToInt() || sizes.get(i).asInt() != categories.size()) {
        throw new UnreadableException(
            "must have as many categories as it says, dimension "
                + id
                + " has "
                + categories.size()
                + " and says "
                + sizes.get(i));
      }
      dimensions.add(new Dimension(id, categories));
    }
    return dimensions;
  }

  private static JsonNode list(Map<String, JsonNode> description, String name) {
    JsonNode node = description.get(name);
    if (node == null || !node.isArray()) {
      throw new UnreadableException("must have a list '" + name + "' beside its class");
    }
    return node;
  }

  /** Each category as code and label, in order. */
  private static List<String> categories(String dimension, JsonNode category) {
    JsonNode index = category.path("index");
    JsonNode labels = category.path("label");
    List<String> codes = new ArrayList<>();
    if (index.isArray()) {
      index.forEach(code -> codes.add(code.asText()));
    } else if (index.isObject()) {
      Map<Integer, String> ordered = new TreeMap<>();
      index.properties().forEach(code -> ordered.put(code.getValue().asInt(-1), code.getKey()));
      codes.addAll(ordered.values());
      if (ordered.size() != index.size() || !isFromZero(ordered.keySet())) {
        throw new UnreadableException(
            "must number the categories of dimension " + dimension + " from 0, each once");
      }
    } else {
      labels.fieldNames().forEachRemaining(codes::add);
      if (codes.size() != 1) {
        throw new UnreadableException(
            "must have an index of the categories of dimension " + dimension + ", has none");
      }
    }
    return codes.stream().map(code -> withLabel(code, labels.path(code).asText(code))).toList();
  }

  private static boolean isFromZero(Set<Integer> numbers) {
    int next = 0;
    for (int number : numbers) {
      if (number != next++) {
        return false;
      }
    }
    return true;
  }

  private static String withLabel(String code, String label) {
    return label.equals(code) || label.isBlank() ? code : code + " " + label.strip();
  }

  /** Reads which values are marked as missing; a mark on a value that is there says so too. */
  private void readMarks() {
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (!name.equals(STATUS)) {
          parser.skipChildren();
        } else if (token == JsonToken.START_ARRAY) {
          for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            mark(i, parser);
          }
        } else if (token == JsonToken.START_OBJECT) {
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int position = position(parser.currentName());
            parser.nextToken();
            mark(position, parser);
          }
        }
      }
    } catch (JsonProcessingException e) {
      throw broken(e);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    }
  }

  private void mark(int position, JsonParser parser) throws IOException {
    String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
    if (MissingMarks.ALL.contains(text)) {
      marks.computeIfAbsent(text, mark -> new BitSet(cells)).set(position);
    }
    parser.skipChildren();
  }

  private JsonNode node(String name) {
    return Optional.ofNullable(description.get(name)).orElse(MissingNode.getInstance());
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.ofNullable(node.textValue()).map(String::strip).filter(t -> !t.isEmpty());
  }

  private static UnreadableException broken(JsonProcessingException e) {
    return new UnreadableException(
        "must be JSON in UTF-8, is not at line "
            + e.getLocation().getLineNr()
            + ", character "
            + e.getLocation().getColumnNr(),
        e);
  }
}
