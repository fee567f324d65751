package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.List;

/**
 * What a build did.
 *
 * @param snapshot the snapshot it made; 0 if nothing had changed
 * @param lines what became of each indicator that was counted
 * @param notes events that are in no figure, and why
 */
public record BuildResult(long snapshot, List<BuildLine> lines, List<String> notes) {
  public BuildResult {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** The same with more notes. */
  public BuildResult with(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new BuildResult(snapshot, lines, all);
  }
}
