package cn.xinqiao.cases;

/** The written documents of a case; what stands in each is data in {@code seeds/documents}. */
public enum DocumentKind {
  /** 受理告知书 */
  ACCEPTANCE_NOTICE,
  /** 不予受理告知书 */
  REFUSAL_NOTICE,
  /** 转送（交办）函 */
  TRANSFER_LETTER,
  /** 延期告知书 */
  EXTENSION_NOTICE,
  /** 信访处理意见书: once it is served, 复查 can be asked for. */
  DECISION,
  /** 复查意见书: once it is served, 复核 can be asked for. */
  REVIEW_DECISION,
  /** 复核意见书: the last word of the petition procedure. */
  FINAL_DECISION,
  /** 办结报告 */
  CLOSING_REPORT,
  /** 调解协议书 */
  MEDIATION_AGREEMENT,
  /** 和解协议书 */
  SETTLEMENT_AGREEMENT,
  /** 送达回证 */
  RETURN_RECEIPT,
  /** 听证通知书 */
  HEARING_NOTICE;

  /** Whether such a document says something true of a case in this state. */
  public boolean fits(CaseState state) {
    boolean refused = state == CaseState.REFUSED;
    boolean taken = !refused && state != CaseState.OPEN;
    boolean answered = state == CaseState.REPLIED || state == CaseState.CLOSED;
    return switch (this) {
      case REFUSAL_NOTICE -> refused;
      case ACCEPTANCE_NOTICE, EXTENSION_NOTICE, HEARING_NOTICE -> taken;
      case DECISION, REVIEW_DECISION, FINAL_DECISION, CLOSING_REPORT -> answered;
      case TRANSFER_LETTER, MEDIATION_AGREEMENT, SETTLEMENT_AGREEMENT, RETURN_RECEIPT -> true;
    };
  }

  /** Whether the office that has the case at this stage can write it. */
  public boolean isAt(Stage stage) {
    return switch (this) {
      case DECISION -> stage == Stage.HANDLING;
      case REVIEW_DECISION -> stage == Stage.REVIEW;
      case FINAL_DECISION -> stage == Stage.FINAL_REVIEW;
      case ACCEPTANCE_NOTICE,
          REFUSAL_NOTICE,
          TRANSFER_LETTER,
          EXTENSION_NOTICE,
          CLOSING_REPORT,
          MEDIATION_AGREEMENT,
          SETTLEMENT_AGREEMENT,
          RETURN_RECEIPT,
          HEARING_NOTICE ->
          true;
    };
  }
}
