package cn.xinqiao.desk.casefile;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.DeskTasks;
import java.util.EnumSet;
import java.util.Set;

/** What an officer can do on a case's page. */
enum Deed {
  ACKNOWLEDGE,
  ACCEPT,
  RESEARCH,
  REPLY,
  MESSAGE,
  TRANSFER,
  RETURN,
  RETYPE,
  REFUSE,
  EXTEND,
  HEARING,
  SERVE,
  REVIEW,
  REVEAL,
  TAKE_OVER,
  HAND_BACK,
  /** Calling from the case, without a task to do so. */
  TELEPHONE,
  LISTEN,
  CALL;

  /** Forms that make sense in a state; whether they are carried out is decided by the case. */
  static Set<Deed> in(CaseState state) {
    return switch (state) {
      case OPEN ->
          EnumSet.of(
              ACCEPT, MESSAGE, TAKE_OVER, HAND_BACK, TRANSFER, RETURN, RETYPE, REFUSE, REVEAL,
              TELEPHONE);
      case ACCEPTED ->
          EnumSet.of(
              RESEARCH, REPLY, MESSAGE, TAKE_OVER, HAND_BACK, EXTEND, HEARING, TRANSFER, RETURN,
              RETYPE, REVEAL, TELEPHONE);
      case REPLIED ->
          EnumSet.of(REPLY, MESSAGE, TAKE_OVER, HAND_BACK, SERVE, REVIEW, REVEAL, TELEPHONE);
      case REFUSED, WITHDRAWN, CLOSED -> EnumSet.of(MESSAGE, REVEAL, TELEPHONE);
    };
  }

  /** Whether it ends a task of the case, and is no act on the case itself. */
  boolean isTask() {
    return this == LISTEN || this == CALL;
  }

  boolean isFor(DeskTasks.Kind task) {
    return name().equals(task.name());
  }

  /** Whether the case is off this desk afterwards, so that the queue comes next. */
  boolean endsHere() {
    return switch (this) {
      case TRANSFER, REFUSE, REVIEW, LISTEN -> true;
      case ACKNOWLEDGE,
          ACCEPT,
          RESEARCH,
          REPLY,
          MESSAGE,
          RETYPE,
          RETURN,
          EXTEND,
          HEARING,
          SERVE,
          REVEAL,
          TELEPHONE,
          TAKE_OVER,
          HAND_BACK,
          CALL ->
          false;
    };
  }
}
