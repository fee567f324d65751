package no.mestring.warehouse.quality;

import java.util.List;

/**
 * What the checks of a cube found.
 *
 * @param snapshot the snapshot that was checked
 * @param against the snapshot it was compared with; 0 if there is no earlier build
 * @param indicators how many indicators were checked
 * @param rows how many rows of the cube
 * @param findings the gravest first; of a severity by check, and in it those farthest off first
 */
public record QualityReport(
    long snapshot, long against, int indicators, long rows, List<Finding> findings) {
  public QualityReport {
    findings = List.copyOf(findings);
  }

  /** How many findings of a severity there are. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
