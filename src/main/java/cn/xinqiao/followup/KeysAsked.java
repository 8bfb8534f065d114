package cn.xinqiao.followup;

/** Which keys a case has ({@code rules/keys.csv}). */
public enum KeysAsked {
  /** 事情办好了吗? and 心里踏实了吗? */
  BOTH,
  /** Of a suggestion nobody can say that it is done; only what became of it. */
  HEART,
  /** 这是您要的吗? */
  QUESTION,
  NONE
}
