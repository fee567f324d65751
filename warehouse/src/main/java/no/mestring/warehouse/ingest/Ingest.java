package no.mestring.warehouse.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.catalog.DataPackage.Resource;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.Format;
import no.mestring.warehouse.catalog.Pathways;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.UnreadableException;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.TableSchema;

/** Reads delivered files, checks every row, and stages them if nothing at all is wrong. */
public final class Ingest {
  private static final String REGION = "region";
  private static final String SOURCE = "source";

  /** The tables whose ages are added up. */
  private static final Set<String> OF_AGES =
      Set.of(Definitions.POPULATION, Definitions.POPULATION_PROJECTION);

  private final Engine engine;
  private final Definitions definitions;
  private final AreaHistory areas;
  private final Optional<Pseudonyms> pseudonyms;

  /**
   * An ingest into an engine.
   *
   * @param personKey the key of persons; needed for deliveries that have any
   */
  public Ingest(
      Engine engine, Definitions definitions, AreaHistory areas, Optional<PersonKey> personKey) {
    this.engine = engine;
    this.definitions = definitions;
    this.areas = areas;
    this.pseudonyms = personKey.map(Pseudonyms::new);
  }

  /**
   * Stages a delivery.
   *
   * @param delivery the files and their tables
   * @param rules how files that do not say everything are read
   * @param state the schema of the state it is loaded on
   * @param tables the tables of that state
   * @param progress is told which file is being read
   * @return a stage for each table, closed, and what was left out
   * @throws WarehouseException with every problem of every file
   */
  public Staged stage(
      List<Resource> delivery,
      LoadRules rules,
      String state,
      Map<String, TableSchema> tables,
      Consumer<String> progress) {
    List<Problem> problems = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    References references = references(state, tables);
    AreaRule areaRule = new AreaRule(areas, references.known(REGION), rules);
    Map<String, Stage> stages = new LinkedHashMap<>();
    Set<String> publishersFiles = new LinkedHashSet<>();
    Set<String> personsFiles = new HashSet<>();
    boolean isSourceUsed = false;
    for (Resource resource : referencedFirst(delivery)) {
      String fileName = fileName(resource, delivery);
      Optional<Problem> fault =
          tableFault(resource, tables, Optional.ofNullable(stages.get(resource.table().name())))
              .map(rule -> new Problem(fileName, 0, "", resource.table().name(), rule));
      if (fault.isPresent()) {
        problems.add(fault.get());
        continue;
      }
      progress.accept(fileName);
      TableSchema table = definitions.table(resource.table().name()).orElse(resource.table());
      try (DeliveredFile file = DeliveredFile.open(resource, fileName)) {
        if (table.person().isPresent()) {
          personsFiles.add(file.name());
        }
        TableRecords rows =
            new TableRecords(
                file.name(),
                table,
                stage(stages, table),
                areaRule,
                references,
                pseudonyms,
                problems);
        Optional<PublishedRecords> published =
            published(resource, file.name(), table, rows, areaRule, rules, references, problems);
        file.read(expected(table), published.isPresent() ? published.get() : rows, problems, notes);
        notes.addAll(rows.notes());
        if (published.isPresent() && published.get().isPublishers()) {
          publishersFiles.add(file.name());
          notes.addAll(published.get().notes());
          isSourceUsed |= !published.get().hasSources();
          published
              .get()
              .source()
              .filter(source -> references.known(SOURCE).add(source.code()))
              .ifPresent(
                  source ->
                      stage(stages, definitions.table(SOURCE).orElseThrow())
                          .add(file.name(), 0, source.row()));
        }
      } catch (UnreadableException e) {
        problems.add(new Problem(fileName, 0, "", "", e.rule()));
      }
    }
    if (rules.source().isPresent() && !isSourceUsed && problems.isEmpty()) {
      throw WarehouseException.question(
          "Invalid source: '" + rules.source().get() + "', every file names its own sources");
    }
    if (rules.indicator().isPresent()
        && delivery.stream()
            .noneMatch(file -> file.table().name().equals(Definitions.INDICATOR_DELIVERY))) {
      throw WarehouseException.question(
          "Invalid indicator: '"
              + rules.indicator().get()
              + "', no file is for table "
              + Definitions.INDICATOR_DELIVERY);
    }
    problems.addAll(references.unresolved());
    KeyCheck keys = new KeyCheck(engine);
    for (Stage stage : stages.values()) {
      stage.close();
      problems.addAll(personFaults(stage, state, tables));
      if (hasWholeKey(stage, problems)) {
        if (OF_AGES.contains(stage.table().name())) {
          new AgeCheck(engine, stage.table(), publishersFiles).check(stage, problems, notes);
        }
        problems.addAll(keys.withinDelivery(stage));
        TableSchema before = tables.get(stage.table().name());
        if (before != null && before.asDelivered().hasShapeOf(stage.table().asDelivered())) {
          problems.addAll(keys.againstWarehouse(stage, state));
        }
      }
    }
    problems.addAll(new RowReferenceCheck(engine, areas, state).check(stages));
    if (problems.isEmpty()) {
      problems.addAll(courseFaults(stages, state, rules, notes));
    }
    if (!problems.isEmpty()) {
      problems.replaceAll(
          problem ->
              personsFiles.contains(problem.file()) ? problem.withoutLongNumbers() : problem);
      problems.sort(Problem.ORDER);
      throw WarehouseException.data(
          problems.size()
              + (problems.size() == 1 ? " problem" : " problems")
              + ", nothing was loaded"
              + hint(problems, delivery),
          problems);
    }
    return new Staged(List.copyOf(stages.values()), notes);
  }

