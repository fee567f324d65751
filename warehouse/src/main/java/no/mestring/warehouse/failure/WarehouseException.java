package no.mestring.warehouse.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import no.mestring.core.person.NationalIdentityNumber;
import org.jspecify.annotations.Nullable;

/** A refusal or failure that somebody other than a programmer can do something about. */
public final class WarehouseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Failure failure;
  private final transient List<Problem> problems;

  private WarehouseException(
      Failure failure, String message, List<Problem> problems, @Nullable Throwable cause) {
    super(NationalIdentityNumber.masked(message), cause);
    this.failure = failure;
    this.problems = List.copyOf(problems);
  }

  /** A question that cannot be answered, such as SQL with an unknown column. */
  public static WarehouseException question(String message) {
    return new WarehouseException(Failure.QUESTION, message, List.of(), null);
  }

  /** Something outside went wrong, such as a full disk. */
  public static WarehouseException world(String message, Throwable cause) {
    return new WarehouseException(Failure.WORLD, message, List.of(), cause);
  }

  /**
   * A file or folder that cannot be read or written.
   *
   * @param what what cannot be done, such as {@code Cannot read plan.csv}
   */
  public static WarehouseException file(String what, IOException cause) {
    return world(what + ": " + reason(cause), cause);
  }

  /** Why a file cannot be read or written, in words; many exceptions name the file only. */
  public static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    } else if (cause instanceof AccessDeniedException) {
      return "no permission";
    } else if (cause instanceof FileAlreadyExistsException) {
      return "a file is where a folder should be";
    } else if (cause instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return String.valueOf(cause.getMessage());
  }

  /** Something outside is not as it must be, such as a folder that holds something else. */
  public static WarehouseException world(String message) {
    return new WarehouseException(Failure.WORLD, message, List.of(), null);
  }

  /** Data that is refused, with everything that is wrong with it. */
  public static WarehouseException data(String message, List<Problem> problems) {
    return new WarehouseException(Failure.DATA, message, problems, null);
  }

  /** Whose hands it is in. */
  public Failure failure() {
    return failure;
  }

  /** Everything that is wrong with refused data, in the order of files and lines; else empty. */
  public List<Problem> problems() {
    return problems;
  }
}
