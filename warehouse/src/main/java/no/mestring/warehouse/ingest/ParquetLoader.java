package no.mestring.warehouse.ingest;

import java.nio.file.Path;
import java.util.List;
import no.mestring.warehouse.engine.ParquetFile;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.UnreadableException;

/** Reads one Parquet file. */
final class ParquetLoader {
  private static final long NO_LINE = 0;

  private final Path file;
  private final String fileName;
  private final List<Problem> problems;

  ParquetLoader(Path file, String fileName, List<Problem> problems) {
    this.file = file;
    this.fileName = fileName;
    this.problems = problems;
  }

  void load(RecordSink sink) {
    try (ParquetFile parquet = ParquetFile.open(file)) {
      if (sink.header(new Header(parquet.names(), NO_LINE), Origin.UNSTATED)) {
        parquet.read(sink::record);
        sink.end();
      }
    } catch (UnreadableException e) {
      problems.add(new Problem(fileName, 0, "", "", e.rule()));
    }
  }
}
