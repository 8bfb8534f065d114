package cn.xinqiao.cases;

import cn.xinqiao.kernel.CaseNumber;
import java.time.Instant;

/**
 * A line was written into a case's timeline. Told within that transaction, which holds the case's
 * lock, for whoever has to pass it on.
 */
public record CaseWentOn(CaseNumber number, Happening what, Instant at) {}
