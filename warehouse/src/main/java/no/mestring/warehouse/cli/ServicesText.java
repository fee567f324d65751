package no.mestring.warehouse.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.mestring.warehouse.cli.ServicesCommand.Kind;
import no.mestring.warehouse.plans.RegionServices;
import no.mestring.warehouse.plans.StatedService;

/** Prints the services of a region's municipalities side by side, for people. */
final class ServicesText {
  private static final String REGION = "the region";

  private final PrintWriter out;
  private final RegionServices region;

  ServicesText(PrintWriter out, RegionServices region) {
    this.out = out;
    this.region = region;
  }

  void print(List<Kind> kinds) {
    out.println(
        Paragraph.of(
            "", region.name() + ": what the documents of its municipalities say of services"));
    out.println(Paragraph.of("", "all: " + String.join(", ", region.municipalities())));
    if (region.services().stream().anyMatch(StatedService::isByRegion)) {
      out.println(REGION + ": a document of the whole region says it, with its own exceptions.");
    }
    out.println("Not stated in its documents is not to say that a municipality has none.");
    kinds.forEach(this::print);
    out.flush();
  }

  private void print(Kind kind) {
    List<StatedService> services =
        region.services().stream().filter(one -> one.kind().equals(kind.name())).toList();
    List<String> silent = new ArrayList<>(region.municipalities());
    services.stream().filter(StatedService::isStated).forEach(one -> silent.remove(one.name()));
    out.println();
    out.println(title(kind));
    if (services.isEmpty()) {
      out.println("  not stated in the documents of any of its municipalities");
      return;
    }
    if (!silent.isEmpty()) {
      out.println(Paragraph.of("  ", "nothing stated in the documents of " + listed(silent)));
    }
    Map<String, Map<String, List<StatedService>>> steps =
        services.stream()
            .collect(
                Collectors.groupingBy(
                    one -> heading(kind, one),
                    LinkedHashMap::new,
                    Collectors.groupingBy(
                        one -> one.service().toLowerCase(Locale.ROOT),
                        LinkedHashMap::new,
                        Collectors.toList())));
    steps.forEach(
        (heading, items) -> {
          if (!heading.isEmpty()) {
            out.println(Paragraph.of("  ", heading));
          }
          items.values().forEach(item -> out.println(line(item, silent)));
        });
  }

  private static String title(Kind kind) {
    return switch (kind) {
      case ladder -> "Ladder of main pathways (tiltakstrapp)";
      case catalogue -> "Catalogue of services";
      case responsibility -> "Responsibilities by age group and task";
      case forum -> "Collaboration forums";
    };
  }

  private static String heading(Kind kind, StatedService service) {
    return switch (kind) {
      case ladder ->
          service.step().map(step -> "main pathway " + step).orElse("no main pathway named");
      case catalogue -> "";
      case responsibility ->
          service.step().map(age -> age.equals("all") ? "all ages" : age).orElse("")
              + service.theme().map(theme -> ": " + theme).orElse("");
      case forum -> service.step().orElse("").replace('_', ' ');
    };
  }

  /** A service, who states it and what of it, and who of those that state others does not. */
  private String line(List<StatedService> item, List<String> silent) {
    Map<String, TreeSet<String>> saying = new LinkedHashMap<>();
    Set<String> common = new LinkedHashSet<>();
    TreeSet<String> gaps = new TreeSet<>();
    for (StatedService one : item) {
      if (one.isByRegion()) {
        common.add(detail(one));
      } else if (one.isStated()) {
        saying.computeIfAbsent(detail(one), key -> new TreeSet<>()).add(one.name());
      } else if (!silent.contains(one.name())) {
        gaps.add(one.name());
      }
    }
    List<String> parts = new ArrayList<>();
    common.forEach(detail -> parts.add(REGION + inBrackets(detail)));
    saying.forEach((detail, names) -> parts.add(listed(List.copyOf(names)) + inBrackets(detail)));
    if (!gaps.isEmpty()) {
      parts.add("not stated: " + listed(List.copyOf(gaps)));
    }
    return Paragraph.of("    ", item.get(0).service() + ": " + String.join("; ", parts));
  }

  private static String inBrackets(String detail) {
    return detail.isEmpty() ? "" : " (" + detail + ")";
  }

  private static String detail(StatedService service) {
    return Stream.of(service.who(), service.basis(), service.frequency())
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }

  private String listed(List<String> names) {
    return names.size() == region.municipalities().size() ? "all" : String.join(", ", names);
  }
}
