package cn.xinqiao.followup;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.RevisitTalk;
import cn.xinqiao.cases.Stage;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.followup.KeyTurn.How;
import cn.xinqiao.followup.KeyTurn.Told;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * What a resident asks of an answered case in the talk whenever they like, in two taps: that it is
 * handled again (重办), 复查, 复核. The second tap is there because the case goes on with it.
 */
@ApplicationScoped
class Unasked {
  /** Begins the buttons of this class, after what those of all revisits begin with. */
  static final String CASE = "case:";

  private static final String DENY = "DENY";
  private static final String DENY_SURELY = "DENY_SURELY";
  private static final String REVIEW_SURELY = "REVIEW_SURELY";
  private static final String LEAVE = "LEAVE";

  private final KeyBook book;
  private final KeyTurns turns;
  private final RevisitBook revisits;
  private final Courses courses;
  private final Conclusion conclusion;
  private final Casework casework;
  private final OneHandling handling;
  private final OfficeTree offices;
  private final Replies replies;
  private final Wording wording;
  private final Outbox outbox;

  Unasked(
      KeyBook book,
      KeyTurns turns,
      RevisitBook revisits,
      Courses courses,
      Conclusion conclusion,
      Casework casework,
      OneHandling handling,
      OfficeTree offices,
      Replies replies,
      Wording wording,
      Outbox outbox) {
    this.book = book;
    this.turns = turns;
    this.revisits = revisits;
    this.courses = courses;
    this.conclusion = conclusion;
    this.casework = casework;
    this.handling = handling;
    this.offices = offices;
    this.replies = replies;
    this.wording = wording;
    this.outbox = outbox;
  }

  /** The button of this case, if there is something to ask for. */
  Optional<Option> button(Conversation talk, CaseNumber number, boolean amongOthers) {
    var keys = book.answered(number, talk.id());
    return keys.flatMap(_ -> courses.offer(handling.mainOf(number)))
        .map(offer -> review(talk, number, offer.stage(), amongOthers))
        .or(() -> keys.filter(Unasked::mayDeny).map(_ -> deny(talk, number, amongOthers)));
  }

  private static boolean mayDeny(ReporterKeys keys) {
    return switch (keys.keys().asked()) {
      case BOTH, QUESTION -> !keys.keys().isDenied();
      case HEART, NONE -> false;
    };
  }

  /** The button that asks for a review of this case. */
  Option review(Conversation talk, CaseNumber number, Stage stage, boolean amongOthers) {
    return option(talk, number, stage.name(), "followup.review." + stage, amongOthers);
  }

  private Option deny(Conversation talk, CaseNumber number, boolean amongOthers) {
    return option(talk, number, DENY, "followup.deny", amongOthers);
  }

  private Option option(
      Conversation talk, CaseNumber number, String what, String label, boolean amongOthers) {
    var words = wording.say(talk.language(), label);
    return new Option(
        RevisitTalk.BUTTON + CASE + number + ":" + what,
        amongOthers ? words + " " + number : words);
  }

  /**
   * @param ref what follows {@link #CASE}
   */
  void pressed(Conversation talk, String ref) {
    var parts = ref.split(":", 2);
    var number = CaseNumber.valueOf(parts[0]);
    switch (parts[1]) {
      case DENY -> surely(talk, number, DENY_SURELY, "followup.deny");
      case DENY_SURELY -> denied(talk, number);
      case REVIEW_SURELY -> review(talk, number);
      case LEAVE -> say(talk, "followup.left");
      default -> surely(talk, number, REVIEW_SURELY, "followup.review." + Stage.valueOf(parts[1]));
    }
  }

  private void surely(Conversation talk, CaseNumber number, String yes, String what) {
    outbox.say(
        talk,
        Utterance.asking(
            wording.say(talk.language(), what + ".surely", number),
            List.of(
                option(talk, number, yes, what + ".yes", false),
                option(talk, number, LEAVE, "followup.leave", false))));
  }

  private void denied(Conversation talk, CaseNumber number) {
    var found = book.answered(number, talk.id()).filter(Unasked::mayDeny);
    if (found.isEmpty()) {
      say(talk, "followup.deny.late");
      return;
    }
    var keys = turns.locked(found.get().reporter());
    var told =
        new Told(
            Answer.NOT_PUT_RIGHT,
            How.BUTTON,
            talk.channel(),
            Optional.empty(),
            Optional.of(RevisitTalks.device(talk)));
    turns.told(keys, told, Optional.empty());
    revisits.answeredElsewhere(keys);
    var office = offices.get(casework.now(handling.mainOf(number)).office());
    var words =
        replies.to(talk.language(), office.name(talk.language()), keys, Answer.NOT_PUT_RIGHT);
    outbox.say(talk, Utterance.of(words));
  }

  /** Everybody who is told of the case hears where it goes. */
  private void review(Conversation talk, CaseNumber number) {
    var main = handling.mainOf(number);
    var keys = book.answered(number, talk.id());
    if (keys.isEmpty() || courses.offer(main).isEmpty()) {
      say(talk, "followup.review.late");
      return;
    }
    conclusion.review(main, "");
    revisits.answeredElsewhere(keys.get());
  }

  private void say(Conversation talk, String key) {
    outbox.say(talk, Utterance.of(wording.say(talk.language(), key)));
  }
}
