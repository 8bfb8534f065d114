package cn.xinqiao.cases.together;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Subject;
import java.util.List;

/**
 * 准入: tasks outside a street's or committee's list are not pushed to it. 上海市街道办事处条例 articles 10 and
 * 23, 上海市居民委员会工作条例 article 25; the lists are {@code seeds/rules/task-lists.csv}. An office may take
 * such tasks on of its own accord.
 */
public interface Admission {

  /**
   * @param to the office that would get the task; no other level has a list
   * @throws Refusal.RuleBroken when its list does not hold it and it did not ask for it; names the
   *     list's source
   */
  void require(OfficeCode to, Subject subject, Task task);

  /**
   * The office takes on tasks of this subject, whatever its list says.
   *
   * @throws Refusal.Forbidden unless the caller leads that office
   * @throws Refusal.RuleBroken for an office that has no list
   */
  void takeOn(Caller caller, Subject subject);

  /** From now on its list counts again. */
  void takeOnNoMore(Caller caller, Subject subject);

  /** The list of the caller's own office, in the order of subjects; empty where there is none. */
  List<Entry> list(Caller caller);

  /** What an office is asked to do. */
  enum Task {
    /** To have the case and answer it. */
    LEAD,
    /** 协办 */
    CO_HANDLING,
    /** A grid keeper looks and tells. */
    KEEPER
  }

  /** How a subject stands in a list. */
  enum Standing {
    ALLOWED,
    ASSISTING,
    NOT;

    boolean admits(Task task) {
      return switch (this) {
        case ALLOWED -> true;
        case ASSISTING -> task != Task.LEAD;
        case NOT -> false;
      };
    }
  }

  /**
   * @param takenOn of its own accord
   */
  record Entry(Subject subject, Standing standing, String source, String status, boolean takenOn) {}
}
