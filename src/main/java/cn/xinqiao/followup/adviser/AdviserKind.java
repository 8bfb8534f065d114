package cn.xinqiao.followup.adviser;

/** What an adviser is: 三师三顾问 of a street, and two who are asked beside them. */
public enum AdviserKind {
  /** 社区政工师 */
  CIVIC_WORKER,
  /** 社区规划师 */
  PLANNER,
  /** 社区健康师 */
  HEALTH,
  /** 党建顾问 */
  PARTY,
  /** 治理顾问 */
  GOVERNANCE,
  /** 法律顾问 */
  LEGAL,
  /** 人民调解员 */
  MEDIATOR,
  /** 心理咨询师 */
  PSYCHOLOGIST
}
