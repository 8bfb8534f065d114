package cn.xinqiao.cases;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds cases for an officer. What the officer may not see is absent from lists and counts alike.
 */
public interface CaseSearch {

  /** Emergencies first, then what is due first. */
  Page<CaseFile.Line> find(Caller caller, Wanted wanted, int page, int size);

  /** The numbers of cases in each state that the officer sees. */
  Map<CaseState, Long> counts(Caller caller);

  /** Those of these cases that the officer sees; nothing is written down, as for a list. */
  Set<CaseNumber> seen(Caller caller, Collection<CaseNumber> numbers);

  /** All cases that ring at this officer's desk, whatever their state, oldest alarm first. */
  List<CaseFile.Line> ringing(Caller caller);

  /** Those of these cases that the officer sees and that still have their words, in no order. */
  List<CaseFile.Line> lines(Caller caller, Collection<CaseNumber> numbers);

  /**
   * What to look for; everything that is empty does not matter. Due means on or before that day.
   */
  record Wanted(
      Optional<OfficeCode> office,
      Optional<CaseState> state,
      Optional<Kind> kind,
      Optional<Subject> subject,
      Optional<Urgency> urgency,
      Optional<LocalDate> due,
      Optional<String> words) {

    public static Wanted everything() {
      return new Wanted(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    public Wanted inState(CaseState wanted) {
      return new Wanted(office, Optional.of(wanted), kind, subject, urgency, due, words);
    }
  }

  /** One page of a list, and how many there are in all. */
  record Page<T>(List<T> items, int page, int size, long total) {}
}
