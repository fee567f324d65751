package no.mestring.warehouse.app;

import java.util.List;
import no.mestring.core.person.NationalIdentityNumber;

/**
 * What a load did.
 *
 * @param load its number, to undo it by; the earlier load's if nothing was new
 * @param what its name
 * @param rows the rows it brought
 * @param isNew false if the same content was loaded already and nothing changed
 * @param notes what was left out of the files and why, each with its file
 */
public record LoadResult(long load, String what, long rows, boolean isNew, List<String> notes) {
  public LoadResult {
    notes = notes.stream().map(NationalIdentityNumber::masked).toList();
  }
}
