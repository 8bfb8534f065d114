package cn.xinqiao.cases;

import cn.xinqiao.kernel.Refusal;
import java.util.Optional;

/**
 * 采纳情况: what becomes of a suggestion.
 *
 * @param use what it is turned into, as far as that is known
 */
public record Adoption(Verdict verdict, Optional<Use> use) {

  /**
   * @throws Refusal.RuleBroken for a use of what is not adopted
   */
  public Adoption {
    if (verdict == Verdict.NOT && use.isPresent()) {
      throw new Refusal.RuleBroken("what is not adopted is turned into nothing");
    }
  }

  public static Adoption of(Verdict verdict) {
    return new Adoption(verdict, Optional.empty());
  }

  public enum Verdict {
    /** 采纳 */
    ADOPTED,
    /** 部分采纳 */
    PARTLY,
    /** 未采纳 */
    NOT
  }

  /** What 上海市人民建议征集若干规定 (2021), article 13, lets a suggestion be turned into. */
  public enum Use {
    /** 惠民举措 */
    PUBLIC_BENEFIT,
    /** 改进工作 */
    BETTER_WORK,
    /** 立法、政策 */
    LAW_OR_POLICY,
    /** 监督项目 */
    SUPERVISION,
    /** 代表议案、建议 */
    DEPUTIES,
    /** 决策参考 */
    REFERENCE,
    OTHER
  }
}
