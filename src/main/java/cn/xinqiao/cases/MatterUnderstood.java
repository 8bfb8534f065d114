package cn.xinqiao.cases;

import cn.xinqiao.kernel.CaseNumber;
import java.time.Instant;

/**
 * It is known what a case is about: it was opened, or its voice message was heard. Told within that
 * transaction.
 *
 * @param confidential the case has become one, whatever the words say
 */
public record MatterUnderstood(
    CaseNumber number, NewMatter matter, boolean confidential, Instant openedAt) {}
