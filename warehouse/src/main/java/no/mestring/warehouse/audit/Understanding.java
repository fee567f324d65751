package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words how a table was understood. */
final class Understanding {
  private static final int MOST_PARTS = 6;
  private static final int MOST_SUMS = 8;
  private static final int MOST_CONFLICTS = 3;

  private final CountTable table;

  Understanding(CountTable table) {
    this.table = table;
  }

  List<String> of(List<DimensionSums> sums) {
    List<String> words = new ArrayList<>();
    for (DimensionSums all : sums) {
      Dimension dimension = all.dimension();
      int size = dimension.size();
      List<KnownSum> published =
          all.sums().stream()
              .filter(known -> known.use() != KnownSum.Use.SUM || known.sum().isOfPublished(size))
              .toList();
      int unseen = all.sums().size() - published.size();
      String start = dimension.name() + ": " + values(dimension);
      if (published.isEmpty() && unseen == 0) {
        words.add(start + (size > 1 ? ", none the sum of others" : ""));
        for (int value : all.possible()) {
          words.add(
              "  %1$s may be the sum of all others, but nothing confirms it: --total '%2$s=%1$s'"
                  .formatted(dimension.values().get(value), dimension.name()));
        }
      } else {
        words.add(start);
        published.stream()
            .limit(MOST_SUMS)
            .forEach(known -> words.add("  " + sum(dimension, known)));
        addMore(published, words);
        if (unseen > 0) {
          words.add(
              "  %d values overlap; what they share is taken to be the same".formatted(unseen));
        }
      }
    }
    return words;
  }

  /** What is not told one by one. */
  private static void addMore(List<KnownSum> sums, List<String> words) {
    if (sums.size() <= MOST_SUMS) {
      return;
    }
    List<KnownSum> more = sums.subList(MOST_SUMS, sums.size());
    long leftOut = more.stream().filter(sum -> sum.use() == KnownSum.Use.LEFT_OUT).count();
    long confirmed = more.stream().filter(sum -> sum.check().supported() > 0).count();
    words.add(
        "  and %d more such sums, %d of them confirmed by shown counts%s"
            .formatted(more.size(), confirmed, leftOut == 0 ? "" : ", " + leftOut + " left out"));
  }

  private static String values(Dimension dimension) {
    return dimension.size() == 1 ? dimension.values().get(0) : dimension.size() + " values";
  }

  private String sum(Dimension dimension, KnownSum known) {
    Sum sum = known.sum();
    String text =
        "%s = %s (%s"
            .formatted(
                dimension.values().get(sum.whole()),
                parts(dimension, sum.parts()),
                sum.origin().words());
    SumCheck check = known.check();
    return switch (known.use()) {
      case SUM ->
          text
              + (check.supported() == 0
                  ? "; nowhere are all shown, so nothing confirms it)"
                  : "; adds up in " + places(check.supported()) + ")")
              + (check.conflicts().isEmpty() ? "" : ", not in " + check.conflicts().size());
      case WITH_REST -> text + "; it has more than these in " + places(check.under().size()) + ")";
      case LEFT_OUT ->
          text
              + "; does not add up in %d of %s, so it is left out)"
                  .formatted(
                      check.conflicts().size(),
                      places(check.conflicts().size() + check.supported()));
    };
  }

  private static String places(int count) {
    return count == 1 ? "1 place" : count + " places";
  }

  private static String parts(Dimension dimension, List<Integer> parts) {
    int size = dimension.size();
    List<String> names =
        parts.stream().filter(part -> part < size).map(dimension.values()::get).toList();
    String rest = names.size() < parts.size() ? " + what is not shown" : "";
    return (names.size() <= MOST_PARTS
            ? String.join(" + ", names)
            : names.stream().limit(2).collect(Collectors.joining(" + "))
                + " + … + "
                + names.get(names.size() - 1)
                + " ("
                + names.size()
                + " values)")
        + rest;
  }

  /** The places where sums do not add up. */
  List<String> conflicts(List<DimensionSums> sums) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      for (KnownSum known : sums.get(i).sums()) {
        if (known.use() != KnownSum.Use.WITH_REST) {
          add(i, known, words);
        }
      }
    }
    return words;
  }

  private void add(int dimension, KnownSum known, List<String> words) {
    List<SumCheck.Conflict> conflicts = known.check().conflicts();
    for (SumCheck.Conflict conflict : conflicts.stream().limit(MOST_CONFLICTS).toList()) {
      List<Integer> place = CountTable.place(conflict.others(), dimension, known.sum().whole());
      words.add(
          "%s is %d, its parts (%s) are %s%d"
              .formatted(
                  table.name(place),
                  conflict.whole(),
                  parts(table.dimensions().get(dimension), known.sum().parts()),
                  conflict.parts() > conflict.whole() ? "at least " : "",
                  conflict.parts()));
    }
    if (conflicts.size() > MOST_CONFLICTS) {
      words.add(
          "and %d more of %s = %s"
              .formatted(
                  conflicts.size() - MOST_CONFLICTS,
                  table.label(dimension, known.sum().whole()),
                  parts(table.dimensions().get(dimension), known.sum().parts())));
    }
  }
}
