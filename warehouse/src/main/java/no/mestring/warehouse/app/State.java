package no.mestring.warehouse.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.areas.AreaAnswer;
import no.mestring.warehouse.areas.AreaGuide;
import no.mestring.warehouse.areas.ComparableAreas;
import no.mestring.warehouse.areas.NeighbourQuestion;
import no.mestring.warehouse.capacity.ZoneGuide;
import no.mestring.warehouse.compute.AreaGroups;
import no.mestring.warehouse.compute.CheckedClaim;
import no.mestring.warehouse.compute.FigureChecks;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.RowSink;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.plans.PlanGuide;
import no.mestring.warehouse.plans.PlanQuestion;
import no.mestring.warehouse.plans.PlanStatus;
import no.mestring.warehouse.plans.RegionServices;
import no.mestring.warehouse.plans.ServiceGuide;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.sql.CheckedQuery;
import no.mestring.warehouse.sql.SqlDoor;

/** The warehouse as of one snapshot. */
public final class State {
  private final long snapshot;
  private final Engine engine;
  private final String schema;
  private final Map<String, TableSchema> tables;
  private final SqlDoor door;

  State(long snapshot, Engine engine, String schema, Map<String, TableSchema> tables) {
    this.snapshot = snapshot;
    this.engine = engine;
    this.schema = schema;
    this.tables = tables;
    this.door = new SqlDoor(tables.values());
  }

  /** The snapshot's number, 0 before the first load. */
  public long snapshot() {
    return snapshot;
  }

  /** The tables, by name; those about persons are not read in SQL. */
  public List<TableSchema> tables() {
    return List.copyOf(tables.values());
  }

  /**
   * Answers a query; none is answered over tables about persons.
   *
   * @throws WarehouseException with position and reason if the query is not let in
   */
  public Rows query(String sql) {
    return engine.query(schema, door.check(sql));
  }

  /**
   * Answers a query row by row.
   *
   * @throws WarehouseException with position and reason if the query is not let in
   */
  public void query(String sql, RowSink sink) {
    engine.query(schema, door.check(sql), sink);
  }

  /** What whoever typed a query should know about its answer, each with its position. */
  public List<String> notes(String sql) {
    CheckedQuery query = door.check(sql);
    List<String> notes = new ArrayList<>(query.notes());
    query.onBorders().forEach(asked -> notes.addAll(engine.notes(schema, asked)));
    return notes;
  }

  /** Recomputes the printed figures that the delivered checks name. */
  public List<CheckedClaim> check() {
    return new FigureChecks(engine, door).run(schema);
  }

  /** Says what areas and groups are and were, the groups of table region among them. */
  public AreaGuide areas() {
    return new AreaGuide(history());
  }

  /**
   * The municipalities most like one.
   *
   * @param word its code or name
   * @throws WarehouseException if it is unknown or nothing can be compared
   */
  public AreaAnswer comparable(String word, NeighbourQuestion question) {
    return new ComparableAreas(history(), this::query).to(word, question);
  }

  /**
   * Says how far plans came.
   *
   * @throws WarehouseException if a plan or area is unknown or there is no such plan
   */
  public PlanStatus plans(PlanQuestion question) {
    return new PlanGuide(areas(), this::query).status(question);
  }

  /**
   * Says which services the municipalities of a region say they have.
   *
   * @throws WarehouseException if the region is unknown
   */
  public RegionServices services(String region) {
    return new ServiceGuide(areas(), this::query).of(region);
  }

  /**
   * The zone of the employer's contribution that a municipality is in.
   *
   * @param area any code it had, or its name
   * @throws WarehouseException if it is unknown or no zone of it is
   */
  public ZoneGuide.Zone zone(String area, int year) {
    return new ZoneGuide(areas(), this::query).zone(area, year);
  }

  private AreaHistory history() {
    return AreaHistory.builtIn().withGroups(AreaGroups.own(engine, schema));
  }

  String schema() {
    return schema;
  }
}
