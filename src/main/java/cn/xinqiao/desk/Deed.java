package cn.xinqiao.desk;

import cn.xinqiao.cases.CaseState;
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
  REVEAL;

  /** Forms that make sense in a state; whether they are carried out is decided by the case. */
  static Set<Deed> in(CaseState state) {
    return switch (state) {
      case OPEN -> EnumSet.of(ACCEPT, MESSAGE, TRANSFER, RETURN, REFUSE, REVEAL);
      case ACCEPTED -> EnumSet.of(REPLY, MESSAGE, TRANSFER, RETURN, REVEAL);
      case REPLIED -> EnumSet.of(REPLY, MESSAGE, REVEAL);
      case REFUSED, WITHDRAWN, CLOSED -> EnumSet.of(MESSAGE, REVEAL);
    };
  }

  /** Whether the case is off this desk afterwards, so that the queue comes next. */
  boolean endsHere() {
    return switch (this) {
      case TRANSFER, RETURN, REFUSE -> true;
      case ACKNOWLEDGE, ACCEPT, REPLY, MESSAGE, REVEAL -> false;
    };
  }
}
