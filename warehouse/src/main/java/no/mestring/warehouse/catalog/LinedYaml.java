package no.mestring.warehouse.catalog;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A YAML text with the line that each of its values stands on.
 *
 * @param root what it says
 * @param lines the line of each value, from 1, by the way to it
 */
record LinedYaml(JsonNode root, Map<JsonPointer, Integer> lines) {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  /** Why a text is no YAML, and in which line. */
  static final class NoYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    private NoYamlException(int line, String rule) {
      super(rule);
      this.line = line;
    }

    int line() {
      return line;
    }

    String rule() {
      return Objects.requireNonNull(getMessage());
    }
  }

  /** Reads a text. */
  static LinedYaml read(String text) throws NoYamlException {
    try {
      return new LinedYaml(YAML.readTree(text), lines(text));
    } catch (JsonParseException e) {
      String message = e.getOriginalMessage();
      throw new NoYamlException(
          e.getLocation().getLineNr(),
          message.startsWith("Duplicate field")
              ? "must have each entry once: " + message
              : "must be YAML: " + message.lines().findFirst().orElse("is none"));
    } catch (JsonProcessingException e) {
      throw new NoYamlException(e.getLocation().getLineNr(), "must be YAML, is none");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<JsonPointer, Integer> lines(String text) throws IOException {
    Map<JsonPointer, Integer> lines = new HashMap<>();
    try (JsonParser parser = YAML.createParser(text)) {
      while (parser.nextToken() != null) {
        lines.putIfAbsent(
            parser.getParsingContext().pathAsPointer(), parser.currentTokenLocation().getLineNr());
      }
    }
    return lines;
  }

  /** The line of a value, or of what it would stand in if it is missing. */
  int line(JsonPointer way) {
    JsonPointer known = way;
    while (!known.matches() && !lines.containsKey(known)) {
      known = known.head();
    }
    return lines.getOrDefault(known, 1);
  }
}
