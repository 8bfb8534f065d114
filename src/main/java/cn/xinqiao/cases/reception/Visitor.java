package cn.xinqiao.cases.reception;

import cn.xinqiao.kernel.CaseNumber;

/**
 * Somebody who reported a case and comes about it.
 *
 * @param reporter the id of the reporter
 * @param number by which they know the case
 * @param talk in which they are told
 */
record Visitor(long reporter, CaseNumber number, long talk) {
  /** As a timeline names a reporter. */
  String code() {
    return "r" + reporter;
  }
}
