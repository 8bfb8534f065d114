package cn.xinqiao.triage.internal;

import java.util.Set;

/**
 * Words that take the danger out of a phrase near them.
 *
 * @param words the group of its words
 * @param rules the dangers that it can calm
 * @param unless groups of words that give the danger back when they stand no later than its clause:
 *     去年着过火，现在又着了
 * @param pleas groups of words that give it back anywhere in the sentence: 听说着火，快来
 */
record Calm(
    String id,
    CalmReach reach,
    int words,
    Set<String> rules,
    Set<Integer> unless,
    Set<Integer> pleas) {}
