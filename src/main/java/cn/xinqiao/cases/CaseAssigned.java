package cn.xinqiao.cases;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import java.time.LocalDate;

/**
 * 交办: a case was passed on, and the office that got it is to report by a day. Told within the
 * transaction that passed it on; an observer that refuses undoes it.
 *
 * @param by who passed it on
 */
public record CaseAssigned(CaseNumber number, Caller by, OfficeCode to, LocalDate reportBy) {}
