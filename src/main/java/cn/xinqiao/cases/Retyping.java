package cn.xinqiao.cases;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;

/** 改类: what was taken for one kind of matter is another. */
public interface Retyping {

  /**
   * It keeps the time at which it was received; the clocks of the new kind run from then, those of
   * the old one stay to be seen. An accusation goes to the confidential desk. There only a lead
   * says that it is none, and it goes to the petition office beside the desk with all that was
   * written.
   *
   * @param subKind null for kinds that have none
   * @return the case as it was handed over, because the caller may see it no longer
   * @throws Refusal.RuleBroken when it is that kind already, or may not become it
   */
  CaseFile retype(
      Caller caller,
      CaseDesk.Request request,
      Kind kind,
      SubKind subKind,
      Subject subject,
      String reason);
}
