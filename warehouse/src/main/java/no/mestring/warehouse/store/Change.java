package no.mestring.warehouse.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.TableSchema;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.iceberg.types.Types;

/**
 * A change that becomes the next snapshot, whole or not at all.
 *
 * <p>Every write is staged: an Iceberg snapshot that no branch points to. {@link #commit} then adds
 * one entry to the history under a number that can be taken once; whoever comes second fails and
 * has changed nothing. A change that is closed without it leaves none of its rows on the disk.
 */
public final class Change implements AutoCloseable {
  private final Store store;
  private final Optional<Snapshot> base;
  private final Map<String, Long> staged = new LinkedHashMap<>();
  private final List<Path> files = new ArrayList<>();
  private boolean isEntered;

  Change(Store store, Optional<Snapshot> base) {
    this.store = store;
    this.base = base;
  }

  /** The snapshot the change builds on. */
  public Optional<Snapshot> base() {
    return base;
  }

  /** The number the snapshot will have. */
  public long id() {
    return base.map(Snapshot::id).orElse(0L) + 1;
  }

  /** Where a new file of a table is to be written; creates the table if it is new. */
  public Path newFile(TableSchema schema) {
    Table table = tableFor(schema);
    String name = String.format("%05d-%s.parquet", id(), UUID.randomUUID());
    Path file = Store.path(table.locationProvider().newDataLocation(name));
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
    } catch (IOException e) {
      throw WarehouseException.file("Cannot create folder for " + file, e);
    }
    files.add(file);
    return file;
  }

  /** The numbers by which a table's columns are known in its files, the hidden one included. */
  public Map<String, Integer> fieldIds(TableSchema schema) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (Types.NestedField field : tableFor(schema).schema().columns()) {
      ids.put(field.name(), field.fieldId());
    }
    return ids;
  }

  /** Adds a file's rows to a table; without a file the table is only made known. */
  public void append(TableSchema schema, Optional<Path> file) {
    Table table = tableFor(schema);
    AppendFiles append = table.newAppend();
    file.ifPresent(rows -> append.appendFile(dataFile(table, rows)));
    stage(schema.name(), table, append);
  }

  /** Puts a file's rows in the place of all rows of a table; without a file it becomes empty. */
  public void replace(TableSchema schema, Optional<Path> file) {
    Table table = tableFor(schema);
    OverwriteFiles overwrite = table.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue());
    file.ifPresent(rows -> overwrite.addFile(dataFile(table, rows)));
    stage(schema.name(), table, overwrite);
  }

  /**
   * Puts files in the place of some parts of a table. A part is the rows with one value in the
   * first column of the key, and has a file of its own.
   *
   * @param parts the values, each with its new file or, if there is none, without
   */
  public void replace(TableSchema schema, Map<String, Optional<Path>> parts) {
    Table table = tableFor(schema);
    OverwriteFiles overwrite =
        table
            .newOverwrite()
            .overwriteByRowFilter(Expressions.in(schema.key().get(0), parts.keySet().toArray()));
    parts.values().stream()
        .flatMap(Optional::stream)
        .forEach(rows -> overwrite.addFile(dataFile(table, rows)));
    stage(schema.name(), table, overwrite);
  }

  /**
   * Takes the rows of a load out of a table; each load has files of its own, so none is rewritten.
   */
  public void remove(String name, long load) {
    Table table = store.table(name);
    stage(
        name,
        table,
        table.newDelete().deleteFromRowFilter(Expressions.equal(IcebergSchemas.LOAD, load)));
  }

  /** The state the change has reached, to read what is staged before it is committed. */
  public Manifest manifest() {
    Map<String, Long> tables =
        new HashMap<>(base.map(Snapshot::manifest).orElse(Manifest.EMPTY).tables());
    tables.putAll(staged);
    return new Manifest(tables);
  }

  /**
   * Makes the change the warehouse's latest snapshot.
   *
   * @throws WarehouseException if another process changed the warehouse since this change began
   */
  public Snapshot commit(Entry entry) {
    Snapshot snapshot = new Snapshot(id(), entry, manifest());
    Disk.attempt("commit snapshot " + snapshot.id(), () -> enter(snapshot));
    Disk.attempt(
        "publish snapshot "
            + snapshot.id()
            + ", which is committed; the next change will publish it",
        () -> store.publish(snapshot));
    return snapshot;
  }

  private void enter(Snapshot snapshot) {
    Transaction transaction = store.historyTable().newTransaction();
    try {
      AppendFiles append = transaction.newAppend();
      SnapshotCodec.write(snapshot).forEach(append::set);
      append.commit();
      transaction
          .manageSnapshots()
          .createTag(
              "snapshot-" + snapshot.id(), transaction.table().currentSnapshot().snapshotId())
          .commit();
      isEntered = true; // from here on it may be committed even if nothing comes back to say so
      transaction.commitTransaction();
    } catch (CommitFailedException | IllegalArgumentException | ValidationException e) {
      isEntered = false;
      throw overtaken(e);
    }
  }

  /** Deletes the rows of a change that was not committed. */
  @Override
  public void close() {
    if (isEntered) {
      return;
    }
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw WarehouseException.file("Cannot delete " + file, e);
      }
    }
  }

  private WarehouseException overtaken(Throwable cause) {
    return WarehouseException.world(
        "Cannot commit snapshot "
            + id()
            + ": another process changed the warehouse meanwhile; nothing was changed, try again",
        cause);
  }

  private Table tableFor(TableSchema schema) {
    return Disk.attempt("write table " + schema.name(), () -> store.tableFor(schema));
  }

  private void stage(String name, Table table, SnapshotUpdate<? extends SnapshotUpdate<?>> update) {
    if (staged.containsKey(name)) {
      throw new IllegalStateException("Cannot stage table " + name + ": staged already");
    }
    String mark = UUID.randomUUID().toString();
    update.set("mestring.staged", mark);
    update.stageOnly();
    Disk.attempt("write table " + name, () -> update.commit());
    table.refresh();
    for (org.apache.iceberg.Snapshot snapshot : table.snapshots()) {
      if (mark.equals(snapshot.summary().get("mestring.staged"))) {
        checkParent(name, snapshot);
        staged.put(name, snapshot.snapshotId());
      }
    }
  }

  /** Another process may have moved the table on since the base was read. */
  private void checkParent(String name, org.apache.iceberg.Snapshot snapshot) {
    Long parent = snapshot.parentId();
    Long expected = base.map(Snapshot::manifest).orElse(Manifest.EMPTY).tables().get(name);
    if (parent != null && !parent.equals(expected)) {
      throw overtaken(
          new IllegalStateException(
              "table " + name + " is at snapshot " + parent + ", not at " + expected));
    }
  }

  private static DataFile dataFile(Table table, Path file) {
    InputFile input = table.io().newInputFile(Store.location(file));
    Metrics metrics = ParquetUtil.fileMetrics(input, MetricsConfig.forTable(table));
    return DataFiles.builder(table.spec())
        .withInputFile(input)
        .withFormat(FileFormat.PARQUET)
        .withMetrics(metrics)
        .build();
  }
}
