package no.mestring.warehouse.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.mestring.warehouse.catalog.DataPackage.Resource;
import no.mestring.warehouse.catalog.Format;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.UnreadableException;

/** A file of a delivery, whatever its format. */
final class DeliveredFile implements AutoCloseable {
  private final Path file;
  private final Format format;
  private final String name;
  private final Optional<Workbook> book;

  private DeliveredFile(Path file, Format format, String name, Optional<Workbook> book) {
    this.file = file;
    this.format = format;
    this.name = name;
    this.book = book;
  }

  /**
   * Opens a file.
   *
   * @param fileName its name in problems
   * @throws UnreadableException if it is a workbook that cannot be opened
   */
  static DeliveredFile open(Resource resource, String fileName) {
    if (resource.format() != Format.XLSX) {
      return new DeliveredFile(resource.file(), resource.format(), fileName, Optional.empty());
    }
    Workbook book = Workbook.open(resource.file(), resource.sheet());
    return new DeliveredFile(
        resource.file(), resource.format(), fileName + "#" + book.sheet(), Optional.of(book));
  }

  /** Its name in problems, with its sheet. */
  String name() {
    return name;
  }

  /**
   * Reads it.
   *
   * @param notes is told what is unusual about how it is written
   */
  void read(Expected expected, RecordSink sink, List<Problem> problems, List<String> notes) {
    try {
      switch (format) {
        case CSV ->
            new CsvLoader(file, name, CsvForm.of(file, expected), expected, problems, notes)
                .load(sink);
        case PARQUET -> new ParquetLoader(file, name, problems).load(sink);
        case YAML -> new PathwayLoader(file, name, problems).load(sink);
        case JSON_STAT -> new JsonStatLoader(file, name, problems).load(sink);
        case XLSX -> new XlsxLoader(book.orElseThrow(), name, expected, problems, notes).load(sink);
      }
    } catch (UnreadableException e) {
      problems.add(new Problem(name, 0, "", "", e.rule()));
    }
  }

  @Override
  public void close() {
    book.ifPresent(Workbook::close);
  }
}
