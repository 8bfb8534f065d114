package cn.xinqiao.triage;

/**
 * A danger that no rule has found, but that the words resemble: told without naming it, or named in
 * words that the rules do not know.
 *
 * @param danger the danger that it is most likely
 * @param probability above the threshold from which it is worth a question
 * @param sure whether it is likely enough to raise the alarm without asking
 */
public record Suspicion(Emergency danger, double probability, boolean sure) {}
