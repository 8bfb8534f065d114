package cn.xinqiao.followup.adviser;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import java.util.List;
import java.util.Optional;

/** The lists of advisers: each office keeps its own, and may ask those of the offices above. */
public interface AdviserPool {
  int LONGEST_NAME = 40;

  /** Whom the caller's office may ask, its own first; empty for who reads no cases. */
  List<Person> list(Caller caller);

  /** Whether the caller keeps the list of the own office. */
  boolean keeps(Caller caller);

  /**
   * Puts somebody on the list of the caller's office.
   *
   * @throws Refusal.Forbidden for anybody but a lead
   * @throws Refusal.RuleBroken without a name, or with what is no number
   */
  void add(Caller caller, Entry who);

  /**
   * Takes somebody off the list: what they were asked is wanted no more, who they were is
   * forgotten.
   *
   * @throws Refusal.NotFound when nobody of the caller's list is meant
   */
  void takeOff(Caller caller, long adviser);

  /**
   * Somebody new.
   *
   * @param mobile for the officers who call; may be empty
   */
  record Entry(AdviserKind kind, String name, String mobile) {}

  /**
   * Somebody on a list.
   *
   * @param own whether the caller may take them off it
   */
  record Person(
      long id,
      AdviserKind kind,
      String name,
      Optional<String> mobile,
      Office office,
      boolean own) {}
}
