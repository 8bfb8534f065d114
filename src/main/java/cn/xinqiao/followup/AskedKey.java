package cn.xinqiao.followup;

/** Which of the two questions is open: one at a time. */
public enum AskedKey {
  /** 事情办好了吗? or, of an inquiry, 这是您要的吗? */
  MATTER,
  /** 心里踏实了吗? */
  HEART
}
