package cn.xinqiao.followup;

import cn.xinqiao.cases.Stage;
import java.time.LocalDate;

/**
 * What a resident who does not agree with a decision may ask for now.
 *
 * @param stage 复查 or 复核
 * @param until the last day on which it may be asked for
 */
public record ReviewOffer(Stage stage, LocalDate until) {}
