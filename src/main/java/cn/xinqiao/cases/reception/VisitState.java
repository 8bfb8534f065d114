package cn.xinqiao.cases.reception;

/** What became of an appointment. */
public enum VisitState {
  BOOKED,
  /** The visitor does not come, or comes at another time. */
  GIVEN_UP,
  /** It does not take place, or the case has gone elsewhere. */
  CALLED_OFF,
  CAME,
  ABSENT
}
