package cn.xinqiao.kernel;

/** The finer track under a {@link Kind}; suggestions have none. */
public enum SubKind {
  /** 申诉求决: a right, money or status is denied or disputed. */
  APPEAL,
  /** 检举控告: misconduct of officials or public units; handled confidentially. */
  ACCUSATION,
  /** 咨询: a question. */
  INQUIRY,
  /** 求助: somebody should come, look, fix, stop or explain. */
  ASSISTANCE
}
