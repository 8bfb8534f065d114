package cn.xinqiao.cases.grid;

import java.util.Optional;
import java.util.stream.Stream;

/** 三级网格, widest first. */
public enum GridLevel {
  /** 居委大网格 */
  LARGE("大网格"),
  /** 小区中网格 */
  MIDDLE("中网格"),
  /** 楼组微网格 */
  MICRO("微网格");

  private final String written;

  GridLevel(String written) {
    this.written = written;
  }

  /** As files have it, in Chinese or by its code. */
  static Optional<GridLevel> read(String cell) {
    return Stream.of(values())
        .filter(level -> cell.endsWith(level.written) || cell.equalsIgnoreCase(level.name()))
        .findFirst();
  }

  String written() {
    return written;
  }

  /** The level that a node of this level hangs under; empty for the widest. */
  Optional<GridLevel> above() {
    return switch (this) {
      case LARGE -> Optional.empty();
      case MIDDLE -> Optional.of(LARGE);
      case MICRO -> Optional.of(MIDDLE);
    };
  }
}
