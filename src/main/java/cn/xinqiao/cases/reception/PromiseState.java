package cn.xinqiao.cases.reception;

/** What became of a promise. */
public enum PromiseState {
  OPEN,
  /** The office says so; whether it is true the resident is asked. */
  KEPT,
  BROKEN
}
