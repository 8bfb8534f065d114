package cn.xinqiao.cases;

import cn.xinqiao.kernel.Caller;
import java.util.Collection;

/**
 * Writes down that cases were shown in a list, where only a line of each is seen. A list is one
 * entry: its filter, and how many were shown of how many; not which words were looked for, because
 * they may be a resident's name. A page that renews itself is a new entry only when it shows
 * something new. What rings is written down for each case, once for each officer.
 */
public interface ListsShown {

  /**
   * @param more what the page shows beside the list itself, such as {@code ringing=1 tasks=3}; may
   *     be empty
   */
  void list(Caller caller, CaseSearch.Wanted wanted, CaseSearch.Page<?> shown, String more);

  void ringing(Caller caller, Collection<CaseFile.Line> cases);

  /** Numbers of cases whose messages nobody takes, for who keeps the channels. */
  void unsent(Caller caller, int shown);

  /** What offices owe each other, for the office that it is shown to. */
  void together(Caller caller, int shown);
}
