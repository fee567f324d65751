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

  private static final long MILLION = 1_000_000;

  private final Model model;
  private final Census census;
  private final Lives lives;
  private final Municipalities municipalities;
  private final Causes causes;
  private final int[] atRisk;
  private final StringBuilder line = new StringBuilder();
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
        events(group, groups.get(group), out);
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
            begin(group.table(), group.name(), year, municipality, sex, band);
            end(atRisk[cell], chance, recorded, out);
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
            begin(EventTable.DEATH, group, year, municipality, sex, band);
            end(atRisk[cell], chance, share * recorded(year, municipality, sex, band), out);
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

  private void begin(
      EventTable table, String group, int year, int municipality, int sex, int band) {
    line.setLength(0);
    line.append(table).append(',').append(group).append(',').append(lives.firstYear() + year);
    line.append(',').append(municipalities.codes().get(municipality));
    line.append(sex == 0 ? ",female," : ",male,").append(AgeBand.LABELS.get(band)).append(',');
  }

  private void end(int persons, double chance, double recorded, Writer out) throws IOException {
    long millionths = Math.round(recorded * MILLION);
    if (persons > 0 || millionths > 0) {
      line.append(persons).append(',');
      decimals(Math.round(chance * 1000 * MILLION));
      line.append(',');
      decimals(millionths);
      out.append(line).append('\n');
      rows++;
    }
  }

  private void decimals(long millionths) {
    line.append(millionths / MILLION).append('.');
    String behind = Long.toString(MILLION + millionths % MILLION);
    line.append(behind, 1, behind.length());
  }
}
