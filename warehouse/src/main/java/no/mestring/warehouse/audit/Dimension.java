package no.mestring.warehouse.audit;

import java.util.List;

/**
 * What the counts of a table are divided by, such as sex.
 *
 * @param name the column's name
 * @param values its values in the order in which they stand in the file
 */
record Dimension(String name, List<String> values) {
  Dimension {
    values = List.copyOf(values);
  }

  int size() {
    return values.size();
  }
}
