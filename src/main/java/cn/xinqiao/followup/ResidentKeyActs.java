package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.followup.KeyTurn.How;
import cn.xinqiao.followup.KeyTurn.Told;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Carries out what residents say on the page of a case. A wrong code is counted, whatever it is
 * for.
 */
@ApplicationScoped
@Transactional(dontRollbackOn = Refusal.NotFound.class)
class ResidentKeyActs implements ResidentKeys {
  private static final String PAGE = "page";
  private static final List<Answer> MATTER = List.of(Answer.PUT_RIGHT, Answer.NOT_PUT_RIGHT);
  private static final List<Answer> HEART =
      List.of(Answer.AT_EASE, Answer.UNHAPPY, Answer.NOT_AT_EASE);

  private final ResidentCases cases;
  private final Conversations conversations;
  private final Casework casework;
  private final Conclusion conclusion;
  private final OneHandling handling;
  private final Courses courses;
  private final KeyBook book;
  private final KeyTurns turns;
  private final RevisitBook revisits;
  private final Replies replies;

  ResidentKeyActs(
      ResidentCases cases,
      Conversations conversations,
      Casework casework,
      Conclusion conclusion,
      OneHandling handling,
      Courses courses,
      KeyBook book,
      KeyTurns turns,
      RevisitBook revisits,
      Replies replies) {
    this.cases = cases;
    this.conversations = conversations;
    this.casework = casework;
    this.conclusion = conclusion;
    this.handling = handling;
    this.courses = courses;
    this.book = book;
    this.turns = turns;
    this.revisits = revisits;
    this.replies = replies;
  }

  @Override
  public Optional<Standing> of(CaseNumber number, String code) {
    return book.answered(number, cases.talkOf(number, code)).map(this::standing);
  }

  private Standing standing(ReporterKeys keys) {
    var asked = keys.keys().asked();
    var review = courses.offer(handling.mainOf(keys.number()));
    return new Standing(keys.keys(), matter(asked), heart(asked), review);
  }

  private static List<Answer> matter(KeysAsked asked) {
    return switch (asked) {
      case BOTH, QUESTION -> MATTER;
      case HEART, NONE -> List.of();
    };
  }

  private static List<Answer> heart(KeysAsked asked) {
    return switch (asked) {
      case BOTH, HEART -> HEART;
      case QUESTION, NONE -> List.of();
    };
  }

  @Override
  public String told(CaseNumber number, String code, Answer answer, String device) {
    var file = apart(() -> cases.byCode(number, code));
    var talk = conversations.lock(apart(() -> cases.talkOf(number, code)));
    var found = book.answered(number, talk.id());
    if (found.filter(keys -> standing(keys).offers(answer)).isEmpty()) {
      throw new Refusal.RuleBroken("that cannot be said of this case now");
    }
    var keys = turns.locked(found.get().reporter());
    turns.told(
        keys,
        new Told(answer, How.PAGE, PAGE, Optional.empty(), Optional.of(device)),
        Optional.empty());
    revisits.answeredElsewhere(keys);
    return replies.to(file.language(), office(file), keys, answer);
  }

  private static String office(CaseFile file) {
    return file.line().office().name(file.language());
  }

  @Override
  public void review(CaseNumber number, String code) {
    apart(() -> cases.talkOf(number, code));
    var main = handling.mainOf(number);
    // all who are told of it, in one order: another reporter may ask for it at the same moment
    casework.talks(main).forEach(talk -> conversations.lock(talk.id()));
    if (courses.of(main) != Course.REVIEWABLE) {
      throw new Refusal.RuleBroken("no review may be asked for now");
    }
    conclusion.review(main, "");
  }

  /**
   * The code is looked at in a transaction of its own, so that its lock on the reporter is gone
   * before that of a talk is taken: whoever holds the talk writes about the reporter.
   */
  private static <T> T apart(Callable<T> look) {
    return QuarkusTransaction.requiringNew().call(look);
  }
}
