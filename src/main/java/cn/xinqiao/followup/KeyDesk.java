package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What officers see of the keys of a case, and what they do about it. No act of theirs turns a key.
 * Each act is one transaction like those of {@link cn.xinqiao.cases.CaseDesk}, and refuses in the
 * same way.
 */
public interface KeyDesk {

  /**
   * How each reporter stands, for a part of the case's page whose view is written down already.
   *
   * @throws Refusal.NotFound when the officer does not see the case
   */
  Sheet of(Caller caller, CaseNumber number);

  /**
   * Writes down what a reporter said on the telephone or at a visit. It counts for nothing until
   * the reporter, who is asked at once, says that it was so.
   *
   * @throws Refusal.NotFound when no such reporter is on the case
   * @throws Refusal.RuleBroken for a case that is not asked about, a reporter who is not to be
   *     asked, or a moment in the future
   */
  void propose(Caller caller, Request request, long reporter, Proposal proposal);

  /**
   * Writes down that a step was done: words were read, something was explained, help was arranged.
   * After an explanation the reporter is asked once more.
   *
   * @throws Refusal.NotFound when the case has no such step
   * @throws Refusal.Conflict when somebody has done it, or the reporter has said something else
   * @throws Refusal.RuleBroken without words, without the day where one is needed, or for a step
   *     that only an answer to the case does
   */
  void done(Caller caller, Request request, long step, Done how);

  /** What the caller's subtree owes to reporters who have answered, the earliest day first. */
  List<Listed> owed(Caller caller);

  /** What was said, to whom and when. */
  record Proposal(Heard heard, Instant at, Answer answer) {}

  /** Where an officer heard it. */
  enum Heard {
    CALL,
    VISIT
  }

  /**
   * How a step was done.
   *
   * @param words what was found, said or arranged; of a day to look again, the reason; of an
   *     explanation what remains to be said of it, and may be blank
   * @param lookOn the day on which somebody looks again; for that step alone
   * @param reached whether the reporter was reached; for a call alone
   * @param explained for an explanation alone
   */
  record Done(
      String words, Optional<LocalDate> lookOn, boolean reached, Optional<Explained> explained) {
    /** Of what is no explanation. */
    public Done(String words, Optional<LocalDate> lookOn, boolean reached) {
      this(words, lookOn, reached, Optional.empty());
    }

    public static Done of(Explained explained) {
      return new Done("", Optional.empty(), true, Optional.of(explained));
    }
  }

  /**
   * 讲清法理、讲明事理、讲透情理: what was explained to a reporter.
   *
   * @param law by which article or rule; may be blank where no right was decided, that is for what
   *     is no petition
   * @param facts what was found, and how it came about
   * @param feeling what it means for this person, and what was done to understand it
   */
  record Explained(String law, String facts, String feeling) {}

  /**
   * The keys of a case.
   *
   * @param mine whether the caller may act on it now
   */
  record Sheet(boolean mine, List<Reporter> reporters) {}

  /**
   * One reporter.
   *
   * @param number by which they know the case
   * @param rule the row of {@code rules/outcomes.csv} that says what is next
   */
  record Reporter(
      long id,
      CaseNumber number,
      OneHandling.Part part,
      Keys keys,
      Optional<LocalDate> promisedOn,
      Optional<Instant> matterAt,
      Optional<Instant> heartAt,
      Optional<Instant> settledAt,
      boolean neverAsk,
      Optional<Proposed> proposed,
      NextStep next,
      String rule,
      List<Visit> plan,
      List<Step> steps) {}

  /** What an officer wrote down and the reporter has not confirmed. */
  record Proposed(Optional<MatterKey> matter, Optional<HeartKey> heart, Instant at) {}

  /** One planned revisit, and what became of it. */
  record Visit(
      String rule,
      int nth,
      AskedKey asks,
      Via via,
      Instant dueAt,
      RevisitState state,
      Optional<Skipped> reason,
      Optional<Instant> sentAt,
      boolean anotherWay) {}

  /**
   * What is owed.
   *
   * @param provisional the day is only "not before"
   */
  record Step(long id, StepKind kind, Instant openedAt, LocalDate dueOn, boolean provisional) {}

  /** A step in a list, with its case. */
  record Listed(CaseFile.Line of, Step step) {}
}
