package no.mestring.warehouse.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Finds the lines of a file where a cell's quotes are not closed. */
final class Quotes {
  private static final int BUFFER = 1 << 14;

  private Quotes() {}

  /**
   * The numbers of the lines in which such a cell begins, each once, in order. A cell that is never
   * closed swallows lines, so it must not pass for a long one.
   */
  static List<Long> faultyLines(Reader reader, char separator) throws IOException {
    List<Long> lines = new ArrayList<>();
    long line = 1;
    long opened = 0;
    boolean isInside = false;
    boolean isClosed = false;
    boolean isStart = true;
    char[] buffer = new char[BUFFER];
    int before = 0;
    for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
      for (int i = 0; i < length; i++) {
        char c = buffer[i];
        if (isInside) {
          isInside = c != '"';
          isClosed = !isInside;
        } else if (c == '"' && (isStart || isClosed)) {
          opened = isStart ? line : opened;
          isInside = true;
          isStart = false;
          isClosed = false;
        } else {
          isStart = c == separator || c == '\n' || c == '\r';
          if (isClosed && !isStart) {
            add(lines, opened);
          }
          isClosed = false;
        }
        line += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
        before = c;
      }
    }
    if (isInside) {
      add(lines, opened);
    }
    return lines;
  }

  private static void add(List<Long> lines, long line) {
    if (lines.isEmpty() || lines.get(lines.size() - 1) != line) {
      lines.add(line);
    }
  }
}
