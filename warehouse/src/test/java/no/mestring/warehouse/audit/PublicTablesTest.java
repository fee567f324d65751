package no.mestring.warehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.audit.AuditRequest.Scope;
import no.mestring.warehouse.audit.AuditRequest.TableForm;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Statistics Norway's own examples (R packages GaussSuppression 1.2.3 and SSBtools 1.8.6),
 * protected by them, with the bounds that they print beside, computed by lpSolve. The files are
 * read where they are; with none the test is left out.
 */
class PublicTablesTest {
  private static final Path DATA = Path.of("../../shared/spec/disclosure-data");

  @TempDir Path folder;

  /** Of {@code group} the column of the inner cells whose values are sums of the column's own. */
  @ParameterizedTest
  @CsvSource({
    "mun_accidents_maxN3, mun_accidents_inner, freq, ''",
    "mun_accidents_maxN3_zerosPublished, mun_accidents_inner, freq, ''",
    "mun_accidents_maxN4, mun_accidents_inner, freq, ''",
    "mun_accidents_maxN4_zerosPublished, mun_accidents_inner, freq, ''",
    "z1_maxN3, z1_inner, ant, ''",
    "example1_t1_ageXgeo_maxN1, example1_a_inner, freq, ''",
    "example1_t2_ageXgeoEu_maxN2, example1_a_inner, freq, geo eu",
    "example1_t4_noZeros_maxN4, example1_a_inner, freq, geo eu",
    "example1_t5_secZeros_maxN3, example1_a_inner, freq, geo eu",
    "example1_t7_b_zeros_maxN2, example1_b_inner, freq, geo eu",
    "example1_t8_singleton_maxN1, example1_inner, freq, geo eu",
    "example1_t8none_singletonNone_maxN1, example1_inner, freq, geo eu",
    "example1_t9a_ageXgeo_maxN3, example1_inner, freq, ''",
    "z2_maxN3, z2_inner, ant, region fylke kostragr",
    "z2_maxN4_noZeros, z2_inner, ant, region fylke kostragr",
  })
  void theRangesAreThoseThatArePrinted(String cells, String inner, String count, String group)
      throws IOException {
    assumeTrue(Files.exists(DATA));
    List<List<String>> rows = read(cells);
    List<String> header = rows.get(0);
    int at = header.indexOf(count);
    int low = header.indexOf("lo");
    List<String> lines = new ArrayList<>();
    Map<String, String> printed = new TreeMap<>();
    for (List<String> row : rows) {
      boolean isHidden = row.get(header.indexOf("suppressed")).equals("TRUE");
      List<String> place = row.subList(0, at);
      lines.add(String.join(",", place) + "," + (isHidden ? ":" : row.get(at)));
      if (isHidden && !row.get(low).isEmpty()) {
        printed.put(String.join(", ", place), row.get(low) + " " + row.get(low + 1));
      }
    }
    Map<String, String> found = new TreeMap<>();
    for (Finding finding : audit(lines, group.isEmpty() ? List.of() : parts(inner, group))) {
      if (finding.kind() != Finding.Kind.TOGETHER && printed.containsKey(finding.cell())) {
        found.put(finding.cell(), finding.least() + " " + finding.most().orElse(-1));
      }
    }
    assertThat(found).isNotEmpty().isEqualTo(printed);
  }

  /** What the columns of the inner cells say of sums, as a user would type it. */
  private static List<String> parts(String inner, String group) throws IOException {
    List<List<String>> rows = read(inner);
    List<String> columns = List.of(group.split(" ", -1));
    int own = rows.get(0).indexOf(columns.get(0));
    List<String> parts = new ArrayList<>();
    TreeSet<String> all = new TreeSet<>();
    for (String column : columns.subList(1, columns.size())) {
      Map<String, TreeSet<String>> wholes = new TreeMap<>();
      for (List<String> row : rows.subList(1, rows.size())) {
        wholes
            .computeIfAbsent(row.get(rows.get(0).indexOf(column)), key -> new TreeSet<>())
            .add(row.get(own));
        all.add(row.get(own));
      }
      wholes.forEach(
          (whole, some) -> parts.add(columns.get(0) + ":" + whole + "=" + String.join(",", some)));
    }
    if (columns.get(0).equals("geo")) {
      parts.add("geo:Total=" + String.join(",", all));
    }
    return parts;
  }

  private List<Finding> audit(List<String> lines, List<String> parts) {
    Path file = TestingFiles.write(folder.resolve("table.csv"), lines.toArray(String[]::new));
    return Auditor.audit(
            new AuditRequest(
                file,
                TableForm.TOLD_BY_CONTENT,
                Optional.empty(),
                List.of(),
                List.of(),
                parts,
                List.of(),
                OptionalInt.of(0),
                Scope.ALL,
                Duration.ofMinutes(1)),
            Clock.systemUTC(),
            text -> {})
        .findings();
  }

  private static List<List<String>> read(String name) throws IOException {
    return Files.readAllLines(DATA.resolve(name + ".csv")).stream()
        .map(
            line ->
                Arrays.stream(line.replace("\"", "").split(",", -1)).collect(Collectors.toList()))
        .collect(Collectors.toList());
  }
}
