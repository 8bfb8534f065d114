package cn.xinqiao.clock;

import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has happened to one clock, oldest first. Entries are only ever added, and the same entries
 * and the same calendar always give the same date.
 *
 * <p>The day of a start is not counted, nor is the day on which a paused clock goes on: a pause
 * takes out the days after the one on which it began, up to and with the one on which it ended.
 */
public record Ledger(List<Entry> entries) {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  /** Something that happened to a clock. */
  public sealed interface Entry {
    Instant at();
  }

  public record Started(Instant at, Term term) implements Entry {}

  /** Its days do not count: a hearing is held. */
  public record Paused(Instant at) implements Entry {}

  public record Resumed(Instant at) implements Entry {}

  public record Extended(Instant at, Term by) implements Entry {}

  /** What was owed is done, or is not owed any more. */
  public record Stopped(Instant at) implements Entry {}

  /**
   * @throws IllegalArgumentException when they do not begin with a start
   * @throws Refusal.Conflict when one of them cannot follow what was before
   */
  public Ledger {
    if (entries.isEmpty() || !(entries.getFirst() instanceof Started)) {
      throw new IllegalArgumentException("a clock begins with its start");
    }
    entries = List.copyOf(entries);
    for (int i = 1; i < entries.size(); i++) {
      requireMayFollow(entries.subList(0, i), entries.get(i));
    }
  }

  public static Ledger started(Instant at, Term term) {
    return new Ledger(List.of(new Started(at, term)));
  }

  /**
   * @throws Refusal.Conflict when this cannot happen to it now
   */
  public Ledger and(Entry next) {
    return new Ledger(Stream.concat(entries.stream(), Stream.of(next)).toList());
  }

  public boolean isPaused() {
    return isPaused(entries);
  }

  public boolean isStopped() {
    return entries.getLast() instanceof Stopped;
  }

  public boolean wasExtended() {
    return entries.stream().anyMatch(Extended.class::isInstance);
  }

  /** All the days that it has, extensions included. */
  public Term term() {
    return entries.stream()
        .flatMap(entry ->
            switch (entry) {
              case Started(var _, var term) -> Stream.of(term);
              case Extended(var _, var by) -> Stream.of(by);
              case Paused _, Resumed _, Stopped _ -> Stream.<Term>empty();
            })
        .reduce(Term::plus)
        .orElseThrow();
  }

  /** The last day in time; empty while it is paused, because nobody knows for how long. */
  public Optional<Reckoned> due(WorkCalendar calendar) {
    var pauses = pauses();
    return pauses.stream().anyMatch(Pause::isOpen)
        ? Optional.empty()
        : Optional.of(calendar.plus(day(entries.getFirst().at()), term(), pauses));
  }

  private List<Pause> pauses() {
    var pauses = new ArrayList<Pause>();
    for (Entry entry : entries) {
      switch (entry) {
        case Paused(var at) -> pauses.add(new Pause(day(at), Optional.empty()));
        case Resumed(var at) -> pauses.add(pauses.removeLast().until(day(at)));
        case Started _, Extended _, Stopped _ -> {}
      }
    }
    return pauses;
  }

  /**
   * Days that are not counted.
   *
   * @param after the day on which the clock was paused, which had been counted
   * @param until with this day; empty while it lasts
   */
  record Pause(LocalDate after, Optional<LocalDate> until) {
    boolean isOpen() {
      return until.isEmpty();
    }

    Pause until(LocalDate day) {
      return new Pause(after, Optional.of(day));
    }

    boolean holds(LocalDate day) {
      return day.isAfter(after) && until.filter(day::isAfter).isEmpty();
    }
  }

  private static void requireMayFollow(List<Entry> before, Entry next) {
    if (next.at().isBefore(before.getLast().at())) {
      throw new Refusal.Conflict("something later has happened to this clock");
    }
    boolean paused = isPaused(before);
    boolean may =
        !(before.getLast() instanceof Stopped)
            && switch (next) {
              case Started _ -> false;
              case Paused _, Extended _ -> !paused;
              case Resumed _ -> paused;
              case Stopped _ -> true;
            };
    if (!may) {
      throw new Refusal.Conflict(
          "a clock that is %s cannot be %s".formatted(state(before), name(next)));
    }
  }

  private static boolean isPaused(List<Entry> entries) {
    return entries.reversed().stream()
        .filter(entry -> entry instanceof Paused || entry instanceof Resumed)
        .findFirst()
        .filter(Paused.class::isInstance)
        .isPresent();
  }

  private static String state(List<Entry> entries) {
    if (entries.getLast() instanceof Stopped) {
      return "stopped";
    }
    return isPaused(entries) ? "paused" : "running";
  }

  private static String name(Entry entry) {
    return switch (entry) {
      case Started _ -> "started";
      case Paused _ -> "paused";
      case Resumed _ -> "resumed";
      case Extended _ -> "extended";
      case Stopped _ -> "stopped";
    };
  }

  private static LocalDate day(Instant at) {
    return at.atZone(CITY).toLocalDate();
  }
}
