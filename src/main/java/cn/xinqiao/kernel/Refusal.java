package cn.xinqiao.kernel;

/**
 * Why a request was not carried out. Sealed, so that the one place that turns refusals into answers
 * stays complete. The message is shown to the caller: it never holds a resident's words, contacts
 * or anything of a case that the caller may not see.
 */
public abstract sealed class Refusal extends RuntimeException {
  private Refusal(String message) {
    // a refusal is an answer, not a fault: no stack trace is needed to understand it
    super(message, null, false, false);
  }

  /** It does not exist, or the caller may not know that it does. */
  public static final class NotFound extends Refusal {
    public NotFound(String message) {
      super(message);
    }
  }

  /** The caller is known and may see it, but not do this. */
  public static final class Forbidden extends Refusal {
    public Forbidden(String message) {
      super(message);
    }
  }

  /** The request cannot be read. */
  public static final class Malformed extends Refusal {
    public Malformed(String message) {
      super(message);
    }
  }

  /** The case, or the message with this id, is not what the caller thinks it is. */
  public static final class Conflict extends Refusal {
    public Conflict(String message) {
      super(message);
    }
  }

  /**
   * The request can be read, but a rule forbids it. A feature may say more of it than a sentence.
   */
  public static non-sealed class RuleBroken extends Refusal {
    public RuleBroken(String message) {
      super(message);
    }
  }

  /** More characters, bytes or pixels than are taken. */
  public static final class TooLarge extends Refusal {
    public TooLarge(String message) {
      super(message);
    }
  }

  /** A kind of file that is not taken. */
  public static final class Unsupported extends Refusal {
    public Unsupported(String message) {
      super(message);
    }
  }

  /** Too many requests; {@link #retryAfterSeconds()} says when to come back. */
  public static final class TooMany extends Refusal {
    private final long retryAfterSeconds;

    public TooMany(String message, long retryAfterSeconds) {
      super(message);
      this.retryAfterSeconds = retryAfterSeconds;
    }

    public long retryAfterSeconds() {
      return retryAfterSeconds;
    }
  }
}
