package cn.xinqiao.conversation.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.VisitBooking;
import cn.xinqiao.conversation.internal.Request.What;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.office.Office;
import cn.xinqiao.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Wishes to see a leader (接访). An appointment belongs to a case, so that the leader knows what it
 * is about; who has none yet hears when the office receives, and tells the matter first.
 */
@ApplicationScoped
class VisitWishes {
  /** What is longer beside the wish tells a matter. */
  private static final double SHORT = 14;

  private final Intents intents;
  private final WhichCase which;
  private final Drafting drafting;
  private final DangerWatch dangers;
  private final Questions questions;
  private final Phrases phrases;
  private final WishPhrases asking;
  private final Router router;

  VisitWishes(
      Intents intents,
      WhichCase which,
      Drafting drafting,
      DangerWatch dangers,
      Questions questions,
      Phrases phrases,
      WishPhrases asking,
      Router router) {
    this.intents = intents;
    this.which = which;
    this.drafting = drafting;
    this.dangers = dangers;
    this.questions = questions;
    this.phrases = phrases;
    this.asking = asking;
    this.router = router;
  }

  /**
   * A time that was offered, or an appointment that is not wanted, in whatever message it stood.
   */
  Optional<Step> pressed(TalkState talk, Heard heard, String button) {
    if (button.startsWith(VisitBooking.SLOT)) {
      var ref = button.substring(VisitBooking.SLOT.length());
      return Optional.of(questions.aside(talk, heard.language(), new Act.BookVisit(ref)));
    }
    if (button.startsWith(VisitBooking.OFF)) {
      var ref = button.substring(VisitBooking.OFF.length());
      return Optional.of(
          questions.aside(talk, heard.language(), new Act.GiveUpVisit(Optional.of(ref))));
    }
    return Optional.empty();
  }

  /**
   * @param own the cases of this talk, newest first
   * @return empty when nothing of the kind is wished
   */
  Optional<Step> wished(TalkState talk, Heard heard, Supplier<List<CaseFile>> own) {
    if (means(heard, Intent.GIVE_UP_VISIT).isPresent()) {
      return Optional.of(
          questions.aside(talk, heard.language(), new Act.GiveUpVisit(Optional.empty())));
    }
    return means(heard, Intent.SEE_LEADER).map(rest -> seeLeader(talk, heard, rest, own.get()));
  }

  /** What the words say beside it; empty when they do not mean it, or tell a matter as well. */
  private Optional<String> means(Heard heard, Intent wish) {
    return intents
        .beside(heard.words(), wish)
        .filter(rest -> Remainder.size(rest) <= SHORT && !drafting.isMatter(rest))
        .filter(_ -> dangers.look(heard.words()).isEmpty());
  }

  private Step seeLeader(TalkState talk, Heard heard, String rest, List<CaseFile> own) {
    var usable = own.stream().filter(c -> c.line().state() != CaseState.WITHDRAWN).toList();
    if (usable.isEmpty()) {
      return questions.aside(talk, heard.language(), withoutCase(talk, heard));
    }
    var meant = which.in(heard.words(), rest, usable).cases();
    var cases = meant.isEmpty() ? usable : running(meant);
    return cases.size() == 1
        ? questions.aside(talk, heard.language(), new Act.OfferVisit(number(cases.getFirst())))
        : Step.staying(talk, asking.which(What.SEE_LEADER, heard, cases));
  }

  /** Of several that may be meant those that go on; what has ended is asked about by its number. */
  private static List<CaseFile> running(List<CaseFile> meant) {
    var running = meant.stream().filter(c -> !c.line().state().isEnded()).toList();
    return meant.size() == 1 || running.isEmpty() ? meant : running;
  }

  private Act withoutCase(TalkState talk, Heard heard) {
    if (talk.draft().isPresent()) {
      return new Act.Say(phrases.say(heard.language(), "reception.draft"));
    }
    return router
        .route(heard.words())
        .office()
        .map(Office::code)
        .<Act>map(Act.TellReceptions::new)
        .orElseGet(() -> new Act.Say(phrases.say(heard.language(), "reception.tellFirst")));
  }

  private static CaseNumber number(CaseFile file) {
    return file.line().number();
  }
}
