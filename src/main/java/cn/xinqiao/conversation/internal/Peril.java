package cn.xinqiao.conversation.internal;

import cn.xinqiao.triage.DecidedBy;
import cn.xinqiao.triage.Emergency;
import cn.xinqiao.triage.EmergencyKind;
import cn.xinqiao.triage.Suspicion;
import java.util.ArrayList;
import java.util.List;

/**
 * A danger in a resident's words, and what found it there.
 *
 * @param probability 0 to 1; a rule is always sure
 * @param sure the alarm is raised without asking
 * @param decidedWith the rules, or the id of the classifier
 * @param reasons in Chinese, for officers
 */
public record Peril(
    EmergencyKind kind,
    double probability,
    boolean sure,
    DecidedBy decidedBy,
    String decidedWith,
    List<String> reasons) {

  private static final String RULES = "emergency";

  public Peril {
    reasons = List.copyOf(reasons);
  }

  /** Found by a rule. */
  public static Peril named(Emergency danger) {
    return new Peril(danger.kind(), 1, true, DecidedBy.RULE, RULES, List.of(danger.reason()));
  }

  static Peril resembled(Suspicion suspicion, String classifier) {
    return new Peril(
        suspicion.danger().kind(),
        suspicion.probability(),
        suspicion.sure(),
        DecidedBy.EMBEDDED,
        classifier,
        List.of(suspicion.danger().reason()));
  }

  /** The same with one more reason. */
  public Peril because(String reason) {
    var all = new ArrayList<>(reasons);
    all.add(reason);
    return new Peril(kind, probability, sure, decidedBy, decidedWith, all);
  }
}
