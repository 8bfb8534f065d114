package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/**
 * Residents take back what they reported. Whoever is alone with a case ends it; where others
 * reported the same, one goes and the case stays theirs.
 */
@ApplicationScoped
class Withdrawals {
  private final EntityManager entities;
  private final Reporters reporters;
  private final ReporterFiles files;
  private final Conversations conversations;
  private final OneHandling handling;
  private final Timeline timeline;
  private final Dues dues;
  private final ReporterNews news;
  private final Clock clock;

  Withdrawals(
      EntityManager entities,
      Reporters reporters,
      ReporterFiles files,
      Conversations conversations,
      OneHandling handling,
      Timeline timeline,
      Dues dues,
      ReporterNews news,
      Clock clock) {
    this.entities = entities;
    this.reporters = reporters;
    this.files = files;
    this.conversations = conversations;
    this.handling = handling;
    this.timeline = timeline;
    this.dues = dues;
    this.news = news;
    this.clock = clock;
  }

  /** In the caller's transaction. */
  CaseFile withdraw(CaseNumber number, long talk) {
    var mine = mine(number, conversations.lock(talk));
    conversations.lock(mine.conversationId());
    // the main one first, as whoever works it does who then looks at those that go on in it
    var main = handling.mainOf(CaseNumber.valueOf(mine.caseNumber()));
    var handled = locked(main.toString());
    var own = locked(mine.caseNumber());
    if (handled.state().isEnded()) {
      throw new Refusal.Conflict("a case that is " + handled.state() + " is not withdrawn");
    }
    if (reporters.of(mine.caseNumber()).size() > 1) {
      goes(handled, mine);
    } else {
      ends(own, mine);
    }
    return files.file(mine, own.language());
  }

  private CaseReporter mine(CaseNumber number, Conversation talk) {
    return reporters
        .in(number, talk)
        .orElseThrow(() -> new Refusal.Conflict("this talk is on that case no more"));
  }

  private void goes(Case handled, CaseReporter mine) {
    mine.leaves(clock.instant());
    timeline.write(
        timeline
            .line(handled.number().toString(), Happening.REPORTER_LEFT)
            .at(handled.office())
            .with(mine.code()));
    news.withdrawn(handled, mine);
  }

  private void ends(Case own, CaseReporter mine) {
    own.joinedInto()
        .ifPresent(main -> {
          handling.part(own.number());
          var line = timeline.line(main.toString(), Happening.GAVE_BACK);
          timeline.write(line.at(own.office()).with(own.number().toString()));
        });
    own.withdraw(clock.instant());
    timeline.write(timeline.line(own.number().toString(), Happening.WITHDRAWN).at(own.office()));
    dues.end(own);
    news.withdrawn(own, mine);
  }

  /** As it is now: an officer may have changed it since it was read. */
  private Case locked(String number) {
    entities
        .createNativeQuery("select number from cases where number = :number for update")
        .setParameter("number", number)
        .getResultList();
    var locked = entities.find(Case.class, number);
    entities.refresh(locked);
    return locked;
  }
}