  private List<Problem> personFaults(Stage stage, String state, Map<String, TableSchema> tables) {
    Optional<String> person = stage.table().person().map(Column::name);
    if (person.isEmpty() || stage.rows() == 0) {
      return List.of();
    }
    PersonCheck check = new PersonCheck(engine);
    List<Problem> problems = check.withinDelivery(stage, person.get());
    if (problems.isEmpty() && tables.containsKey(stage.table().name())) {
      problems.addAll(check.againstWarehouse(stage, person.get(), state));
    }
    return problems;
  }

  /** Pathways first, since the events may be of them. */
  private List<Problem> courseFaults(
      Map<String, Stage> stages, String state, LoadRules rules, List<String> notes) {
    PathwayCheck pathways = new PathwayCheck(engine, definitions, areas);
    List<String> texts = new ArrayList<>(pathways.texts(state + "." + Definitions.PATHWAY_FILE));
    Stage files = stages.get(Definitions.PATHWAY_FILE);
    if (files != null) {
      List<Problem> problems = pathways.problems(files, state);
      if (!problems.isEmpty()) {
        return problems;
      }
      texts.addAll(pathways.texts(files.name()));
    }
    Stage events = stages.get(Definitions.PATHWAY_EVENT);
    return events == null
        ? List.of()
        : new CourseCheck(engine, Pathways.of(definitions, texts))
            .check(events, state, rules.misplacedEvents(), notes);
  }

  /** What can be said of a whole delivery whose codes are of another time than its rows. */
  private static String hint(List<Problem> problems, List<Resource> delivery) {
    if (problems.stream().noneMatch(problem -> problem.rule().startsWith(AreaRule.NOT_VALID))) {
      return "";
    }
    return delivery.stream()
            .allMatch(file -> file.table().name().equals(Definitions.INDICATOR_DELIVERY))
        ? "; figures of the Institute of Public Health stand on the newest borders in all years, load"
            + " them with --borders 2024 or the year they were published in"
        : "; codes of other years can be loaded with --borders YEAR or --wrong-codes place";
  }

  private Stage stage(Map<String, Stage> stages, TableSchema table) {
    return stages.computeIfAbsent(table.name(), key -> engine.stage(table.asKept()));
  }

  private static Expected expected(TableSchema table) {
    return switch (table.name()) {
      case Definitions.POPULATION -> PopulationColumns.expected(table);
      case Definitions.INDICATOR_DELIVERY -> DeliveryColumns.expected();
      default -> Expected.of(table);
    };
  }

