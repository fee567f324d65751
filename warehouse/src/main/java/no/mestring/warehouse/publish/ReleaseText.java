package no.mestring.warehouse.publish;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What stands beside the files of a release, for whoever gets them. */
record ReleaseText(ReleaseRequest request, List<ReleaseLine> lines) {
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("# Release ")
        .append(request.name())
        .append("\n\nMade at ")
        .append(request.at().truncatedTo(ChronoUnit.SECONDS))
        .append(
            """
             by Mestring. Each file is a table in Parquet; SHA256SUMS has their sums.

            In table cube, a figure whose status is `withheld` is hidden: it is small, or small ones could be
            computed with it. Which of the two is told to nobody, and all of the figure is hidden, count and
            rates alike. `missing` and `not_collected` are figures that nobody has; zero is a count.
            Any table made of the shown figures is safe to share.

            """)
        .append(
            "Profile %s, criterion %s.\n\n"
                .formatted(word(request.rules().profile()), word(request.rules().criterion())))
        .append("| indicator | figures | hidden |\n|---|--:|--:|\n");
    lines.forEach(
        line ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d |\n",
                    line.indicator(),
                    line.figures(),
                    line.hidden())));
    return text.toString();
  }

  private static String word(Enum<?> rule) {
    return rule.name().toLowerCase(Locale.ROOT);
  }
}
