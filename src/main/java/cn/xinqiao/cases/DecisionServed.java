package cn.xinqiao.cases;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import java.time.LocalDate;

/**
 * The decision of an appeal was served. Told within that transaction, which holds the case's lock.
 *
 * @param office that decided
 * @param on the day of service, Asia/Shanghai
 */
public record DecisionServed(
    CaseNumber number, Stage stage, Conclusion.Outcome outcome, OfficeCode office, LocalDate on) {}
