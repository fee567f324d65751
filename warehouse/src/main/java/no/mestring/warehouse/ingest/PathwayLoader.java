package no.mestring.warehouse.ingest;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.mestring.warehouse.catalog.PathwayCodec;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.WarehouseException;

/** Reads the file of a pathway as one record: its name, its version and the whole text. */
final class PathwayLoader {
  private static final long NO_LINE = 0;

  private final Path file;
  private final String fileName;
  private final List<Problem> problems;

  PathwayLoader(Path file, String fileName, List<Problem> problems) {
    this.file = file;
    this.fileName = fileName;
    this.problems = problems;
  }

  void load(RecordSink sink) {
    String text = text();
    PathwayCodec.read(fileName, text, problems)
        .ifPresent(
            pathway -> {
              sink.header(
                  new Header(List.of("pathway", "version", "definition"), NO_LINE),
                  Origin.UNSTATED);
              sink.record(
                  1, List.of(pathway.code(), String.valueOf(pathway.version()), text.strip()));
              sink.end();
            });
  }

  private String text() {
    try {
      String text = Files.readString(file);
      return (text.startsWith("\uFEFF") ? text.substring(1) : text)
          .replace("\r\n", "\n")
          .replace('\r', '\n');
    } catch (CharacterCodingException e) {
      problems.add(new Problem(fileName, 0, "", "", "must be UTF-8"));
      return "";
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    }
  }
}
