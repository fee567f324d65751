package no.mestring.warehouse.catalog;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.pathway.CourseRules.SecondStart;
import no.mestring.core.pathway.PackagePathway;
import no.mestring.core.pathway.PackagePathway.Step;
import no.mestring.core.pathway.PackagePathway.Title;
import no.mestring.core.pathway.PackagePathway.Wait;
import no.mestring.core.pathway.TimeLimit;
import no.mestring.core.pathway.WaitingOutcome;
import no.mestring.core.person.NationalIdentityNumber;
import no.mestring.warehouse.catalog.LinedYaml.NoYamlException;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.Suggestion;

/** Reads the file of a pathway, and tells everything that is wrong with it, line by line. */
public final class PathwayCodec {
  private static final List<String> ENTRIES =
      List.of(
          "pathway",
          "version",
          "valid_from",
          "title_nb",
          "title_nn",
          "title_en",
          "area",
          "target_group",
          "ages",
          "remark",
          "source",
          "place",
          "steps",
          "waits",
          "second_start",
          "gap");
  private static final List<String> STEP_ENTRIES =
      List.of("step", "title_nb", "title_nn", "title_en", "phase", "begins", "ends", "responsible");
  private static final List<String> WAIT_ENTRIES =
      List.of("wait", "title_nb", "title_nn", "title_en", "from", "to", "within", "responsible");

  /** More times than anybody looks at; figures have room for a few more. */
  private static final int MOST_WAITS = 200;

  private static final String CODE_FORM =
      "must be small letters, digits and underscores, with a letter first";
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern AREA = Pattern.compile("[0-9]{4}");

  private final String file;
  private final LinedYaml yaml;
  private final List<Problem> problems;

  private PathwayCodec(String file, LinedYaml yaml, List<Problem> problems) {
    this.file = file;
    this.yaml = yaml;
    this.problems = problems;
  }

  /**
   * Reads a pathway.
   *
   * @param file the file's name in problems
   * @param text what the file holds
   * @param problems is given everything that is wrong
   * @return the pathway; empty if something is wrong
   */
  public static Optional<PackagePathway> read(String file, String text, List<Problem> problems) {
    int before = problems.size();
    try {
      LinedYaml yaml = LinedYaml.read(text);
      if (!yaml.root().isObject()) {
        problems.add(
            new Problem(file, 1, "", "", "must be entries such as pathway: and steps:, has none"));
        return Optional.empty();
      }
      if (NationalIdentityNumber.isIn(text)) {
        problems.add(
            new Problem(file, 0, "", NationalIdentityNumber.MASK, "must not stand in a pathway"));
      }
      return new PathwayCodec(file, yaml, problems).pathway(before);
    } catch (NoYamlException e) {
      problems.add(new Problem(file, e.line(), "", "", e.rule()));
      return Optional.empty();
    }
  }

