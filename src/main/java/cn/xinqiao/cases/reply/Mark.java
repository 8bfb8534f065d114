package cn.xinqiao.cases.reply;

/** What a sentence does, known by its words ({@code rules/reply-phrases.csv}). */
enum Mark {
  COURTESY,
  FOUND,
  DONE,
  PLANNED,
  DECIDED,
  WHEN,
  WHO,
  REASON,
  LAW,
  ARTICLE,
  REMEDY,
  TERM,
  EMPTY,
  ELSEWHERE,
  DOOR,
  BLAMES,
  PLEDGE,
  /** In what a resident wrote: asks or wishes something. */
  ASKING,
  /** Is in every message, and says nothing of what this one is about. */
  COMMON
}
