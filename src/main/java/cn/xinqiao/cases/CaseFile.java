package cn.xinqiao.cases;

import cn.xinqiao.clock.Term;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.office.Office;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything about one case that may be shown to whoever asked for it.
 *
 * @param words the resident's own, beside whatever was made of them
 * @param stage how far an appeal has gone up
 * @param concludedAt when the written answer of this stage was served
 * @param tasks what is owed beside the case itself
 * @param talking the officer who talks with the resident in the bot's place
 * @param together who else is told of it
 */
public record CaseFile(
    Line line,
    int version,
    String words,
    Optional<String> place,
    Optional<String> since,
    Optional<String> wanted,
    double confidence,
    String decidedBy,
    String decidedWith,
    List<String> reasons,
    Language language,
    boolean confirmed,
    boolean reachable,
    boolean ringing,
    boolean cameFromElsewhere,
    Stage stage,
    Optional<Instant> concludedAt,
    List<Due> dues,
    List<Step> timeline,
    List<String> pictures,
    List<Recording> recordings,
    List<DeskTasks.Owed> tasks,
    Optional<Talking> talking,
    Together together) {

  /**
   * One handling for several.
   *
   * @param reporters how many are told of this case; at least 1 as long as somebody is
   * @param joined the cases that go on in this one
   */
  public record Together(int reporters, List<CaseNumber> joined) {
    public static final Together ALONE = new Together(1, List.of());
  }

  /**
   * A case as a list shows it.
   *
   * @param erased its words were kept as long as was promised, and are gone
   * @param nextProvisional the next date is only "not before"
   * @param joinedInto the case that it goes on in; what is done for that one is done for it
   * @param urged how often a resident has asked where it stays: the case is counted, not the person
   * @param held who in the office has it, and since when the office has
   */
  public record Line(
      CaseNumber number,
      CaseState state,
      Kind kind,
      SubKind subKind,
      Subject subject,
      Urgency urgency,
      Optional<String> emergency,
      boolean confidential,
      Office office,
      Optional<Office> neighbourhood,
      String summary,
      Optional<String> place,
      boolean confirmed,
      boolean reachable,
      boolean erased,
      Instant receivedAt,
      Instant openedAt,
      Optional<LocalDate> nextDue,
      boolean nextProvisional,
      long urged,
      Optional<CaseNumber> joinedInto,
      Held held) {}

  /**
   * In whose hands a case is.
   *
   * @param since when it came to the office that has it now
   * @param by the account of the officer who took it on there; empty as long as nobody has
   */
  public record Held(Instant since, Optional<String> by) {}

  /**
   * A voice message.
   *
   * @param words what was heard; empty as long as nobody has put it into words
   * @param heardBy PERSON (听写) or MACHINE (机器转写)
   */
  public record Recording(
      String id, Instant at, Optional<String> words, Optional<String> heardBy) {}

  /**
   * An officer in a talk.
   *
   * @param until the bot is back then, if the officer says nothing more
   */
  public record Talking(long officerId, Office office, Instant until) {}

  /**
   * A clock of the case.
   *
   * @param desk the office whose own time it is; empty for what goes on whichever office has it
   * @param on the last day in time; empty while the clock is paused
   * @param provisional the day is only "not before"
   * @param rule in words, for the reader's language
   * @param ledger what has happened to it, oldest first
   */
  public record Due(
      What what,
      Optional<Office> desk,
      Optional<LocalDate> on,
      boolean provisional,
      String ruleId,
      String rule,
      boolean running,
      List<Reckoning> ledger) {

    /** What a resident is told of: what is still owed to them, and what they may still ask for. */
    public boolean isResidents() {
      return running && what.isResidents();
    }

    /** It stopped because the case turned out to be of another kind. */
    public boolean isGivenWay() {
      return !running && !ledger.isEmpty() && ledger.getLast().reason().equals("RETYPED");
    }
  }

  /**
   * Something that happened to a clock.
   *
   * @param act START, PAUSE, RESUME, EXTEND or STOP
   * @param reason a code: what triggered it, or why it stopped
   * @param term the days that it gave; empty for what gives none
   * @param rule the id of the rule that gave them
   * @param approver the login of who approved more of them
   */
  public record Reckoning(
      String act,
      Instant at,
      String reason,
      Optional<Term> term,
      Optional<String> rule,
      Optional<String> approver) {}

  /**
   * A line of the timeline.
   *
   * @param words there as long as they have not been erased
   * @param erased there were words once
   */
  public record Step(
      Instant at,
      String what,
      Optional<Office> office,
      Optional<String> detail,
      boolean onBehalf,
      Optional<String> words,
      boolean erased) {}
}
