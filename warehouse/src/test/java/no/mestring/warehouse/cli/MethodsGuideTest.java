package no.mestring.warehouse.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the examples of docs/methods.md: what a line prints stands behind it, {@code
 * System.out.println(x); // 61.1217}, and what a query answers stands in the next block.
 */
class MethodsGuideTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("^(#+ [^\n]+)$|^```java\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern QUERY =
      Pattern.compile(
          "^```sql\n(.*?)^```\n\n```text\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern PRINTED = Pattern.compile("println\\(.*\\); // (.*)$");

  static Stream<Arguments> examples() throws IOException {
    List<Arguments> examples = new ArrayList<>();
    String heading = "";
    for (MatchResult found : EXAMPLE.matcher(page()).results().toList()) {
      if (found.group(1) != null) {
        heading = found.group(1);
      } else {
        examples.add(Arguments.of(heading, found.group(2)));
      }
    }
    return examples.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void everyExamplePrintsWhatStandsBehindIt(String heading, String example, @TempDir Path folder)
      throws Exception {
    List<String> expected = new ArrayList<>();
    for (String line : example.lines().toList()) {
      Matcher printed = PRINTED.matcher(line);
      if (printed.find()) {
        expected.add(printed.group(1));
      }
    }
    assertThat(expected).as("printed lines under " + heading).isNotEmpty();
    assertThat(run(example, folder)).isEqualTo(expected);
  }

  @Test
  void everyQueryAnswersWhatStandsBehindIt(@TempDir Path folder) throws IOException {
    Cli cli = new Cli(folder);
    assertThat(cli.run("load", Cli.sampleData().toString()).exitCode()).isZero();
    List<MatchResult> queries = QUERY.matcher(page()).results().toList();
    assertThat(queries).isNotEmpty();
    for (MatchResult query : queries) {
      assertThat(cli.run("sql", query.group(1)).out()).isEqualTo(query.group(2));
    }
  }

  private static String page() throws IOException {
    return Files.readString(Cli.project().resolve("docs/methods.md"));
  }

  private static List<String> run(String example, Path folder) throws Exception {
    Path source =
        Files.writeString(
            folder.resolve("Example.java"),
            imports()
                + "public class Example {\n"
                + "  public static void main(String[] args) throws Exception {\n"
                + example
                + "  }\n}\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter faults = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean isCompiled =
          compiler
              .getTask(
                  faults,
                  files,
                  null,
                  List.of("-cp", System.getProperty("java.class.path"), "-proc:none"),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      assertThat(isCompiled).as(faults.toString()).isTrue();
    }
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader classes =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, MethodsGuideTest.class.getClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      classes
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** All packages of the library, so that the examples can be read without imports. */
  private static String imports() throws IOException {
    Path sources = Cli.project().resolve("core-lib/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      return files
              .filter(file -> file.endsWith("package-info.java"))
              .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
              .sorted()
              .map(name -> "import " + name + ".*;\n")
              .collect(joining())
          + "import java.time.LocalDate;\nimport java.util.*;\nimport java.util.stream.*;\n";
    }
  }
}