  /** What reads the tables that are also taken as their publishers deliver them. */
  private Optional<PublishedRecords> published(
      Resource resource,
      String fileName,
      TableSchema table,
      TableRecords rows,
      AreaRule areaRule,
      LoadRules rules,
      References references,
      List<Problem> problems) {
    AreaText texts = new AreaText(areas, references.known(REGION));
    return switch (table.name()) {
      case Definitions.POPULATION ->
          Optional.of(
              new PopulationRecords(fileName, table, rows, texts, areaRule, rules, problems));
      case Definitions.INDICATOR_DELIVERY ->
          Optional.of(
              new DeliveryRecords(
                  fileName,
                  table,
                  rows,
                  new DeliveredAreas(texts, areaRule, rules),
                  rules,
                  resource.format() == Format.JSON_STAT,
                  problems));
      default -> Optional.empty();
    };
  }

  private References references(String state, Map<String, TableSchema> tables) {
    References references = new References();
    for (TableSchema table : tables.values()) {
      if (table.key().size() == 1) {
        String sql =
            "SELECT \"%s\" FROM %s.\"%s\"".formatted(table.key().get(0), state, table.name());
        engine
            .internal(sql)
            .rows()
            .forEach(row -> references.known(table.name()).add(String.valueOf(row.get(0))));
      }
    }
    return references;
  }

  private Optional<String> tableFault(
      Resource resource, Map<String, TableSchema> tables, Optional<Stage> staged) {
    TableSchema table = resource.table();
    if (Definitions.COMPUTED.contains(table.name())) {
      return Optional.of("is computed and cannot be loaded");
    }
    TableSchema ours =
        definitions.table(table.name()).map(TableSchema::asKept).orElse(tables.get(table.name()));
    boolean isBuiltIn = definitions.table(table.name()).isPresent();
    if (ours != null && !isDelivered(table, ours, isBuiltIn)) {
      return Optional.of(
          "must have the columns and key that the warehouse has for it: " + shape(ours));
    }
    return staged
        .map(Stage::table)
        .filter(other -> !isDelivered(table, other, isBuiltIn))
        .map(other -> "must have the columns and key of the other file for it: " + shape(other));
  }

  /** A package may be older than an optional column of a table that every warehouse has. */
  private static boolean isDelivered(TableSchema table, TableSchema ours, boolean isBuiltIn) {
    TableSchema theirs = table.asDelivered();
    return isBuiltIn ? theirs.isPartOf(ours.asDelivered()) : ours.asDelivered().hasShapeOf(theirs);
  }

  /** The columns as they are delivered, in their order. */
  private static String shape(TableSchema table) {
    return table.asDelivered().columns().stream()
            .map(column -> column.name() + " " + column.type().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "))
        + (table.key().isEmpty() ? "; no key" : "; key " + String.join(", ", table.key()))
        + table.event().map(event -> "; event " + event).orElse("")
        + table.person().map(person -> "; person " + person.name()).orElse("");
  }

  /** Where a file lacks a column of the key, equal rests of keys say nothing. */
  private static boolean hasWholeKey(Stage stage, List<Problem> problems) {
    List<String> key = stage.table().key();
    return !key.isEmpty()
        && problems.stream()
            .noneMatch(problem -> problem.line() <= 1 && key.contains(problem.column()));
  }

  /**
   * The files in their order, but those first that others refer to, so that their names are known;
   * a region may stand wherever an area does.
   */
  private static List<Resource> referencedFirst(List<Resource> resources) {
    Set<String> referenced = new HashSet<>(Set.of(REGION));
    for (Resource resource : resources) {
      resource
          .table()
          .columns()
          .forEach(column -> column.rule().references().ifPresent(referenced::add));
    }
    List<Resource> ordered = new ArrayList<>();
    resources.stream().filter(r -> referenced.contains(r.table().name())).forEach(ordered::add);
    resources.stream().filter(r -> !referenced.contains(r.table().name())).forEach(ordered::add);
    return ordered;
  }

  /** The name of a file in problems, with as many folders as tell it from the others. */
  private static String fileName(Resource resource, List<Resource> delivery) {
    Path file = resource.file().toAbsolutePath().normalize();
    for (int names = 1; names < file.getNameCount(); names++) {
      Path end = file.subpath(file.getNameCount() - names, file.getNameCount());
      if (delivery.stream()
              .filter(other -> other.file().toAbsolutePath().normalize().endsWith(end))
              .count()
          == 1) {
        return end.toString();
      }
    }
    return file.toString();
  }
}
