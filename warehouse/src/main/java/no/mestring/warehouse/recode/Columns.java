package no.mestring.warehouse.recode;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.ingest.Header;
import no.mestring.warehouse.ingest.RepeatedProblems;
import org.jspecify.annotations.Nullable;

/** What the columns of somebody's file are: by what the user says, by name, and by content. */
final class Columns {
  private static final String NOT_A_COUNT =
      "must be a number or a mark for a missing one (.. . : or nothing), as it is to be added up";

  private final String file;
  private final List<String> names;
  private final @Nullable Role[] roles;
  private final int area;
  private final int period;
  private final Map<Role, List<Integer>> byRole = new EnumMap<>(Role.class); // once decided
  private final boolean[] hasNumber;
  private final boolean[] hasText;
  private final long[] firstLineWith = new long[128];
  private char signSeen;

  Columns(String file, Header header, RecodeRequest request, List<Problem> problems) {
    this.file = file;
    this.names = header.names();
    this.roles = new Role[names.size()];
    this.hasNumber = new boolean[names.size()];
    this.hasText = new boolean[names.size()];
    ColumnNames said = request.columns();
    area = said.area().map(name -> index("--area", name)).orElseGet(() -> Role.AREA.first(names));
    if (area < 0) {
      problems.add(
          new Problem(
              file,
              header.line(),
              "",
              "",
              "must have a column of areas; --area NAME says which of %s it is, or it is called one"
                      .formatted(String.join(", ", names))
                  + " of "
                  + Role.AREA.names()));
    } else {
      roles[area] = Role.AREA;
    }
    period = period(request);
    if (period >= 0) {
      roles[period] = Role.PERIOD;
    } else if (request.year().isEmpty() && request.borders().isEmpty()) {
      problems.add(
          new Problem(
              file,
              header.line(),
              "",
              "",
              "must have a column of periods; --period NAME says which it is, --year YEAR of which"
                  + " year all rows are, --borders YEAR on which borders the codes are"));
    }
    assign(Role.SUM, "--sum", said.sum());
    assign(Role.BY, "--by", said.by());
    assign(Role.BESIDE, "--beside", said.beside());
    List<Role> byName = new ArrayList<>(List.of(Role.BY, Role.NAME, Role.BESIDE));
    if (said.sum().isEmpty()) {
      byName.add(0, Role.SUM);
    }
    for (int i = 0; i < names.size(); i++) {
      for (Role role : byName) {
        if (roles[i] == null && role.isCalled(names.get(i))) {
          roles[i] = role;
        }
      }
    }
  }

  /** The year that the user says for all rows is what counts; a column of years divides then. */
  private int period(RecodeRequest request) {
    Optional<String> said = request.columns().period();
    int found = said.map(name -> index("--period", name)).orElseGet(() -> Role.PERIOD.first(names));
    if (request.year().isEmpty() || found < 0) {
      return found;
    }
    roles[found] = Role.BY;
    return -1;
  }

  private void assign(Role role, String option, List<String> said) {
    for (String name : said) {
      int at = index(option, name);
      if (roles[at] != null && roles[at] != role) {
        throw WarehouseException.question(
            "Invalid %s: column %s is something else already".formatted(option, name));
      }
      roles[at] = role;
    }
  }

  private int index(String option, String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw WarehouseException.question(
          "Invalid %s: '%s', %s has no such column%s"
              .formatted(option, name, file, Suggestion.of(name, names)));
    }
    return at;
  }

  /** Looks at a row: which columns have numbers, and whether the counts are such. */
  void learn(long line, String[] fields, RepeatedProblems faults) {
    for (int i = 0; i < fields.length; i++) {
      String text = fields[i];
      if (roles[i] == Role.AREA || roles[i] == Role.PERIOD || CountCell.isMark(text)) {
        continue;
      }
      boolean isNumber = CountCell.isNumber(text);
      hasNumber[i] |= isNumber;
      hasText[i] |= !isNumber || CountCell.isCode(text);
      if (roles[i] == Role.SUM && !isNumber) {
        faults.add(line, names.get(i), text, NOT_A_COUNT);
      }
      char sign = isNumber ? CountCell.decimalSign(text) : 0;
      signSeen = signSeen == 0 ? sign : signSeen;
      if (roles[i] == Role.SUM && sign != 0 && firstLineWith[sign] == 0) {
        firstLineWith[sign] = line;
      }
    }
  }

  /** Decides what the columns are that neither the user nor their name tells. */
  void decide(List<Problem> problems) {
    if (firstLineWith['.'] > 0 && firstLineWith[','] > 0) {
      problems.add(
          new Problem(
              file,
              Math.max(firstLineWith['.'], firstLineWith[',']),
              "",
              "",
              "must have one decimal sign, line %d has a point and line %d a comma"
                  .formatted(firstLineWith['.'], firstLineWith[','])));
    }
    for (int i = 0; i < names.size(); i++) {
      if (roles[i] == null) {
        roles[i] = hasText[i] ? Role.BY : hasNumber[i] ? Role.NUMBER : Role.BESIDE; // an empty one
      }
    }
  }

  List<String> names() {
    return names;
  }

  int area() {
    return area;
  }

  /** The column of periods, -1 if there is none. */
  int period() {
    return period;
  }

  String areaName() {
    return names.get(area);
  }

  String periodName() {
    return names.get(period);
  }

  @Nullable Role role(int column) {
    return roles[column];
  }

  /** The columns of a role, in order. */
  List<Integer> with(Role role) {
    return byRole.computeIfAbsent(
        role,
        any -> IntStream.range(0, names.size()).filter(i -> roles[i] == role).boxed().toList());
  }

  /** Their names. */
  List<String> named(Role role) {
    return with(role).stream().map(names::get).toList();
  }

  /** The sign before decimals; where no number has any, the one that goes with the separator. */
  char decimalSign(char separator) {
    char usual = separator == ';' ? ',' : '.';
    return signSeen == 0 ? usual : signSeen;
  }
}
