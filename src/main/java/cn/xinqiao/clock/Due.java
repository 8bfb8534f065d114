package cn.xinqiao.clock;

import java.time.LocalDate;

/**
 * A date that is owed, with the rule that set it, so that "why this day?" always has an answer.
 *
 * @param on the last day in time, Asia/Shanghai
 * @param provisional true when the holidays of a year on the way are not known yet: {@code on} is
 *     then "not before", and the date is reckoned again once they are loaded
 * @param rule the id of the rule, see {@link Deadlines#rule}
 */
public record Due(What what, LocalDate on, boolean provisional, String rule) {}
