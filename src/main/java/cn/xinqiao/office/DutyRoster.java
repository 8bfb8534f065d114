package cn.xinqiao.office;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who is on duty where and when; a street keeps a duty office for 24 hours a day
 * (《上海市实施〈突发事件应对法〉办法》 23–25). Each method is a transaction, or part of the caller's.
 */
public interface DutyRoster {

  /** The officers who are on duty at this office at that time, by name; empty is a gap. */
  List<OnDuty> onDuty(OfficeCode office, Instant at);

  /** The officers who lead this office, whether on duty or not. */
  List<OnDuty> leads(OfficeCode office);

  /** The logins that may stand on the roster of this office. */
  List<String> eligible(OfficeCode office);

  /** Shifts that touch the time from {@code from} until {@code until}, in their order. */
  List<Shift> between(OfficeCode office, Instant from, Instant until);

  /**
   * @throws Refusal.RuleBroken when this is nobody of the office, or no time that can be worked
   * @throws Refusal.Conflict when the same officer begins at that time already
   */
  void add(OfficeCode office, Planned shift);

  /** Whatever begins within the time that these shifts span is replaced by them, or nothing is. */
  void replace(OfficeCode office, List<Planned> shifts);

  /**
   * @throws Refusal.NotFound when this office has no such shift
   */
  void remove(OfficeCode office, long shift);

  /** Somebody who is called. */
  record OnDuty(long officerId, String login) {}

  /** A shift that is asked for. */
  record Planned(String login, Instant begins, Instant ends) {
    private static final Duration LONGEST = Duration.ofDays(400);

    /** It ends after it begins, and nobody is on duty for years. */
    public boolean isWorkable() {
      return begins.isBefore(ends) && !ends.isAfter(begins.plus(LONGEST));
    }
  }

  /**
   * A shift of the roster.
   *
   * @param reachable whether the officer has left a way to be told away from the desk
   */
  record Shift(long id, String login, Instant begins, Instant ends, boolean reachable) {}
}
