package cn.xinqiao.cases.reception;

/** Who goes to whom. */
public enum ReceptionKind {
  /** 接访: at the office's counter. */
  COUNTER,
  /** 下访: the leader comes, for instance to a committee's house. */
  DOORSTEP
}
