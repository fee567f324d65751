package no.mestring.warehouse.synth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the package says of itself: its descriptor, its README and its source. */
final class PackageText {
  private static final String AREA = field("area", "string", "Code of the municipality lived in");
  private static final String SEX =
      field("sex", "string", "Sex", "\"enum\": [\"female\", \"male\"]");
  private static final String SOURCE = field("source", "string", "Always synthetic");

  private final SynthRequest request;

  PackageText(SynthRequest request) {
    this.request = request;
  }

  String readme() {
    StringBuilder kinds = new StringBuilder();
    StringBuilder steps = new StringBuilder();
    for (String[] row : Resource.rows("kinds.csv")) {
      String codes = codes(row[5]);
      if (EventTable.of(row[0]) == EventTable.PATHWAY_EVENT) {
        steps.append("\n| `%s` | %s | %s |".formatted(codes, row[2], row[3]));
      } else {
        String more = new BigDecimal(row[4]).add(BigDecimal.ONE).toPlainString();
        kinds.append(
            "\n| `%s` | %s | %s | %s | %s |".formatted(row[0], codes, row[2], row[3], more));
      }
    }
    return filled(Resource.text("README.md"))
        .replace("@kinds@", kinds.substring(1))
        .replace("@steps@", steps.substring(1));
  }

  private static String codes(String weighted) {
    return weighted.replaceAll(":[0-9]+", "").replace(" ", ", ");
  }

  String source() {
    return filled(Resource.text("source.csv"));
  }

  /** The name of the pathway's file. */
  static String pathwayFile() {
    return CourseSteps.PATHWAY + ".yaml";
  }

  static String pathway() {
    return Resource.text(pathwayFile());
  }

  String descriptor() {
    List<String> resources = new ArrayList<>();
    resources.add(
        resource(
            "source",
            "csv",
            "Where the figures come from: nowhere.",
            List.of(
                field("source", "string", "Name used in every row"),
                field("title", "string", "Title"),
                field("publisher", "string", "Who published it"),
                field("year", "integer", "Year of publication", "\"minimum\": 1800")),
            "source"));
    resources.add(
        resource(
            "population",
            format(),
            "Inhabitants on 1 January, from the first year to the one after the last, of a country that"
                + " does not exist.",
            List.of(
                AREA,
                field("year", "integer", "Year of the 1 January"),
                SEX,
                field("age", "string", "Age in completed years, 67-67, the last 105+"),
                field("persons", "integer", "Inhabitants", "\"minimum\": 0"),
                SOURCE),
            "area",
            "year",
            "sex",
            "age"));
    for (EventTable table : EventTable.values()) {
      resources.add(events(table));
    }
    resources.add(pathwayResource());
    resources.add(truth());
    resources.add(courseTruth());
    return filled(Resource.text("datapackage.json"))
        .replace("@resources@", String.join(",\n", resources));
  }

  private String events(EventTable table) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                field("person", "string", "An invented person"),
                field(table.date(), "date", "Day of the event"),
                field(table.code(), "string", "What happened"),
                AREA,
                SEX,
                field("birth_year", "integer", "Year of birth"),
                SOURCE));
    if (table == EventTable.PATHWAY_EVENT) {
      fields.add(1, field("pathway", "string", "Always " + CourseSteps.PATHWAY));
    }
    return resource(
        table.toString(), format(), "Events of persons who do not exist. Rows may repeat.", fields);
  }

  private static String pathwayResource() {
    return resource(
        "pathway_file",
        pathwayFile(),
        "data-resource",
        "yaml",
        "The pathway that the events of pathway_event are steps of.",
        List.of(
            field("pathway", "string", "Name of the pathway"),
            field("version", "integer", "Its version", "\"minimum\": 1"),
            field("definition", "string", "The whole file")),
        "pathway",
        "version");
  }

  private static String courseTruth() {
    return resource(
        "course_truth",
        "csv",
        "How many courses were to begin, and the daily chances they went on by; README.md says what"
            + " exactly they are.",
        List.of(
            field("year", "integer", "Year of the application"),
            field("area", "string", "Municipality of 2024"),
            SEX,
            field("age", "string", "Age in completed years on 1 January of the year"),
            field("persons", "integer", "Who lived there on 1 January"),
            field("per_1000", "number", "Expected applicants per 1,000 of them"),
            field("begun", "number", "Expected courses that begin in this area"),
            daily("decision", "application and decision"),
            daily("service_start", "decision and start of the service"),
            daily("withdrawn", "application and start of the service"),
            daily("closed", "start and end of the service")),
        "year",
        "area",
        "sex",
        "age");
  }

  private static String daily(String step, String between) {
    return field(
        step + "_per_1000_days",
        "number",
        "Expected events per 1,000 days between " + between + ", in courses begun in this area");
  }

  private static String truth() {
    return resource(
        "truth",
        "csv",
        "The chances that the events were drawn by; README.md says what exactly they are.",
        List.of(
            field("event_table", "string", "Table of the events"),
            field("code_group", "string", "Codes that are counted as one, joined by +"),
            field("year", "integer", "Year of the events"),
            field("area", "string", "Municipality of 2024 lived in on 1 January"),
            SEX,
            field("age", "string", "Age in completed years on 1 January"),
            field("persons", "integer", "Persons at risk: who lived there on 1 January"),
            field("per_1000", "number", "Expected persons with an event per 1,000 of them"),
            field("recorded", "number", "Expected persons with an event that names this area")),
        "event_table",
        "code_group",
        "year",
        "area",
        "sex",
        "age");
  }

  private String format() {
    return request.format().name().toLowerCase(Locale.ROOT);
  }

  private static String resource(
      String name, String format, String description, List<String> fields, String... key) {
    return resource(
        name, name + "." + format, "tabular-data-resource", format, description, fields, key);
  }

  private static String resource(
      String name,
      String path,
      String profile,
      String format,
      String description,
      List<String> fields,
      String... key) {
    String keys = key.length == 0 ? "" : ",\n        \"primaryKey\": [\"%s\"]";
    return """
              {
                "name": "%s",
                "path": "%s",
                "profile": "%s",
                "description": "%s",
                "format": "%s",
                "encoding": "utf-8",
                "schema": {
                  "fields": [
          %s
                  ]%s
                }
              }"""
        .formatted(
            name,
            path,
            profile,
            description,
            format,
            String.join(",\n", fields),
            keys.formatted(String.join("\", \"", key)));
  }

  private static String field(String name, String type, String description, String... rules) {
    List<String> constraints = new ArrayList<>(List.of("\"required\": true"));
    constraints.addAll(List.of(rules));
    return """
                    {"name": "%s", "type": "%s", "description": "%s", "constraints": {%s}}"""
        .formatted(name, type, description, String.join(", ", constraints));
  }

  private String filled(String text) {
    boolean isOwn = request.codes() == Codes.OWN;
    return text.replace("@persons@", String.format(Locale.ROOT, "%,d", request.persons()))
        .replace("@years@", request.years().toString())
        .replace("@counts@", request.counts().toString())
        .replace("@seed@", Long.toString(request.seed()))
        .replace("@format@", format())
        .replace("@codes@", isOwn ? "those valid in each year" : "those of 2024 in all years")
        .replace("@load@", isOwn ? "" : "--borders 2024 ");
  }
}
