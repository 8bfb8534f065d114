package cn.xinqiao.office;

import java.time.LocalTime;

/** When an officer wants to read what could wait: two times of a working day in Shanghai. */
public interface GatheredHours {

  Hours of(long officerId);

  void choose(long officerId, Hours hours);

  /** The earlier and the later time of the day. */
  record Hours(LocalTime first, LocalTime second) {
    public Hours {
      if (!first.isBefore(second)) {
        throw new IllegalArgumentException("the first time is before the second");
      }
    }
  }
}
