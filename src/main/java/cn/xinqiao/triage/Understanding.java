package cn.xinqiao.triage;

import java.util.List;
import java.util.Optional;

/**
 * What a message holds.
 *
 * @param emergency danger to life or property now, if a rule found any
 * @param suspicion danger that the words resemble, if no rule found any
 * @param matters what is asked; empty for a greeting, thanks or chat
 */
public record Understanding(
    Optional<Emergency> emergency, Optional<Suspicion> suspicion, List<SortedMatter> matters) {}
