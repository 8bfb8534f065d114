package cn.xinqiao.followup;

import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;

/** The lists of follow-up as they are shipped, for tests without a container. */
final class Lists {
  private Lists() {}

  static SeedFile shipped(String name) {
    try {
      return new SeedFile(name, 1, Files.readString(Path.of("seeds", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shipped list with one change. */
  static SeedFile changed(String name, String before, String after) {
    var shipped = shipped(name);
    if (!shipped.content().contains(before)) {
      throw new IllegalArgumentException(name + " does not hold " + before);
    }
    return new SeedFile(name, 1, shipped.content().replace(before, after));
  }

  static WorkCalendar calendar() {
    return new WorkCalendar(shipped("rules/holidays.csv"));
  }

  /** A moment in Shanghai. */
  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(AskingHours.CITY).toInstant();
  }
}
