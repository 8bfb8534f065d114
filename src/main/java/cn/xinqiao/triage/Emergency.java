package cn.xinqiao.triage;

/**
 * A danger that a message speaks of.
 *
 * @param kind the most pressing danger, by the order of the rules
 * @param phrase the resident's own words that gave it away
 * @param reason for officers, in Chinese: the phrase, the kind and the id of the rule
 */
public record Emergency(EmergencyKind kind, String phrase, String reason) {}
