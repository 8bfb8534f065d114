package cn.xinqiao.insight;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;

/**
 * So many of the same thing, as the database counted them.
 *
 * @param office the one that was looked at, or the one directly below it in which they are
 */
record Tally(
    OfficeCode office, Subject subject, Kind kind, Week week, Occurrence one, long count) {}
