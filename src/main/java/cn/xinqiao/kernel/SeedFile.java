package cn.xinqiao.kernel;

import java.util.List;

/**
 * One list of rules, places or texts in the version that is in force: a file of {@code seeds/}, or
 * what an administrator made of it. A feature parses it and refuses what it cannot use.
 *
 * @param name the path below {@code seeds/}, such as {@code offices.csv}
 * @param version 1 for the first version; kept by every decision that the list led to
 * @param content the text of the list
 */
public record SeedFile(String name, int version, String content) {

  public List<String> lines() {
    return content.lines().toList();
  }

  /** A problem in this file that must stop the start. */
  public Invalid invalid(long line, String reason) {
    return new Invalid(name, line, reason);
  }

  /** Stops the start and tells the operator where to look. */
  public static final class Invalid extends RuntimeException {
    Invalid(String file, long line, String reason) {
      super("seeds/" + file + " line " + line + ": " + reason);
    }
  }
}
