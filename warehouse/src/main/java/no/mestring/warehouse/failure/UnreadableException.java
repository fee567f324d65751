package no.mestring.warehouse.failure;

/**
 * A delivered file is not what it says it is; the message is the rule it breaks. Whoever knows the
 * file's name makes it a {@link Problem}.
 */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableException(String rule) {
    super(rule);
  }

  public UnreadableException(String rule, Throwable cause) {
    super(rule, cause);
  }

  /** What the file must be. */
  public String rule() {
    return String.valueOf(getMessage());
  }
}
