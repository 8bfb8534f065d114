package cn.xinqiao.followup;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.followup.KeyDesk.Proposal;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/**
 * What an officer heard from a reporter is put before that reporter: only "yes, that is so" makes
 * it the reporter's word.
 */
@ApplicationScoped
class Proposing {
  private final EntityManager entities;
  private final Casework casework;
  private final Conversations conversations;
  private final Outbox outbox;
  private final RevisitBook revisits;
  private final Asking asking;
  private final AskingTerms terms;
  private final Wording wording;
  private final Clock clock;

  Proposing(
      EntityManager entities,
      Casework casework,
      Conversations conversations,
      Outbox outbox,
      RevisitBook revisits,
      Asking asking,
      AskingTerms terms,
      Wording wording,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.conversations = conversations;
    this.outbox = outbox;
    this.revisits = revisits;
    this.asking = asking;
    this.terms = terms;
    this.wording = wording;
    this.clock = clock;
  }

  /** The case and all its talks are locked. */
  void propose(InHand working, Caller caller, ReporterKeys keys, Proposal proposal) {
    var now = clock.instant();
    if (proposal.at().isAfter(now)) {
      throw new Refusal.RuleBroken("a call that has not been made yet");
    }
    if (keys.keys().asked() == KeysAsked.NONE) {
      throw new Refusal.RuleBroken("this case is not asked about");
    }
    keys.proposed(proposal.answer(), caller.officerId(), now);
    entities.persist(KeyTurn.byOfficer(keys, proposal, caller.officerId(), now));
    casework.write(
        working, caller, Note.of(Happening.KEY_PROPOSED, RevisitBook.code(keys.reporter())));
    if (!revisits.mayNeverAsk(keys.reporter())) {
      ask(keys, proposal);
    }
  }

  private void ask(ReporterKeys keys, Proposal proposal) {
    var now = clock.instant();
    var talk =
        conversations.lock(
            entities
                .createQuery(
                    "select r.conversationId from CaseReporter r where r.id = :reporter",
                    Long.class)
                .setParameter("reporter", keys.reporter())
                .getSingleResult());
    var revisit = Revisit.ofProposal(keys, question(proposal.answer()), now);
    entities.persist(revisit);
    var about = asking.about(talk, revisit, keys.keys().asked());
    long seq =
        outbox.sayAbout(
            talk, Sender.BOT, wording.proposed(about, proposal), keys.number().toString());
    revisit.sent(talk.id(), seq, revisit.asks(), now, now.plus(terms.heardWithin()));
    revisit.understood(proposal.answer(), seq);
    revisits.note(revisit, Happening.REVISIT_SENT);
  }

  private static AskedKey question(Answer answer) {
    return switch (answer) {
      case PUT_RIGHT, NOT_PUT_RIGHT -> AskedKey.MATTER;
      case AT_EASE, UNHAPPY, NOT_AT_EASE, NO_MORE -> AskedKey.HEART;
    };
  }
}
