package no.mestring.warehouse.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Definitions of indicators that are shipped ones but for some words. */
public final class TestingDefinitions {
  private final List<TextFile> indicators = new ArrayList<>();

  /**
   * Adds an indicator.
   *
   * @param name what it is called
   * @param shipped the indicator that it is but for the words
   * @param words each to be replaced and what by, in turn
   */
  public TestingDefinitions with(String name, String shipped, String... words) {
    String text =
        TextFile.allIn("indicator").stream()
            .filter(file -> file.name().equals(shipped + ".yaml"))
            .findFirst()
            .orElseThrow()
            .text()
            .replace("indicator: " + shipped, "indicator: " + name);
    for (int i = 0; i < words.length; i += 2) {
      if (!text.contains(Objects.requireNonNull(words[i]))) {
        throw new IllegalArgumentException(shipped + " has no '" + words[i] + "'");
      }
      text = text.replace(words[i], words[i + 1]);
    }
    indicators.add(new TextFile(name + ".yaml", text));
    return this;
  }

  /** These indicators, with the tables and groups of codes that are shipped. */
  public Definitions build() {
    return Definitions.of(
        TextFile.allIn("table"), indicators, TextFile.allIn("code_group"), List.of());
  }
}
