package no.mestring.warehouse.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.mestring.warehouse.failure.WarehouseException;

/**
 * A process that loads a package and takes it back, or does something else by the line, for tests
 * to kill or to starve.
 */
final class LoadingProcess implements AutoCloseable {
  static final String READY = "ready";

  private final Process process;
  private final BufferedReader answers;

  private LoadingProcess(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a process in a folder; it has opened the warehouse when this returns. */
  static LoadingProcess start(Path folder, Path warehouse, String delivery) throws IOException {
    return start(folder, LoadingProcess.class, List.of(warehouse.toString(), delivery));
  }

  /** Starts a process of another program, which says when it is ready and then answers lines. */
  static LoadingProcess start(Path folder, Class<?> program, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED"); // else Java warns before anything is said
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    LoadingProcess started = new LoadingProcess(builder.redirectErrorStream(true).start());
    String answer = started.answer();
    if (!answer.equals(READY)) {
      throw new IllegalStateException("Cannot start a loading process: " + answer);
    }
    return started;
  }

  /** Lets it load and undo, so many times. */
  void begin(int rounds) throws IOException {
    process.getOutputStream().write("\n".repeat(rounds).getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** The next line it prints. */
  String answer() throws IOException {
    return String.valueOf(answers.readLine());
  }

  Process process() {
    return process;
  }

  /** Kills it, without any chance to tidy up. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Runs in the process, until it is killed or nobody writes to it any more. */
  public static void main(String[] args) throws IOException {
    try (Warehouse warehouse = Warehouse.open(Path.of(args[0]))) {
      warehouse.latest(); // the libraries unpack their native parts before they are starved
      System.out.println(READY);
      while (System.in.read() == '\n') {
        try {
          LoadResult result = warehouse.load(List.of(Path.of(args[1])));
          System.out.println(result);
          System.out.println(warehouse.undo(result.load()));
        } catch (WarehouseException e) {
          System.out.println(e.failure() + " " + e.getMessage());
        }
      }
    }
  }
}
