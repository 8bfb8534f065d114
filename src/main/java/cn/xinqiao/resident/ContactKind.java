package cn.xinqiao.resident;

/** Ways to reach a resident outside the channel they write in. */
public enum ContactKind {
  PHONE,
  EMAIL
}
