package cn.xinqiao.routing;

import cn.xinqiao.office.Office;

/**
 * An office that may own the place.
 *
 * @param confidence from 0 (a guess) to 1 (written in so many words); good for ordering, not a
 *     probability
 */
public record Candidate(Office office, double confidence) {}
