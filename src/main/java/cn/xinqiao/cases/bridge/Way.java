package cn.xinqiao.cases.bridge;

import java.util.Arrays;
import java.util.Optional;

/** How something reached an officer that no resident typed into a chat. */
public enum Way {
  /** 来信 */
  LETTER,
  /** 来电 */
  CALL,
  /** 来访 */
  VISIT,
  /** 工单: another system has it already. */
  ORDER;

  public static Optional<Way> named(String name) {
    return Arrays.stream(values()).filter(way -> way.name().equals(name)).findFirst();
  }
}
