package cn.xinqiao.cases.bridge;

/** What the text of an order or a column of a table holds. */
enum OrderField {
  NUMBER,
  NAME,
  PHONE,
  /** Where the person lives. */
  HOME,
  /** Where it happened. */
  PLACE,
  TITLE,
  WORDS,
  /** By when the other system wants it done. */
  DUE,
  RECEIVED;

  /** Whether it goes on over line ends; all others end with their line. */
  boolean isLong() {
    return this == WORDS;
  }
}
