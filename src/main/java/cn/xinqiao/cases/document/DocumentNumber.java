package cn.xinqiao.cases.document;

import java.time.LocalDate;

/**
 * The number of an issued document, such as 殷信告〔2026〕12号: unique for its office, mark and year;
 * gaps are allowed.
 */
record DocumentNumber(String prefix, String mark, int year, int serial) {
  static DocumentNumber of(String prefix, String mark, LocalDate on, int serial) {
    return new DocumentNumber(prefix, mark, on.getYear(), serial);
  }

  @Override
  public String toString() {
    return prefix + mark + "〔" + year + "〕" + serial + "号";
  }
}
