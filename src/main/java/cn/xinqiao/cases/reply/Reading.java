package cn.xinqiao.cases.reply;

import java.util.List;

/**
 * What was noticed in an answer.
 *
 * @param findings in the order of {@link ReplyCheck}
 */
public record Reading(Occasion occasion, List<Finding> findings) {

  public Reading {
    findings = List.copyOf(findings);
  }

  /** Without which it does not leave, unless an officer says why; none where nothing is decided. */
  public List<Finding> required() {
    return findings.stream().filter(Finding::isRequired).toList();
  }
}
