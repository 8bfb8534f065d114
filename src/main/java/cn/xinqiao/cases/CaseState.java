package cn.xinqiao.cases;

import cn.xinqiao.kernel.Refusal;

/** The whole life of a case on one screen; add a state and the compiler finds the gap. */
public enum CaseState {
  /** 待受理: on an office's desk, not yet taken. */
  OPEN,
  /** 办理中 */
  ACCEPTED,
  /** 已答复: an answer was sent; whether matter and heart are settled is the resident's to say. */
  REPLIED,
  /** 不予受理, by an officer and with a reason. */
  REFUSED,
  /** 已撤回, by the resident and asked back once. */
  WITHDRAWN,
  /** 已结案: put away; a resident who says that it is not put right opens it again. */
  CLOSED;

  /** What can happen to a case that may change its state. */
  public enum Signal {
    ACCEPT,
    REFUSE,
    MOVE,
    REPLY,
    WITHDRAW,
    CLOSE,
    /** 复查、复核: an office above looks again. */
    REVIEW,
    /** 重办: a reporter says that it is not put right. */
    REOPEN,
    /** The reporter who had it opened again says that it is put right after all. */
    STAND
  }

  /**
   * @throws Refusal.Conflict when this cannot happen now; says what the case is instead
   */
  public CaseState on(Signal signal) {
    return switch (this) {
      case OPEN ->
          switch (signal) {
            case ACCEPT -> ACCEPTED;
            case REFUSE -> REFUSED;
            case MOVE -> OPEN;
            case WITHDRAW -> WITHDRAWN;
            case REPLY, CLOSE, REVIEW, REOPEN, STAND -> throw wrong(signal);
          };
      case ACCEPTED ->
          switch (signal) {
            case REPLY, STAND -> REPLIED;
            case MOVE -> OPEN;
            case WITHDRAW -> WITHDRAWN;
            case ACCEPT, REFUSE, CLOSE, REVIEW, REOPEN -> throw wrong(signal);
          };
      case REPLIED ->
          switch (signal) {
            case REPLY -> REPLIED;
            case WITHDRAW -> WITHDRAWN;
            case CLOSE -> CLOSED;
            case REVIEW -> OPEN;
            case REOPEN -> ACCEPTED;
            case ACCEPT, REFUSE, MOVE, STAND -> throw wrong(signal);
          };
      case CLOSED ->
          switch (signal) {
            case WITHDRAW -> WITHDRAWN;
            case REVIEW -> OPEN;
            case REOPEN -> ACCEPTED;
            case ACCEPT, REFUSE, MOVE, REPLY, CLOSE, STAND -> throw wrong(signal);
          };
      case REFUSED, WITHDRAWN -> throw wrong(signal);
    };
  }

  /** Whether the office still owes something. */
  public boolean isRunning() {
    return switch (this) {
      case OPEN, ACCEPTED -> true;
      case REPLIED, REFUSED, WITHDRAWN, CLOSED -> false;
    };
  }

  /** Whether nothing more will come. */
  public boolean isEnded() {
    return switch (this) {
      case REFUSED, WITHDRAWN -> true;
      case OPEN, ACCEPTED, REPLIED, CLOSED -> false;
    };
  }

  private Refusal wrong(Signal signal) {
    return new Refusal.Conflict("a case that is " + this + " cannot take " + signal);
  }
}
