package no.mestring.warehouse.audit;

import java.util.List;

/**
 * What a table tells.
 *
 * @param file the file's name
 * @param cells how many cells there are with a count, hidden or shown
 * @param hidden how many are hidden
 * @param understood how the table was understood, in words
 * @param contradictions which shown counts do not agree, in words
 * @param largestSmall up to this the sum of hidden counts is small
 * @param notLookedAt how many hidden counts are known to be open, and nothing more of them
 * @param findings what is told, in the order of kinds, and of each what is told most simply first
 */
public record AuditResult(
    String file,
    int cells,
    int hidden,
    List<String> understood,
    List<String> contradictions,
    long largestSmall,
    int notLookedAt,
    List<Finding> findings) {
  public AuditResult {
    understood = List.copyOf(understood);
    contradictions = List.copyOf(contradictions);
    findings = List.copyOf(findings);
  }

  /** The findings of a kind. */
  public List<Finding> of(Finding.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).toList();
  }
}
