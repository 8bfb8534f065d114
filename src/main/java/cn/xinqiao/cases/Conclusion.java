package cn.xinqiao.cases;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * 办结: a written answer is served, which stops the legal clocks and says nothing about whether the
 * resident is content. What follows for who is not: 复查, 复核.
 */
public interface Conclusion {

  /** How a written answer came into the resident's hands. */
  enum Way {
    /** Into the talk; only if the resident agreed to it. */
    ELECTRONIC,
    POST,
    BY_HAND,
    /** Left with an adult of the household. */
    HOUSEHOLD,
    /** 公告送达 */
    ANNOUNCED
  }

  /** What the decision says of an appeal, 信访工作条例 (2022) article 32. */
  enum Outcome {
    /** 予以支持: what it grants is carried out (督促执行). */
    SUPPORTED,
    /** 请求合理但缺乏法律依据: it is explained. */
    REASONABLE_WITHOUT_BASIS,
    /** 不予支持 */
    NOT_SUPPORTED
  }

  /**
   * 送达.
   *
   * @param on the day on which the resident had it, Asia/Shanghai; not in the future
   * @param proof the number of the 送达回证, of the post's receipt, or what else proves it; may be
   *     empty beside a scan
   * @param outcome needed for an appeal, and for nothing else
   * @param reporter of several the one who has it; empty when all have
   * @param scan the slip itself
   */
  record Serving(
      Way way,
      LocalDate on,
      String proof,
      Optional<Outcome> outcome,
      Optional<Long> reporter,
      Optional<Services.Scan> scan) {
    /** For all who reported it, without a scan. */
    public Serving(Way way, LocalDate on, String proof, Optional<Outcome> outcome) {
      this(way, on, proof, outcome, Optional.empty(), Optional.empty());
    }

    /** Of what is no appeal. */
    public Serving(Way way, LocalDate on, String proof) {
      this(way, on, proof, Optional.empty());
    }

    public Serving with(Optional<Services.Scan> slip) {
      return new Serving(way, on, proof, outcome, reporter, slip);
    }
  }

  /**
   * Writes down that the answer of this stage was served: its clock stops, and the days within
   * which a review may be asked for begin.
   *
   * @throws Refusal.Conflict when there is no answer yet, or all were served before
   * @throws Refusal.RuleBroken for a day before the answer, or in the future, and for an appeal
   *     without its outcome
   */
  void serve(Caller caller, CaseDesk.Request request, Serving serving);

  /**
   * An officer writes down that the resident asked for 复查 or 复核: the case goes to the office above.
   *
   * @throws Refusal.Conflict when nothing was served yet
   * @throws Refusal.RuleBroken after the last day, after the final review, or for what is no appeal
   */
  CaseFile review(Caller caller, CaseDesk.Request request, String reason);

  /** The same, asked for by the resident; the talk is locked by the caller. */
  CaseFile review(CaseNumber number, String reason);
}
