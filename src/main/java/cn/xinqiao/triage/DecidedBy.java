package cn.xinqiao.triage;

/** What a decision rests on. */
public enum DecidedBy {
  /** A rule of the lists. */
  RULE,
  /** The embedding model and the classifier in this process. */
  EMBEDDED,
  /** A chat model, where one is configured. */
  MODEL,
  /** A person. */
  PERSON,
  /** Nothing was sure enough: the labels are the best guess. */
  UNSURE
}
