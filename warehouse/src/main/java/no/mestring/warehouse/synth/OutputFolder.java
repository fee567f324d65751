package no.mestring.warehouse.synth;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is written whole or not at all: its files have hidden names until all are there.
 *
 * <p>A process that was killed leaves hidden files only; the next one that writes to the folder
 * deletes them.
 */
final class OutputFolder implements AutoCloseable {
  private static final String LOCK = ".synth.lock";
  private static final String PART = ".part";

  private final Path folder;
  private final boolean isNew;
  private final FileChannel channel;
  private final List<String> names = new ArrayList<>();
  private final Thread cleaner = new Thread(this::clean);
  private boolean isDone;

  private OutputFolder(Path folder, boolean isNew, FileChannel channel) {
    this.folder = folder;
    this.isNew = isNew;
    this.channel = channel;
  }

  /**
   * Takes a folder for writing, and makes it if there is none.
   *
   * @throws WarehouseException if something is in it, or somebody else is writing to it
   */
  static OutputFolder open(Path folder) {
    boolean isNew = !Files.exists(folder);
    if (!isNew && !Files.isDirectory(folder)) {
      throw WarehouseException.question("Cannot write " + folder + ": it is no folder");
    }
    try {
      Files.createDirectories(folder);
      checkEmpty(folder);
      OutputFolder output = new OutputFolder(folder, isNew, lock(folder));
      output.deleteParts();
      Runtime.getRuntime().addShutdownHook(output.cleaner); // Ctrl-C
      return output;
    } catch (IOException e) {
      throw WarehouseException.file("Cannot write " + folder, e);
    }
  }

  private static void checkEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.anyMatch(file -> !isPart(file) && !file.endsWith(LOCK))) {
        throw WarehouseException.question(
            "Cannot write " + folder + ": the folder is not empty; name a new one");
      }
    }
  }

  private static boolean isPart(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.endsWith(PART);
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // of this process: no lock either
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    if (lock == null) {
      throw WarehouseException.world(
          "Cannot write " + folder + ": another process is writing there");
    }
    return channel;
  }

  private void deleteParts() throws IOException {
    List<Path> parts;
    try (Stream<Path> files = Files.list(folder)) {
      parts = files.filter(OutputFolder::isPart).toList();
    }
    for (Path part : parts) {
      Files.deleteIfExists(part);
    }
  }

  /** Where a file is written until all are done; they get their names in the order asked for. */
  synchronized Path part(String name) {
    names.add(name);
    return hidden(name);
  }

  private Path hidden(String name) {
    return folder.resolve("." + name + PART);
  }

  /** Writes a short file. */
  void write(String name, String text) {
    try {
      Files.writeString(part(name), text);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot write " + folder.resolve(name), e);
    }
  }

  /** Gives the files their names. */
  void finish() {
    try {
      for (String name : names) {
        try (FileChannel file = FileChannel.open(hidden(name), StandardOpenOption.WRITE)) {
          file.force(true);
        }
      }
      for (String name : names) {
        Files.move(hidden(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
      isDone = true;
    } catch (IOException e) {
      throw WarehouseException.file("Cannot write " + folder, e);
    }
  }

  /** Leaves the folder; what is not finished goes. */
  @Override
  public void close() {
    clean();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // the process is ending, and the hook has done or does the same
    }
  }

  private synchronized void clean() {
    try {
      if (channel.isOpen()) {
        deleteParts();
        Files.deleteIfExists(folder.resolve(LOCK));
        channel.close();
        if (isNew && !isDone) {
          Files.deleteIfExists(folder);
        }
      }
    } catch (IOException e) {
      throw WarehouseException.file("Cannot clean up " + folder, e);
    }
  }
}