  /** What is wrong is told, and something harmless put in its place, so that all is read. */
  private Optional<PackagePathway> pathway(int before) {
    Entry root = new Entry(yaml.root(), JsonPointer.empty());
    root.checkNames(ENTRIES);
    String code = root.code("pathway");
    int version = root.whole("version").orElse(1);
    LocalDate validFrom = root.required("valid_from", PathwayCodec::day, LocalDate.EPOCH);
    Title title = root.title();
    Optional<String> area = root.optional("area", PathwayCodec::area);
    Optional<AgeRange> ages = root.optional("ages", PathwayCodec::ages);
    String source = root.required("source", text -> text, "");
    Optional<String> place = root.optional("place", text -> text);
    List<Step> steps = steps(root);
    List<Wait> waits = waits(root, steps);
    SecondStart secondStart =
        root.optional("second_start", PathwayCodec::secondStart).orElse(SecondStart.PROBLEM);
    OptionalInt gap = root.has("gap") ? root.whole("gap") : OptionalInt.empty();
    if (steps.isEmpty()) {
      for (String name : List.of("second_start", "gap")) {
        if (root.has(name)) {
          root.tell(name, "must stand with steps, there are none");
        }
      }
    }
    Optional<String> remark = root.optional("remark", text -> text);
    Optional<String> targetGroup = root.optional("target_group", text -> text);
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new PackagePathway(
                code,
                version,
                validFrom,
                title,
                area,
                targetGroup,
                ages,
                remark,
                source,
                place,
                steps,
                waits,
                secondStart,
                gap));
  }

  private List<Step> steps(Entry root) {
    Map<String, Step> steps = new LinkedHashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    for (Entry entry : root.list("steps")) {
      entry.checkNames(STEP_ENTRIES);
      String code = entry.code("step");
      Optional<WaitingOutcome> ends = entry.optional("ends", PathwayCodec::end);
      boolean isStart = entry.yes("begins");
      if (isStart && ends.isPresent()) {
        entry.tell("ends", "must not be an end, the step begins courses");
      }
      Integer other = lines.putIfAbsent(code, entry.line("step"));
      if (other != null) {
        entry.tell("step", "must stand once, stands in line " + other);
      }
      steps.put(
          code,
          new Step(
              code,
              entry.title(),
              entry.optional("phase", text -> text),
              isStart,
              ends,
              entry.optional("responsible", text -> text)));
    }
    if (!steps.isEmpty() && steps.values().stream().noneMatch(Step::isStart)) {
      root.tell("steps", "must have a step that begins courses (begins: true)");
    }
    return List.copyOf(steps.values());
  }

  private List<Wait> waits(Entry root, List<Step> steps) {
    List<String> known = steps.stream().map(Step::code).filter(code -> !code.isEmpty()).toList();
    List<Wait> waits = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (Entry entry : root.list("waits")) {
      entry.checkNames(WAIT_ENTRIES);
      String code = entry.code("wait");
      Integer other = lines.putIfAbsent(code, entry.line("wait"));
      if (other != null) {
        entry.tell("wait", "must stand once, stands in line " + other);
      }
      String from = entry.step("from", known);
      String to = entry.step("to", known);
      if (from.equals(to) && !from.isEmpty()) {
        entry.tell("to", "must be another step than from");
      }
      waits.add(
          new Wait(
              code,
              entry.title(),
              from,
              to,
              entry.optional("within", TimeLimit::parse),
              entry.optional("responsible", text -> text)));
    }
    if (waits.size() > MOST_WAITS) {
      root.tell("waits", "must be " + MOST_WAITS + " or fewer");
    }
    return waits;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be a day such as 2019-01-01", e);
    }
  }

  private static AgeRange ages(String text) {
    try {
      return AgeRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be a range of ages in order, such as 0-17 or 18+", e);
    }
  }

  private static String area(String text) {
    if (!AREA.matcher(text).matches()) {
      throw new IllegalArgumentException("must be the four digits of a municipality, in quotes");
    }
    return text;
  }

  private static WaitingOutcome end(String text) {
    return one(
        text,
        Stream.of(WaitingOutcome.WITHDRAWN, WaitingOutcome.MOVED, WaitingOutcome.DIED)
            .collect(Collectors.toMap(WaitingOutcome::toString, Function.identity())));
  }

  private static SecondStart secondStart(String text) {
    return one(
        text,
        Stream.of(SecondStart.values())
            .collect(
                Collectors.toMap(
                    value -> value.name().toLowerCase(Locale.ROOT), Function.identity())));
  }

  private static <T> T one(String text, Map<String, T> values) {
    T value = values.get(text);
    if (value == null) {
      throw new IllegalArgumentException(
          "must be one of " + values.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    return value;
  }

  /** An entry that has entries of its own: the whole file, a step or a wait. */
  private final class Entry {
    private final JsonNode node;
    private final JsonPointer way;

    Entry(JsonNode node, JsonPointer way) {
      this.node = node;
      this.way = way;
    }

    boolean has(String name) {
      return node.has(name);
    }

    int line(String name) {
      return yaml.line(way.appendProperty(name));
    }

    void tell(String name, String rule) {
      JsonNode value = node.path(name);
      problems.add(
          new Problem(file, line(name), name, value.isValueNode() ? value.asText() : "", rule));
    }

    void checkNames(List<String> known) {
      for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (!known.contains(name)) {
          problems.add(
              new Problem(
                  file, line(name), name, "", "is no entry here" + Suggestion.of(name, known)));
        }
      }
    }

    Title title() {
      return new Title(
          required("title_nb", text -> text, ""),
          optional("title_nn", text -> text),
          optional("title_en", text -> text));
    }

    String code(String name) {
      return required(
          name,
          text -> {
            if (!CODE.matcher(text).matches()) {
              throw new IllegalArgumentException(CODE_FORM);
            }
            return text;
          },
          "");
    }

    String step(String name, List<String> known) {
      return required(
          name,
          text -> {
            if (!known.contains(text)) {
              throw new IllegalArgumentException(
                  known.isEmpty()
                      ? "must be one of the steps, there are none"
                      : "must be one of the steps" + Suggestion.of(text, known));
            }
            return text;
          },
          "");
    }

    OptionalInt whole(String name) {
      JsonNode value = node.path(name);
      if (value.isInt() && value.intValue() > 0) {
        return OptionalInt.of(value.intValue());
      }
      tell(name, has(name) ? "must be a whole number, 1 or more" : "is missing");
      return OptionalInt.empty();
    }

    boolean yes(String name) {
      JsonNode value = node.path(name);
      if (!value.isMissingNode() && !value.isBoolean()) {
        tell(name, "must be true or false");
      }
      return value.asBoolean();
    }

    <T> T required(String name, Function<String, T> reader, T otherwise) {
      if (!node.has(name)) {
        tell(name, "is missing");
        return otherwise;
      }
      return optional(name, reader).orElse(otherwise);
    }

    <T> Optional<T> optional(String name, Function<String, T> reader) {
      JsonNode value = node.path(name);
      if (value.isMissingNode()) {
        return Optional.empty();
      }
      if (!value.isTextual() || value.textValue().isBlank()) {
        tell(
            name,
            value.isNumber() ? "must be a text, write it in quotes" : "must be a text, not empty");
        return Optional.empty();
      }
      try {
        return Optional.of(reader.apply(value.textValue().strip()));
      } catch (IllegalArgumentException e) {
        tell(name, rule(String.valueOf(e.getMessage())));
        return Optional.empty();
      }
    }

    /** What core says of a wrong value, without the value, which stands before it. */
    private String rule(String message) {
      return message.replaceFirst("^Invalid .*?: .*?, (?=must|expected)", "");
    }

    List<Entry> list(String name) {
      JsonNode list = node.path(name);
      if (!list.isMissingNode() && !list.isArray()) {
        tell(name, "must be a list, each entry with a dash");
        return List.of();
      }
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        JsonPointer its = way.appendProperty(name).appendIndex(i);
        if (list.get(i).isObject()) {
          entries.add(new Entry(list.get(i), its));
        } else {
          problems.add(
              new Problem(
                  file,
                  yaml.line(its),
                  name,
                  list.get(i).asText(),
                  "must have entries of its own"));
        }
      }
      return entries;
    }
  }
}
