package no.mestring.warehouse.synth;

import java.sql.SQLException;
import no.mestring.core.period.YearSpan;
import org.junit.jupiter.api.Tag;

/** The same of a larger country over ten years. */
@Tag("slow")
class LargeBuiltCoursesTest extends BuiltCoursesTest {
  LargeBuiltCoursesTest() throws SQLException {}

  @Override
  int persons() {
    return 200_000;
  }

  @Override
  YearSpan years() {
    return YearSpan.closed(2016, 2025);
  }
}
