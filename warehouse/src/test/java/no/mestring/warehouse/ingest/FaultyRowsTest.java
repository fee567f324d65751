package no.mestring.warehouse.ingest;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.tree;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.mestring.warehouse.app.HistoryLine;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.failure.Failure;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultyRowsTest {
  private static final String EXPECTED =
      """
      prescription_users.csv:3: area: '6666' is no area's code
      prescription_users.csv:4: area: '3447' is not valid in 2013, only from 2020; \
      Søndre Land was 0536 then
      prescription_users.csv:5: area: '536' is no area's code; a leading zero is lost: \
      0536 is Søndre Land
      prescription_users.csv:6: area: 'Søndre Land' is no area's code; write the code: \
      0536 (until 2019), 3447 (from 2020)
      prescription_users.csv:7: persons: '-5' must be 0 or more
      prescription_users.csv:8: per_1000: '1.234,5' must be a number with a decimal point \
      and no other sign, such as 1234.5
      prescription_users.csv:9: persons: '12.5' must be a whole number
      prescription_users.csv:10: population: '5 700' must be a whole number in plain digits, \
      such as 1234
      prescription_users.csv:11: persons: 'mange' must be a whole number in plain digits, \
      such as 1234
      prescription_users.csv:12: per_1000: 'NaN' must be a number with a decimal point \
      and no other sign, such as 1234.5
      prescription_users.csv:13: must be UTF-8, has other bytes; save it as CSV UTF-8
      prescription_users.csv:14: must have 10 fields, has 3
      prescription_users.csv:15: must have 10 fields, has 11
      prescription_users.csv:16: area, period, drug_group, sex, age: must differ from those of line 2
      prescription_users.csv:17: sex: must not be empty
      prescription_users.csv:18: sex: 'alle' must be one of female, male, both
      prescription_users.csv:19: drug_group: 'antidepressant' must be one of total, antipsychotics, \
      antidepressants, sedatives, adhd; did you mean antidepressants?
      prescription_users.csv:20: period: '2013/2015' must be a year or a span of years in order, \
      such as 2013 or 2013-2015
      prescription_users.csv:21: period: '2015-2013' must be a year or a span of years in order, \
      such as 2013 or 2013-2015
      prescription_users.csv:22: age: '0 til 74' must be a range of ages in order, \
      such as 0-74 or 16+
      prescription_users.csv:23: age: '74-0' must be a range of ages in order, such as 0-74 or 16+
      prescription_users.csv:24: per_1000: '1579' must be 1000 or less
      prescription_users.csv:25: persons: '5700' must not exceed population, 900
      prescription_users.csv:26: source: 'plann' is not in table source; did you mean plan?
      prescription_users.csv:27: drug_group: ' total' must not have spaces around it
      prescription_users.csv:28: place: 'bell \\u0007 in a text' must not contain control characters
      prescription_users.csv:29: must close a quote before the next comma or line; \
      a quote inside a cell is written twice
      service_users.csv:1: number: is no column of service_users; there are: area, as_of, period, \
      persons, place, precision, service, sex, source
      service_users.csv:1: persons: is missing in the header""";

  @Test
  void everyFaultIsOneProblemAndNothingIsLoaded(@TempDir Path temp) throws IOException {
    List<Path> faulty =
        List.of(
            copy("prescription_users-faults.csv", temp.resolve("prescription_users.csv")),
            copy("service_users-header.csv", temp.resolve("service_users.csv")));
    Path folder = temp.resolve("warehouse");
    try (Warehouse warehouse = Warehouse.open(folder)) {
      warehouse.load(List.of(write(temp.resolve("source.csv"), SOURCE, "plan,Plan,Kommunen,2016")));
      Map<String, Integer> files = tree(folder);
      List<HistoryLine> history = warehouse.history();

      WarehouseException refusal =
          catchThrowableOfType(WarehouseException.class, () -> warehouse.load(faulty));

      assertThat(problems(refusal)).isEqualTo(EXPECTED);
      assertThat(refusal)
          .hasMessage(
              "29 problems, nothing was loaded; codes of other years can be loaded with"
                  + " --borders YEAR or --wrong-codes place");
      assertThat(refusal.failure()).isEqualTo(Failure.DATA);
      assertThat(tree(folder)).isEqualTo(files);
      assertThat(warehouse.history()).isEqualTo(history);
      assertThat(ask(warehouse.latest(), "select count(*) from prescription_users")).isEqualTo("0");
      assertThat(ask(warehouse.latest(), "select source from source")).isEqualTo("plan");
    }
  }

  private static Path copy(String resource, Path target) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(FaultyRowsTest.class.getResourceAsStream(resource), resource)) {
      Files.copy(file, target);
    }
    return target;
  }
}
