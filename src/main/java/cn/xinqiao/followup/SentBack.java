package cn.xinqiao.followup;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Objections;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who answers a case whose reporter has said that it is not put right: the head of the unit, and
 * the second time somebody of the level above, as the reporter was told.
 */
@ApplicationScoped
class SentBack implements Objections {
  private final KeyBook book;
  private final StepBook steps;

  SentBack(KeyBook book, StepBook steps) {
    this.book = book;
    this.steps = steps;
  }

  /** The office that gets it answers it in its turn. */
  @Override
  public void toPassingOn(InHand working, Caller caller, OfficeCode to) {}

  @Override
  public void toAnswering(InHand working, Caller caller) {
    if (owes(working, StepKind.LEVEL_ABOVE) && !isAbove(working, caller)) {
      throw new Refusal.RuleBroken("反映人第二次说没有办好：由上一级的负责人重新答复");
    }
    if (owes(working, StepKind.HANDLE_AGAIN) && caller.role() != Role.LEAD) {
      throw new Refusal.RuleBroken("反映人说没有办好：由单位负责人重新答复");
    }
  }

  private boolean owes(InHand working, StepKind kind) {
    return book.of(working.number()).stream()
        .flatMap(keys -> steps.open(keys.reporter()).stream())
        .anyMatch(step -> step.step() == kind);
  }

  private static boolean isAbove(InHand working, Caller caller) {
    return caller.role() == Role.LEAD
        && !caller.office().equals(working.office())
        && working.office().within(caller.office());
  }
}
