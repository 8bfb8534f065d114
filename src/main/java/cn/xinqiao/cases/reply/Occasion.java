package cn.xinqiao.cases.reply;

import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.kernel.SubKind;
import java.util.Optional;

/** What an answer is, and so what it has to hold: the columns of {@code rules/reply-checks.csv}. */
public enum Occasion {
  /** What an office decides of an appeal, told in the talk: it may be served as it is. */
  DECISION,
  /** 信访处理意见书, 复查意见书, 复核意见书: what their templates hold is there already. */
  DOCUMENT,
  /** 不予受理告知书 */
  REFUSAL,
  /** 调解协议书, 和解协议书: what two parties sign. */
  AGREEMENT,
  /** The answer to a question (咨询). */
  INQUIRY,
  /** Every other answer. */
  OTHER;

  /** Whether it ends a petition: what the law wants of it then has to be there. */
  public boolean isFormal() {
    return switch (this) {
      case DECISION, DOCUMENT, REFUSAL, AGREEMENT -> true;
      case INQUIRY, OTHER -> false;
    };
  }

  /**
   * @param subKind null for kinds that have none
   */
  static Occasion ofAnswering(SubKind subKind) {
    return switch (subKind) {
      case APPEAL -> DECISION;
      case INQUIRY -> INQUIRY;
      case ACCUSATION, ASSISTANCE -> OTHER;
      case null -> OTHER;
    };
  }

  /** Empty for what decides nothing. */
  static Optional<Occasion> of(DocumentKind document) {
    return switch (document) {
      case DECISION, REVIEW_DECISION, FINAL_DECISION -> Optional.of(DOCUMENT);
      case REFUSAL_NOTICE -> Optional.of(REFUSAL);
      case MEDIATION_AGREEMENT, SETTLEMENT_AGREEMENT -> Optional.of(AGREEMENT);
      case ACCEPTANCE_NOTICE,
          TRANSFER_LETTER,
          EXTENSION_NOTICE,
          CLOSING_REPORT,
          RETURN_RECEIPT,
          HEARING_NOTICE ->
          Optional.empty();
    };
  }
}
