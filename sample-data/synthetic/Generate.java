import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Invents figures for each municipality of Nord-Gudbrandsdal.
 *
 * <p>The plan of 2015 prints users of prescription drugs for the six municipalities together, and
 * survey shares as ranges. To compare the municipalities one needs a figure for each. The counts
 * made here add up exactly to the printed ones, the shares lie inside the printed ranges, and all
 * else is chance. The seed is fixed, so that every run writes the same bytes.
 *
 * <p>Run {@code java sample-data/synthetic/Generate.java [folder]}; the files go to {@code data} in
 * the folder, which is {@code sample-data/synthetic} unless told.
 */
public final class Generate {
  private static final long SEED = 2015;
  private static final String ORIGIN = "synthetic-nord-gudbrandsdal,Generate.java";

  private static final List<Municipality> MUNICIPALITIES =
      List.of(
          new Municipality("0511", 2742),
          new Municipality("0512", 2195),
          new Municipality("0513", 2307),
          new Municipality("0514", 2382),
          new Municipality("0515", 3739),
          new Municipality("0517", 5992));

  private static final List<DrugGroup> DRUG_GROUPS =
      List.of(
          new DrugGroup("antidepressants", 1056),
          new DrugGroup("antipsychotics", 327),
          new DrugGroup("sedatives", 1543),
          new DrugGroup("total", 2198));

  private static final List<Answer> ANSWERS =
      List.of(
          new Answer("limited_by_mental_illness,seriously", 1, 5),
          new Answer("limited_by_mental_illness,do_not_know", 9, 15),
          new Answer("sleep_problems,several_times_a_week", 30, 46),
          new Answer("more_than_14_units_a_week,yes", 1, 2.5));

  /** With the inhabitants on 1 January 2012. */
  private record Municipality(String code, int population) {}

  /** With the users in the region, the annual mean of 2010-2012. */
  private record DrugGroup(String name, int users) {}

  /** With the printed range in percent. */
  private record Answer(String questionAndAnswer, double low, double high) {}

  private Generate() {}

  /** Writes the three files. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length > 0 ? args[0] : "sample-data/synthetic").resolve("data");
    SplittableRandom random = new SplittableRandom(SEED);
    Files.createDirectories(folder);
    write(folder.resolve("source.csv"), source());
    write(folder.resolve("prescription_users.csv"), prescriptionUsers(random));
    write(folder.resolve("survey_share.csv"), surveyShares(random));
  }

  private static List<String> source() {
    return List.of(
        "source,title,publisher,year,published",
        "synthetic-nord-gudbrandsdal,"
            + "Syntetiske tall for Nord-Gudbrandsdal (oppdiktet fordeling),Mestring,2026,true");
  }

  /** A municipality is high or low in all drug groups, so that total fits the others. */
  private static List<String> prescriptionUsers(SplittableRandom random) {
    double[] levels =
        MUNICIPALITIES.stream()
            .mapToDouble(municipality -> municipality.population() * noise(random, 0.2))
            .toArray();
    List<int[]> counts =
        DRUG_GROUPS.stream()
            .map(group -> distribute(group.users(), withNoise(levels, random)))
            .toList();
    IntStream.range(0, MUNICIPALITIES.size()).forEach(i -> checkTotal(counts, i));
    List<String> lines = new ArrayList<>();
    lines.add("area,period,drug_group,sex,age,persons,population,per_1000,source,place");
    for (int group = 0; group < DRUG_GROUPS.size(); group++) {
      for (int i = 0; i < MUNICIPALITIES.size(); i++) {
        lines.add(
            "%s,2010-2012,%s,both,0-74,%d,,,%s"
                .formatted(
                    MUNICIPALITIES.get(i).code(),
                    DRUG_GROUPS.get(group).name(),
                    counts.get(group)[i],
                    ORIGIN));
      }
    }
    return lines;
  }

  private static double[] withNoise(double[] levels, SplittableRandom random) {
    return Arrays.stream(levels).map(level -> level * noise(random, 0.04)).toArray();
  }

  private static double noise(SplittableRandom random, double most) {
    return random.nextDouble(1 - most, 1 + most);
  }

  /** Whole numbers in proportion to the weights, by largest remainder. */
  private static int[] distribute(int total, double[] weights) {
    double sum = Arrays.stream(weights).sum();
    double[] exact = Arrays.stream(weights).map(weight -> total * weight / sum).toArray();
    int[] counts = Arrays.stream(exact).mapToInt(share -> (int) share).toArray();
    IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> counts[i] - exact[i]))
        .limit(total - Arrays.stream(counts).sum())
        .forEach(i -> counts[i]++);
    return counts;
  }

  /** A user of any group counts in the total, the last, once. */
  private static void checkTotal(List<int[]> counts, int municipality) {
    int last = counts.size() - 1;
    int total = counts.get(last)[municipality];
    int[] groups = counts.stream().limit(last).mapToInt(group -> group[municipality]).toArray();
    if (total < Arrays.stream(groups).max().orElseThrow() || total > Arrays.stream(groups).sum()) {
      throw new IllegalStateException(
          "Total does not fit: " + total + " for " + Arrays.toString(groups));
    }
  }

  private static List<String> surveyShares(SplittableRandom random) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "survey,area,period,question,answer,low,high,unit,respondents,precision,source,place");
    for (Municipality municipality : MUNICIPALITIES) {
      int respondents = (int) (municipality.population() * random.nextDouble(0.055, 0.07));
      for (Answer answer : ANSWERS) {
        int fewest = (int) Math.ceil(respondents * answer.low() / 100);
        int most = (int) Math.floor(respondents * answer.high() / 100);
        BigDecimal percent =
            BigDecimal.valueOf(100L * random.nextInt(fewest, most + 1))
                .divide(BigDecimal.valueOf(respondents), 1, RoundingMode.HALF_UP);
        lines.add(
            "levekar-oppland-2014,%s,2014,%s,%s,%s,percent,%d,exact,%s"
                .formatted(
                    municipality.code(),
                    answer.questionAndAnswer(),
                    percent,
                    percent,
                    respondents,
                    ORIGIN));
      }
    }
    return lines;
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
