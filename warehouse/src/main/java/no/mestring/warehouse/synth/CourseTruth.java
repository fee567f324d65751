package no.mestring.warehouse.synth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import no.mestring.warehouse.failure.WarehouseException;

/** How many courses were to begin, and the daily chances that they went on by, as a file. */
final class CourseTruth {
  /** The file's header. */
  static final String HEADER =
      "year,area,sex,age,persons,per_1000,begun,decision_per_1000_days,service_start_per_1000_days,"
          + "withdrawn_per_1000_days,closed_per_1000_days";

  private static final int[] DAILY = {
    CourseSteps.DECISION, CourseSteps.SERVICE_START, CourseSteps.WITHDRAWN, CourseSteps.CLOSED
  };

  private final CourseSteps steps;
  private final Census census;
  private final Lives lives;
  private final Municipalities municipalities;
  private final int group;
  private final int[] atRisk;
  private final TruthLine line = new TruthLine();
  private long rows;

  CourseTruth(Model model, Census census, Lives lives, Municipalities municipalities) {
    this.steps = new CourseSteps(model);
    this.census = census;
    this.lives = lives;
    this.municipalities = municipalities;
    this.group =
        model.groups().stream().map(Model.Group::table).toList().indexOf(EventTable.PATHWAY_EVENT);
    this.atRisk = census.atRisk();
  }

  /** Writes the file; the answer is how many rows it has. */
  long write(Path file) {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADER + "\n");
      for (int year = 0; year < lives.years(); year++) {
        for (int municipality = 0; municipality < municipalities.count(); municipality++) {
          for (int sex = 0; sex < 2; sex++) {
            for (int band = 0; band < AgeBand.COUNT; band++) {
              write(year, municipality, sex, band, out);
            }
          }
        }
      }
    } catch (IOException e) {
      throw WarehouseException.file("Cannot write " + file, e);
    }
    return rows;
  }

  private void write(int year, int municipality, int sex, int band, Writer out) throws IOException {
    int cell = census.cell(year, municipality, sex, band);
    double chance = steps.chance(CourseSteps.APPLICATION, municipality, year, sex, band);
    long begun = TruthLine.millionths(atRisk[cell] * chance + census.moved(group, cell));
    if (chance > 0 && (atRisk[cell] > 0 || begun > 0)) {
      line.add(lives.firstYear() + year)
          .add(municipalities.codes().get(municipality))
          .add(sex == 0 ? "female" : "male")
          .add(AgeBand.LABELS.get(band))
          .add(atRisk[cell])
          .addMillionths(TruthLine.millionths(1000 * chance))
          .addMillionths(begun);
      for (int step : DAILY) {
        double daily = steps.chance(step, municipality, year, sex, band);
        line.addMillionths(TruthLine.millionths(1000 * daily));
      }
      line.end(out);
      rows++;
    }
  }
}
