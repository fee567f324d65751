package no.mestring.warehouse.recode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import no.mestring.warehouse.failure.WarehouseException;

/** Writes a file beside its place and moves it there when it is whole. */
final class AtomicFile {
  /** What is written. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  static void write(Path file, Existing existing, Content content) {
    Path place = place(file, existing);
    Path folder = place.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw WarehouseException.question("Cannot write " + file + ": there is no such folder");
    }
    try {
      Path beside = Files.createTempFile(folder, "." + place.getFileName() + ".", ".part");
      Thread cleaner = new Thread(() -> beside.toFile().delete());
      Runtime.getRuntime().addShutdownHook(cleaner); // Ctrl-C
      try {
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
          content.writeTo(out);
          out.flush();
          channel.force(true);
        }
        place(file, existing); // nobody else wrote it meanwhile
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
        Runtime.getRuntime().removeShutdownHook(cleaner);
      }
    } catch (IOException e) {
      throw WarehouseException.file("Cannot write " + file, e);
    }
  }

  /** Refuses a place where something is that must stay. */
  static Path place(Path file, Existing existing) {
    try {
      if (!Files.exists(file)) {
        return file.toAbsolutePath();
      }
      if (!Files.isRegularFile(file)) {
        throw WarehouseException.question(
            "Cannot write "
                + file
                + ": it is "
                + (Files.isDirectory(file) ? "a folder" : "no ordinary file"));
      }
      if (existing == Existing.KEEP) {
        throw WarehouseException.question(
            "Cannot write " + file + ": it is there already; --force replaces it");
      }
      return file.toRealPath();
    } catch (IOException e) {
      throw WarehouseException.file("Cannot write " + file, e);
    }
  }
}
