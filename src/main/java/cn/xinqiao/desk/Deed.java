package cn.xinqiao.desk;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.DeskTasks;
import java.util.EnumSet;
import java.util.Set;

/** What an officer can do on a case's page. */
enum Deed {
  ACKNOWLEDGE,
  ACCEPT,
  REPLY,
  MESSAGE,
  TRANSFER,
  RETURN,
  REFUSE,
  REVEAL,
  TAKE_OVER,
  HAND_BACK,
  LISTEN,
  CALL;

  /** Forms that make sense in a state; whether they are carried out is decided by the case. */
  static Set<Deed> in(CaseState state) {
    return switch (state) {
      case OPEN ->
          EnumSet.of(ACCEPT, MESSAGE, TAKE_OVER, HAND_BACK, TRANSFER, RETURN, REFUSE, REVEAL);
      case ACCEPTED -> EnumSet.of(REPLY, MESSAGE, TAKE_OVER, HAND_BACK, TRANSFER, RETURN, REVEAL);
      case REPLIED -> EnumSet.of(REPLY, MESSAGE, TAKE_OVER, HAND_BACK, REVEAL);
      case REFUSED, WITHDRAWN, CLOSED -> EnumSet.of(MESSAGE, REVEAL);
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
      case TRANSFER, RETURN, REFUSE, LISTEN -> true;
      case ACKNOWLEDGE, ACCEPT, REPLY, MESSAGE, REVEAL, TAKE_OVER, HAND_BACK, CALL -> false;
    };
  }
}
