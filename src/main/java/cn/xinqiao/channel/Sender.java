package cn.xinqiao.channel;

/** Who wrote a message. */
public enum Sender {
  RESIDENT,
  BOT,
  OFFICER
}
