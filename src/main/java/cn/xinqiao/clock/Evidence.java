package cn.xinqiao.clock;

/** How well the source of a rule is known; counsel looks at all but {@link #V} first. */
public enum Evidence {
  /** The text of the article was read. */
  V,
  /** Only an excerpt or a secondary page was readable. */
  P,
  /** General knowledge, not verified. */
  U,
  /** No rule gives a number: our own promise. */
  D
}
