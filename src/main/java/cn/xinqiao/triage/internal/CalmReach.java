package cn.xinqiao.triage.internal;

/** How far a word that takes the danger out of a phrase reaches. */
enum CalmReach {
  /** Denies what follows at once, filler words aside: 没有, not. */
  DENIES,
  /** Belongs to what stands right before it: 过 in 着火过. */
  CLOSES,
  /** From here to the end of the clause: 万一, 担心. */
  CLAUSE_AFTER,
  /** The clause that it stands in. */
  CLAUSE,
  /**
   * Opens a story: its clause; the next one too if it stands nearly alone (去年冬天，…); the rest of the
   * sentence if its own clause already told of the danger.
   */
  STORY,
  /** From here to the end of the sentence: 听说. */
  SENTENCE_AFTER,
  /** The sentence that it stands in: 演习. */
  SENTENCE,
  /** What was said before it, also in the sentence before: 火已经灭了. */
  BACKWARDS
}
