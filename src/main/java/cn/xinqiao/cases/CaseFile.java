package cn.xinqiao.cases;

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
 * @param tasks what is owed beside the case itself
 * @param talking the officer who talks with the resident in the bot's place
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
    List<Due> dues,
    List<Step> timeline,
    List<String> pictures,
    List<Recording> recordings,
    List<DeskTasks.Owed> tasks,
    Optional<Talking> talking) {

  /**
   * A case as a list shows it.
   *
   * @param erased its words were kept as long as was promised, and are gone
   * @param nextProvisional the next date is only "not before"
   * @param urged how often a resident has asked where it stays: the case is counted, not the person
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
      long urged) {}

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
   * A date that is or was owed.
   *
   * @param rule in words, for the reader's language
   */
  public record Due(
      What what, LocalDate on, boolean provisional, String ruleId, String rule, boolean met) {}

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
