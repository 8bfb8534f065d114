package cn.xinqiao.cases;

import cn.xinqiao.kernel.CaseNumber;

/**
 * The words of a case were kept as long as was promised, and are erased. Told within that
 * transaction, so that what others made of them goes with them.
 */
public record WordsErased(CaseNumber number) {}
