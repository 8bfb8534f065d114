package cn.xinqiao.kernel;

import java.util.Map;

/**
 * Something was erased; observed in the same transaction.
 *
 * @param listVersion the version of the rules
 * @param counts how many of what, never of whom
 */
public record Erased(Retention.Rule rule, int listVersion, Map<String, Integer> counts) {}
