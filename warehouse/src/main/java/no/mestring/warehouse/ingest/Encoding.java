package no.mestring.warehouse.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.mestring.warehouse.failure.UnreadableException;

/**
 * How a text file's letters are written, told by its bytes: UTF-8, or Windows-1252, which Latin-1
 * is a part of.
 *
 * @param charset the encoding
 * @param faultyLines the lines with bytes that are no UTF-8 in a file that else is
 */
record Encoding(Charset charset, List<Long> faultyLines) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final String SAVE = "; save it as CSV UTF-8";
  private static final int BUFFER = 1 << 16;

  /** Bytes without a meaning in Windows-1252. */
  private static final String UNUSED = "\u0081\u008D\u008F\u0090\u009D";

  /** Within a word these are å and ø of DOS, and Å, æ and ø of the Macintosh. */
  private static final String OTHER_LETTERS = "\u0086\u009B\u008C\u00BE\u00BF";

  Encoding {
    faultyLines = List.copyOf(faultyLines);
  }

  /**
   * Reads the whole file.
   *
   * @throws UnreadableException if it is no text, or in an encoding that is not told from others
   */
  static Encoding of(Path file) throws IOException {
    if (isUtf16(file)) {
      throw new UnreadableException("must be UTF-8, not UTF-16" + SAVE);
    }
    Utf8Lines utf8;
    try (InputStream in = Files.newInputStream(file)) {
      utf8 = new Utf8Lines(in);
      utf8.read();
    }
    if (utf8.faulty.isEmpty() || utf8.hasLetters) {
      return new Encoding(StandardCharsets.UTF_8, utf8.faulty);
    }
    checkWindows(file);
    return new Encoding(WINDOWS, List.of());
  }

  /** Whether the file starts as UTF-16 does, where every byte would be a fault. */
  private static boolean isUtf16(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      int first = in.read();
      int second = in.read();
      boolean hasMark = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
      return hasMark || (first == 0) != (second == 0);
    }
  }

  private static void checkWindows(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      int before = 0;
      int c = in.read();
      for (long line = 1; c >= 0; ) {
        int next = in.read();
        boolean isInWord = isLetter(before) && isLetter(next);
        if (UNUSED.indexOf(c) >= 0 || (isInWord && OTHER_LETTERS.indexOf(c) >= 0)) {
          throw new UnreadableException(
              "must be UTF-8 or Windows-1252, byte %02X in line %d is neither".formatted(c, line)
                  + SAVE);
        }
        line += c == '\n' || (c == '\r' && next != '\n') ? 1 : 0;
        before = c;
        c = next;
      }
    }
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Checks bytes one by one. */
  private static final class Utf8Lines {
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private final List<Long> faulty = new ArrayList<>();
    private boolean hasLetters;
    private long line = 1;

    private Utf8Lines(InputStream in) {
      this.in = in;
    }

    /** The next byte, -1 at the end; a stream's own way to it takes a lock for each. */
    private int next() throws IOException {
      if (at == end) {
        end = Math.max(in.read(buffer), 0);
        at = 0;
      }
      return end == 0 ? -1 : buffer[at++] & 0xFF;
    }

    private void read() throws IOException {
      int c = next();
      while (c >= 0) {
        if (c == 0) {
          throw new UnreadableException("must be text, has a NUL byte in line " + line);
        }
        if (c < 0x80) {
          int following = next();
          line += c == '\n' || (c == '\r' && following != '\n') ? 1 : 0;
          c = following;
        } else {
          c = letter(c);
        }
      }
    }

    /** Reads a letter of several bytes; returns the byte behind it. */
    private int letter(int first) throws IOException {
      int more = first >= 0xC2 && first < 0xE0 ? 1 : first >= 0xE0 && first < 0xF0 ? 2 : 3;
      boolean isMark = first == 0xEF;
      int c = next();
      if (first < 0xC2 || first > 0xF4 || !isSecond(first, c)) {
        fault();
        return c;
      }
      isMark &= c == 0xBB;
      for (int i = 1; i < more; i++) {
        c = next();
        if ((c & 0xC0) != 0x80 || c < 0) {
          fault();
          return c;
        }
        isMark &= c == 0xBF;
      }
      hasLetters |= !isMark || line > 1;
      return next();
    }

    /** No letter is written longer than it needs to be, and none is half of a pair. */
    private static boolean isSecond(int first, int c) {
      int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
      int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
      return c >= least && c <= most;
    }

    private void fault() {
      if (faulty.isEmpty() || faulty.get(faulty.size() - 1) != line) {
        faulty.add(line);
      }
    }
  }
}
