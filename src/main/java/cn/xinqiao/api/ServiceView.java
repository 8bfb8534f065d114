package cn.xinqiao.api;

import cn.xinqiao.cases.Services.Act;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * An act of service as the contract has it.
 *
 * @param document missing for an answer that is no document of ours
 * @param on missing while it is on its way
 * @param proof how a message arrived, or what the officer wrote
 * @param scanned whether the slip can be fetched
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServiceView(
    long id,
    Long document,
    String way,
    String status,
    LocalDate on,
    String proof,
    boolean scanned) {

  static ServiceView of(Act act) {
    return new ServiceView(
        act.id(),
        act.document().orElse(null),
        act.way().name(),
        act.arrival().name(),
        act.on().orElse(null),
        act.arrivedBy().or(act::proof).orElse(null),
        act.scanned());
  }
}
