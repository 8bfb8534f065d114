package cn.xinqiao.cases.reception;

import cn.xinqiao.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A day of receptions as it is asked for; times are of Shanghai.
 *
 * @param slotMinutes how long one visitor has
 * @param capacity how many may come at one time
 * @param place such as 信访接待室
 * @param address with road and number, as residents are told it
 * @param leader the account of who receives
 * @param anyway also on a day that is not worked
 */
public record ReceptionPlan(
    ReceptionKind kind,
    LocalDate on,
    LocalTime from,
    LocalTime until,
    int slotMinutes,
    int capacity,
    String place,
    String address,
    String leader,
    boolean anyway) {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int SHORTEST = 5;
  private static final int LONGEST = 240;
  private static final int MOST_AT_ONCE = 50;
  private static final int PLACE = 120;
  private static final int ADDRESS = 200;

  public ReceptionPlan {
    if (!from.isBefore(until)) {
      throw new Refusal.RuleBroken("a reception ends after it begins");
    }
    if (slotMinutes < SHORTEST || slotMinutes > LONGEST) {
      throw new Refusal.RuleBroken("a visit takes " + SHORTEST + " to " + LONGEST + " minutes");
    }
    if (capacity < 1 || capacity > MOST_AT_ONCE) {
      throw new Refusal.RuleBroken("at one time 1 to " + MOST_AT_ONCE + " may come");
    }
    if (Duration.between(from, until).toMinutes() < slotMinutes) {
      throw new Refusal.RuleBroken("not one visit fits into that time");
    }
    place = written(place, PLACE, "where is it?");
    address = written(address, ADDRESS, "which road and number?");
  }

  private static String written(String text, int most, String otherwise) {
    if (text == null || text.isBlank()) {
      throw new Refusal.RuleBroken(otherwise);
    }
    if (text.strip().length() > most) {
      throw new Refusal.TooLarge("at most " + most + " characters");
    }
    return text.strip();
  }

  Instant begins() {
    return on.atTime(from).atZone(SHANGHAI).toInstant();
  }

  Instant ends() {
    return on.atTime(until).atZone(SHANGHAI).toInstant();
  }

  int slots() {
    return (int) (Duration.between(from, until).toMinutes() / slotMinutes);
  }

  /** When each visit begins; what is left over at the end is too short for one. */
  Stream<Instant> times() {
    var step = Duration.ofMinutes(slotMinutes);
    return IntStream.range(0, slots()).mapToObj(n -> begins().plus(step.multipliedBy(n)));
  }
}
