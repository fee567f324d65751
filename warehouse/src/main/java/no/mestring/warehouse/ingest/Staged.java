package no.mestring.warehouse.ingest;

import java.util.List;
import no.mestring.warehouse.engine.Stage;

/**
 * A delivery that may be written.
 *
 * @param stages the rows by table
 * @param notes what was left out and why, each with its file
 */
public record Staged(List<Stage> stages, List<String> notes) {
  public Staged {
    stages = List.copyOf(stages);
    notes = List.copyOf(notes);
  }
}
