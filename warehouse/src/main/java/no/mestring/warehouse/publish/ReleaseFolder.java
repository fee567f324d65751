package no.mestring.warehouse.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;

/**
 * The releases of a warehouse, each a folder of files, and the ledger that says which there are, in
 * which order, and what they held: each line has a sum over the line before and the release's own.
 * A release that was taken back has a second line that says why; of it the sums of its files stay.
 */
final class ReleaseFolder {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final String SUMS = "SHA256SUMS";
  private static final String LEDGER = "LEDGER";
  private static final String TAKEN_BACK = " taken back: ";

  private final Path folder;

  ReleaseFolder(Path warehouse) {
    this.folder = warehouse.resolve("releases");
  }

  /**
   * The names of all releases, the oldest first.
   *
   * @throws WarehouseException if one of them is not what was written
   */
  List<String> names() {
    List<String> lines = ledger();
    Set<String> back = takenBack(lines);
    List<String> names = new ArrayList<>();
    String before = "";
    for (String line : lines) {
      String name = name(line);
      if (!NAME.matcher(name).matches() || !line.equals(expected(line, before, back))) {
        throw WarehouseException.world(
            "Cannot tell what was released before: release "
                + name
                + " is not what was written; put its files back as they were");
      }
      if (!back.contains(name)) {
        names.add(name);
      }
      before = line;
    }
    return names;
  }

  private static Set<String> takenBack(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(TAKEN_BACK))
        .map(ReleaseFolder::name)
        .collect(Collectors.toSet());
  }

  /** What a line must be if nothing was changed. */
  private String expected(String line, String before, Set<String> back) {
    String text = text(line);
    Path release = folder.resolve(name(line));
    if (text.contains(TAKEN_BACK)) {
      return entry(before, text, text);
    }
    return entry(before, back.contains(text) ? sumsLeft(release) : sums(release), text);
  }

  private static String sumsLeft(Path release) {
    try {
      return Files.readString(release.resolve(SUMS));
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + release.resolve(SUMS), e);
    }
  }

  /** The ledger; of a process killed at the very end, the one it was about to put in place. */
  private List<String> ledger() {
    List<String> next = lines(LEDGER + ".part");
    boolean isOut = !next.isEmpty() && Files.exists(folder.resolve(name(last(next))));
    return isOut ? next : lines(LEDGER);
  }

  private List<String> lines(String file) {
    Path ledger = folder.resolve(file);
    try {
      return Files.exists(ledger) ? Files.readAllLines(ledger) : List.of();
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + ledger, e);
    }
  }

  private static String last(List<String> lines) {
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  /** What stands behind the sum of a line. */
  private static String text(String line) {
    return line.substring(Math.max(0, line.indexOf("  "))).strip();
  }

  private static String name(String line) {
    return text(line).split(TAKEN_BACK, -1)[0];
  }

  /** A line whose sum is over the line before and some content. */
  private static String entry(String before, String content, String text) {
    return sum((before + "\n" + content).getBytes(StandardCharsets.UTF_8)) + "  " + text;
  }

  /**
   * The folder of a release.
   *
   * @throws WarehouseException if there is none of the name
   */
  Path of(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw WarehouseException.question(
          "Unknown release: '"
              + name
              + "'"
              + (names.isEmpty()
                  ? ", nothing was released yet; release with 'mestring release NAME'"
                  : Suggestion.of(name, names)));
    }
    return folder.resolve(name);
  }

  /**
   * Begins a release; a killed one's remains are thrown away.
   *
   * @return the folder to write its files to
   * @throws WarehouseException if the name is none or taken, or a release is not in the ledger
   */
  Path begin(String name) {
    if (!NAME.matcher(name).matches()) {
      throw WarehouseException.question(
          "Invalid name of a release: '"
              + name
              + "', must be of small letters, digits, '-', '_' and '.', such as 2026-01");
    }
    List<String> names = names();
    List<String> listed = ledger().stream().map(ReleaseFolder::name).toList();
    if (listed.contains(name)) {
      throw WarehouseException.question(
          names.contains(name)
              ? "Cannot release "
                  + name
                  + ": there is a release of that name, and what is out is out"
              : "Cannot release "
                  + name
                  + ": a release of that name was taken back; choose another name");
    }
    Path draft = draft(name);
    try {
      Files.createDirectories(folder);
      for (Path file : files(folder)) {
        refuseUnlisted(file, listed);
      }
      for (String back : takenBack(ledger())) {
        deleteAllButSums(folder.resolve(back)); // if somebody was killed when it was taken back
      }
      delete(draft);
      Files.createDirectories(draft);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot write " + draft, e);
    }
    return draft;
  }

  /** Without its line in the ledger, what a release shows would not count as known. */
  private static void refuseUnlisted(Path file, List<String> listed) {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file) && NAME.matcher(name).matches() && !listed.contains(name)) {
      throw WarehouseException.world(
          "Cannot tell what was released before: the ledger has no line for release "
              + name
              + "; put the ledger back as it was, or delete "
              + file
              + " if nobody has it");
    }
  }

  private Path draft(String name) {
    return folder.resolve("." + name + ".part");
  }

  /** Ends a release: from now on there is one. */
  void end(String name) {
    Path draft = draft(name);
    try {
      Files.writeString(draft.resolve(SUMS), computeSums(draft));
      List<String> lines = new ArrayList<>(ledger());
      lines.add(entry(last(lines), sums(draft), name));
      Path part = folder.resolve(LEDGER + ".part");
      Files.write(part, lines);
      Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      Files.move(part, folder.resolve(LEDGER), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot write release " + name, e);
    }
  }

  /**
   * Takes a release back: from now on there is none, and its files are deleted.
   *
   * @param why one line, for whoever reads the ledger
   * @throws WarehouseException if there is no such release, or no reason
   */
  void takeBack(String name, String why) {
    Path release = of(name);
    if (why.strip().lines().count() != 1) {
      throw WarehouseException.question(
          "Cannot take release " + name + " back: say in one line why nobody has it");
    }
    try {
      List<String> lines = new ArrayList<>(ledger());
      String text = name + TAKEN_BACK + why.strip();
      lines.add(entry(last(lines), text, text));
      Path next = folder.resolve(LEDGER + ".next");
      Files.write(next, lines);
      Files.move(next, folder.resolve(LEDGER), StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(folder.resolve(LEDGER + ".part"));
      deleteAllButSums(release);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot take release " + name + " back", e);
    }
  }

  private static void deleteAllButSums(Path release) throws IOException {
    for (Path file : files(release)) {
      if (!file.endsWith(SUMS)) {
        Files.delete(file);
      }
    }
  }

  /** Throws away what was written of a release that came to nothing. */
  void abandon(String name) {
    try {
      delete(draft(name));
    } catch (IOException e) {
      throw WarehouseException.file("Cannot delete " + draft(name), e);
    }
  }

  /** The sums of a release's files as they are now. */
  private static String sums(Path release) {
    try {
      return Files.isDirectory(release) ? computeSums(release) : "";
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + release, e);
    }
  }

  private static String computeSums(Path release) throws IOException {
    StringBuilder sums = new StringBuilder();
    for (Path file : files(release)) {
      String name = file.getFileName().toString();
      if (!name.equals(SUMS)) {
        sums.append(sum(Files.readAllBytes(file))).append("  ").append(name).append('\n');
      }
    }
    return sums.toString();
  }

  private static List<Path> files(Path release) throws IOException {
    try (Stream<Path> files = Files.list(release)) {
      return files.sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is always there", e);
    }
  }
}
