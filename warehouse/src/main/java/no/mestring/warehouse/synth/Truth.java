package no.mestring.warehouse.synth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.List;
import no.mestring.warehouse.failure.WarehouseException;

/** The chances that the events were drawn by, as a file. */
final class Truth {
  /** The file's header. */
  static final String HEADER = "event_table,code_group,year,area,sex,age,persons,per_1000,recorded";

  private final Model model;
  private final Census census;
  private final Lives lives;
  private final Municipalities municipalities;
  private final Causes causes;
  private final int[] atRisk;
  private final TruthLine line = new TruthLine();
  private long rows;

  Truth(Model model, Census census, Lives lives, Municipalities municipalities, Causes causes) {
    this.model = model;
    this.census = census;
    this.lives = lives;
    this.municipalities = municipalities;
    this.causes = causes;
    this.atRisk = census.atRisk();
  }

  /** Writes the file; the answer is how many rows it has. */
  long write(Path file) {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADER + "\n");
      List<Model.Group> groups = model.groups();
      for (int group = 0; group < groups.size(); group++) {
        if (groups.get(group).table() != EventTable.PATHWAY_EVENT) { // see CourseTruth
          events(group, groups.get(group), out);
        }
      }
      deaths("all", out);
      deaths("X60-X84", out);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot write " + file, e);
    }
    return rows;
  }

  private void events(int number, Model.Group group, Writer out) throws IOException {
    for (int year = 0; year < lives.years(); year++) {
      for (int municipality = 0; municipality < municipalities.count(); municipality++) {
        for (int sex = 0; sex < 2; sex++) {
          for (int band = 0; band < AgeBand.COUNT; band++) {
            int cell = census.cell(year, municipality, sex, band);
            double chance = census.any(group.parts(), municipality, year, sex, band, 1);
            double recorded = atRisk[cell] * chance + census.moved(number, cell);
            write(
                group.table(), group.name(), year, municipality, sex, band, chance, recorded, out);
          }
        }
      }
    }
  }

  private void deaths(String group, Writer out) throws IOException {
    for (int year = 0; year < lives.years(); year++) {
      for (int municipality = 0; municipality < municipalities.count(); municipality++) {
        for (int sex = 0; sex < 2; sex++) {
          for (int band = 0; band < AgeBand.COUNT; band++) {
            int cell = census.cell(year, municipality, sex, band);
            double share = group.equals("all") ? 1 : causes.suicides(band);
            double chance = atRisk[cell] == 0 ? 0 : share * census.dying(cell) / atRisk[cell];
            double recorded = share * recorded(year, municipality, sex, band);
            write(EventTable.DEATH, group, year, municipality, sex, band, chance, recorded, out);
          }
        }
      }
    }
  }

  /** Those who die here: residents but for those who moved before, and those who moved here. */
  private double recorded(int year, int municipality, int sex, int band) {
    double movers = 0;
    for (int from = 0; from < municipalities.count(); from++) {
      movers += census.dyingMovers(census.cell(year, from, sex, band));
    }
    int days = Year.isLeap(lives.firstYear() + year) ? 366 : 365;
    double inTime = (days - 1.0) / days; // nobody moves before dying on 1 January
    int cell = census.cell(year, municipality, sex, band);
    return census.dying(cell)
        + inTime * (municipalities.pull(municipality) * movers - census.dyingMovers(cell));
  }

  private void write(
      EventTable table,
      String group,
      int year,
      int municipality,
      int sex,
      int band,
      double chance,
      double recorded,
      Writer out)
      throws IOException {
    int persons = atRisk[census.cell(year, municipality, sex, band)];
    long millionths = TruthLine.millionths(recorded);
    if (persons > 0 || millionths > 0) {
      line.add(table.toString())
          .add(group)
          .add(lives.firstYear() + year)
          .add(municipalities.codes().get(municipality))
          .add(sex == 0 ? "female" : "male")
          .add(AgeBand.LABELS.get(band))
          .add(persons)
          .addMillionths(TruthLine.millionths(chance * 1000))
          .addMillionths(millionths)
          .end(out);
      rows++;
    }
  }
}
