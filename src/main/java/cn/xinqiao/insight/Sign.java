package cn.xinqiao.insight;

import cn.xinqiao.office.Office;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A reason to look whether a figure was made rather than earned; never a finding, and never about a
 * person.
 *
 * @param day on which; empty for what is spread over the weeks
 * @param count of cases, or of keys
 * @param among of how many; for a device, on how many cases; for closings, how many were decided
 */
public record Sign(What what, Office office, Optional<LocalDate> day, long count, long among) {

  /** What it looks like. */
  public enum What {
    /** Many cases of one office answered on one day, just before their last day. */
    MASS_ANSWERING,
    /** Many cases of one office closed with approval on one day, without their residents' word. */
    MASS_CLOSING,
    /** The keys of many reporters turned from one device. */
    ONE_DEVICE,
    /** Keys turned right after an officer's call. */
    AFTER_CALL
  }
}
