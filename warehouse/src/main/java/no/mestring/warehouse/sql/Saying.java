package no.mestring.warehouse.sql;

import static org.apache.calcite.util.Static.RESOURCE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.mestring.warehouse.failure.Suggestion;

/** What Calcite's validator says most often, and how we say it; known by its own templates. */
enum Saying {
  UNKNOWN_TABLE(RESOURCE.tableNameNotFound(Saying.ANY).str()) {
    @Override
    String reason(List<String> names, Collection<String> called, Collection<String> columns) {
      return "unknown table '" + names.get(0) + "'" + Suggestion.of(names.get(0), called);
    }
  },
  UNKNOWN_QUERY(RESOURCE.objectNotFound(Saying.ANY).str()) {
    @Override
    String reason(List<String> names, Collection<String> called, Collection<String> columns) {
      return "unknown table '" + names.get(0) + "' in this place";
    }
  },
  UNKNOWN_COLUMN(RESOURCE.columnNotFound(Saying.ANY).str()) {
    @Override
    String reason(List<String> names, Collection<String> called, Collection<String> columns) {
      return "unknown column '" + names.get(0) + "'" + Suggestion.of(names.get(0), columns);
    }
  },
  UNKNOWN_COLUMN_OF(RESOURCE.columnNotFoundInTable(Saying.ANY, Saying.ANY).str()) {
    @Override
    String reason(List<String> names, Collection<String> called, Collection<String> columns) {
      String name = names.get(0);
      String hint = columns.contains(name) ? "" : Suggestion.of(name, columns);
      return "unknown column '" + name + "' of '" + names.get(1) + "'" + hint;
    }
  },
  AMBIGUOUS_COLUMN(RESOURCE.columnAmbiguous(Saying.ANY).str()) {
    @Override
    String reason(List<String> names, Collection<String> called, Collection<String> columns) {
      String example =
          called.stream()
              .findFirst()
              .map(table -> ", as in " + table + "." + names.get(0))
              .orElse("");
      return "column '" + names.get(0) + "' is in several tables: name the table" + example;
    }
  },
  NAMED_TWICE(RESOURCE.fromAliasDuplicate(Saying.ANY).str()) {
    @Override
    String reason(List<String> names, Collection<String> called, Collection<String> columns) {
      return "two tables are called '" + names.get(0) + "': give one another name with 'as'";
    }
  },
  NOT_GROUPED(RESOURCE.notGroupExpr(Saying.ANY).str()) {
    @Override
    String reason(List<String> names, Collection<String> called, Collection<String> columns) {
      return "'" + names.get(0) + "' is neither in 'group by' nor inside an aggregate such as max";
    }
  },
  NO_TABLE_BEFORE_STAR(RESOURCE.starRequiresRecordType().str()) {
    @Override
    String reason(List<String> names, Collection<String> called, Collection<String> columns) {
      return "what stands before '.*' is no table of the query" + Suggestion.of("", called);
    }
  },
  MIXED_BRANCHES(RESOURCE.illegalMixingOfTypes().str()) {
    @Override
    String reason(List<String> names, Collection<String> called, Collection<String> columns) {
      return "the values to choose from must be of one type, all text or all numbers";
    }
  },
  UNFIT_ARGUMENTS(RESOURCE.canNotApplyOp2Type(Saying.ANY, Saying.ANY, Saying.ANY).str()) {
    @Override
    String reason(List<String> names, Collection<String> called, Collection<String> columns) {
      return unfit(names.get(0), names.get(1));
    }
  },
  UNKNOWN_FUNCTION(RESOURCE.validatorUnknownFunction(Saying.ANY).str()) {
    @Override
    String reason(List<String> names, Collection<String> called, Collection<String> columns) {
      String function = names.get(0).replaceFirst("\\(.*", "");
      return PublicFunctions.has(function)
          ? unfit(function, names.get(0))
          : "unknown function '"
              + function.toLowerCase(Locale.ROOT)
              + "'"
              + Suggestion.near(function, PublicFunctions.names());
    }
  };

  private static final String ANY = "\0";
  private static final Pattern TYPE = Pattern.compile("<(\\w+)");

  private final Pattern pattern;

  Saying(String template) {
    pattern =
        Pattern.compile(
            Pattern.quote(template).replace(ANY, "\\E(.*?)\\Q") + "(?:;.*)?", Pattern.DOTALL);
  }

  /**
   * @param names what the validator named
   * @param called the names that may stand before a column
   * @param columns the columns of the tables the query reads
   */
  abstract String reason(List<String> names, Collection<String> called, Collection<String> columns);

  /** What the validator named, if it said this. */
  Optional<List<String>> in(String said) {
    Matcher matcher = pattern.matcher(said);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      names.add(matcher.group(i));
    }
    return Optional.of(names);
  }

  private static String unfit(String operator, String signature) {
    if (operator.startsWith("$")) {
      return "a query that stands for a value has one column";
    }
    Set<String> types = new LinkedHashSet<>();
    Matcher type = TYPE.matcher(signature);
    while (type.find()) {
      types.add(typeName(type.group(1)));
    }
    return "'"
        + operator.toLowerCase(Locale.ROOT)
        + "' cannot be used with "
        + String.join(" and ", types);
  }

  private static String typeName(String type) {
    return switch (type) {
      case "CHAR", "VARCHAR", "CHARACTER" -> "text";
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "DECIMAL",
          "REAL",
          "FLOAT",
          "DOUBLE",
          "NUMERIC" ->
          "a number";
      case "BOOLEAN" -> "true or false";
      case "INTERVAL" -> "an interval";
      default -> "a " + type.toLowerCase(Locale.ROOT);
    };
  }
}
