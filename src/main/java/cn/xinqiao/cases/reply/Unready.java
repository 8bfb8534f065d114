package cn.xinqiao.cases.reply;

import cn.xinqiao.kernel.Refusal;

/** A decision lacks what it must hold, and nobody has said why it should leave all the same. */
public final class Unready extends Refusal.RuleBroken {
  private final transient Reading reading;

  Unready(Reading reading) {
    super("the answer lacks what a decision must hold (信访工作条例第三十二条)");
    this.reading = reading;
  }

  public Reading reading() {
    return reading;
  }
}
