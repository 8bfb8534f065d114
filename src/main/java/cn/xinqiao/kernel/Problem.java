package cn.xinqiao.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What went wrong, as RFC 9457 has it. Every wire that speaks JSON shows the same.
 *
 * @param type a stable name below {@code /problems/}
 * @param detail for a person; may be null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail) {

  public static Problem of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound e -> of("not-found", "Not found", 404, e.getMessage());
      case Refusal.Forbidden e -> of("forbidden", "Not yours to do", 403, e.getMessage());
      case Refusal.Malformed e ->
          of("malformed", "The request cannot be read", 400, e.getMessage());
      case Refusal.Conflict e ->
          of("conflict", "It is no longer as you think", 409, e.getMessage());
      case Refusal.RuleBroken e -> of("rule-broken", "A rule forbids this", 422, e.getMessage());
      case Refusal.TooLarge e -> of("too-large", "Too large", 413, e.getMessage());
      case Refusal.Unsupported e ->
          of("unsupported", "Not a kind that is taken", 415, e.getMessage());
      case Refusal.TooMany e -> of("too-many", "Too many requests", 429, e.getMessage());
    };
  }

  /**
   * @param name what stands below {@code /problems/}
   */
  public static Problem of(String name, String title, int status, String detail) {
    return new Problem("/problems/" + name, title, status, detail);
  }
}
