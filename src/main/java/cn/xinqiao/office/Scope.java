package cn.xinqiao.office;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;

/**
 * What an officer may see and do. A confidential case exists only for the office that holds it: not
 * for the offices above it, and never for the office that is accused.
 *
 * @param caller the officer who asks
 */
public record Scope(Caller caller) {

  public boolean sees(OfficeCode office, boolean confidential) {
    return caller.mayRead()
        && (confidential ? office.equals(caller.office()) : office.within(caller.office()));
  }

  /** An officer acts for the own office; a lead also for every office below, "on behalf". */
  public boolean actsFor(OfficeCode office) {
    return switch (caller.role()) {
      case OFFICER -> office.equals(caller.office());
      case LEAD -> office.within(caller.office());
      case ADMIN, AUDITOR -> false;
    };
  }

  public boolean isOnBehalf(OfficeCode office) {
    return !office.equals(caller.office());
  }
}
