package no.mestring.warehouse.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for numbers and texts in bytes, in all the ways that a file may have them. */
final class ByteSearch {
  /** Fewer digits stand in any file by chance. */
  private static final double SMALLEST = 1_000_000;

  private static final int SEVEN = 0x7f;

  private static final int BYTE = 0xff;

  private final List<Pattern> patterns = new ArrayList<>();

  private static final class Pattern {
    private final String what;
    private final byte[] bytes;

    Pattern(String what, byte[] bytes) {
      this.what = what;
      this.bytes = bytes;
    }
  }

  /** Looks for a text. */
  ByteSearch with(String text) {
    patterns.add(new Pattern(text, text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Looks for a number of many digits. */
  ByteSearch with(long number) {
    String what = String.valueOf(number);
    bothWays(number, Long.BYTES).forEach(bytes -> patterns.add(new Pattern(what, bytes)));
    return with(what);
  }

  /** Looks for numbers: as a double, and the large whole ones as whole numbers and as text too. */
  ByteSearch with(Collection<Double> numbers) {
    for (double number : numbers) {
      List<byte[]> all = new ArrayList<>();
      boolean isWhole = number == Math.rint(number);
      if (!isWhole || number >= SMALLEST) {
        all.addAll(bothWays(Double.doubleToLongBits(number), Double.BYTES));
        all.add(String.valueOf(number).getBytes(StandardCharsets.US_ASCII));
      }
      if (isWhole && number >= SMALLEST) {
        long whole = (long) number;
        all.addAll(bothWays(whole, Long.BYTES));
        all.addAll(bothWays(whole, Integer.BYTES));
        all.add(String.valueOf(whole).getBytes(StandardCharsets.US_ASCII));
        all.add("%,d".formatted(whole).getBytes(StandardCharsets.US_ASCII));
        all.add(varint(whole));
        all.add(varint(2 * whole)); // zigzag
      }
      all.forEach(bytes -> patterns.add(new Pattern(String.valueOf(number), bytes)));
    }
    return this;
  }

  private static List<byte[]> bothWays(long bits, int length) {
    byte[] big = new byte[length];
    byte[] little = new byte[length];
    for (int i = 0; i < length; i++) {
      little[i] = (byte) (bits >> (Byte.SIZE * i));
      big[length - 1 - i] = little[i];
    }
    return List.of(big, little);
  }

  private static byte[] varint(long number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long left = number;
    while (left > SEVEN) {
      bytes.write((int) (left & SEVEN) | (SEVEN + 1));
      left >>= Byte.SIZE - 1;
    }
    bytes.write((int) left);
    return bytes.toByteArray();
  }

  /** What stands in some bytes. */
  Set<String> in(byte[] bytes) {
    Map<Integer, List<Pattern>> byStart = new HashMap<>();
    for (Pattern pattern : patterns) {
      byStart.computeIfAbsent(start(pattern.bytes, 0), key -> new ArrayList<>()).add(pattern);
    }
    Set<String> found = new TreeSet<>();
    for (int from = 0; from + 1 < bytes.length; from++) {
      for (Pattern pattern : byStart.getOrDefault(start(bytes, from), List.of())) {
        int to = from + pattern.bytes.length;
        if (to <= bytes.length
            && Arrays.equals(bytes, from, to, pattern.bytes, 0, pattern.bytes.length)) {
          found.add(pattern.what);
        }
      }
    }
    return found;
  }

  private static int start(byte[] bytes, int from) {
    return (bytes[from] << Byte.SIZE) | (bytes[from + 1] & BYTE);
  }

  /** What stands in a text. */
  Set<String> in(String text) {
    return in(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What stands in any file of a folder, or in a file's name. */
  Set<String> in(Path folder) {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        found.addAll(in(String.valueOf(folder.relativize(file))));
        if (Files.isRegularFile(file)) {
          found.addAll(in(Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
