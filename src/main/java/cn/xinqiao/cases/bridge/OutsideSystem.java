package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.Language;

/**
 * Another system that holds an order for the same matter.
 *
 * @param code stands in rows and in the interface, such as {@code HOTLINE_12345}
 */
public record OutsideSystem(String code, String zh, String en) {

  public String name(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }
}
