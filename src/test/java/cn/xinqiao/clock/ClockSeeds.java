package cn.xinqiao.clock;

import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The real lists of the project, and what they look like after a mistake. */
final class ClockSeeds {
  static final SeedFile HOLIDAYS = read("rules/holidays.csv");
  static final SeedFile DEADLINES = read("rules/deadlines.csv");
  static final WorkCalendar CALENDAR = new WorkCalendar(HOLIDAYS);

  private ClockSeeds() {}

  /** The calendar as it was before the notice for 2026 came out. */
  static WorkCalendar calendarOf2025() {
    return new WorkCalendar(without(HOLIDAYS, ",2026-"));
  }

  static SeedFile changed(SeedFile file, String what, String into) {
    if (!file.content().contains(what)) {
      throw new IllegalArgumentException("not in " + file.name() + ": " + what);
    }
    return new SeedFile(file.name(), file.version(), file.content().replace(what, into));
  }

  static SeedFile without(SeedFile file, String mark) {
    var kept = file.lines().stream().filter(line -> !line.contains(mark));
    return new SeedFile(file.name(), file.version(), kept.collect(Collectors.joining("\n")));
  }

  static SeedFile with(SeedFile file, String lastRow) {
    return new SeedFile(file.name(), file.version(), file.content() + lastRow + "\n");
  }

  /** Counted as an editor does, from 1. */
  static int lineOf(SeedFile file, String mark) {
    var lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(mark)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("not in " + file.name() + ": " + mark);
  }

  private static SeedFile read(String name) {
    try {
      return new SeedFile(name, 3, Files.readString(Path.of("seeds", name.split("/"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
