package cn.xinqiao.desk.words;

import cn.xinqiao.cases.TransferRule;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import java.util.List;

/** The offices that a case can be passed on to, as the form offers them. */
public final class TransferGoals {
  private final TransferRule rule;
  private final Language language;

  public TransferGoals(OfficeTree offices, Language language) {
    this.rule = new TransferRule(offices);
    this.language = language;
  }

  public record Goal(String code, String name) {}

  /**
   * @param label the office below which they stand
   */
  public record Group(String label, List<Goal> goals) {}

  /**
   * @param holder where the case is
   * @param own the office of the officer who passes it on
   */
  public List<Group> of(OfficeCode holder, OfficeCode own, boolean confidential) {
    return rule.goals(holder, own, confidential).entrySet().stream()
        .map(group -> new Group(group.getKey().name(language), goals(group.getValue())))
        .toList();
  }

  private List<Goal> goals(List<Office> offices) {
    return offices.stream().map(o -> new Goal(o.code().value(), o.name(language))).toList();
  }
}
