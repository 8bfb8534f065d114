package cn.xinqiao.cases.internal;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Speaker;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Tells every reporter of a case what has become of it, each in the talk they have with us. */
@ApplicationScoped
class ReporterNews {
  /** How long the bot is quiet after an officer's live message. */
  private static final Duration OFFICER_TALKS = Duration.ofMinutes(30);

  private final EntityManager entities;
  private final Conversations conversations;
  private final Outbox outbox;
  private final OfficeTree offices;
  private final Texts texts;
  private final Clock clock;

  ReporterNews(
      EntityManager entities,
      Conversations conversations,
      Outbox outbox,
      OfficeTree offices,
      Texts texts,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.outbox = outbox;
    this.offices = offices;
    this.texts = texts;
    this.clock = clock;
  }

  /** For a petition the law wants that this is told, so it has to arrive. */
  void accepted(Case told) {
    inEachTalk(
        told,
        talk ->
            outbox.sayAbout(talk, Sender.BOT, words(told, talk, "case.accepted"), number(told)));
  }

  void refused(Case told, String reason) {
    inEachTalk(
        told,
        talk -> {
          var words =
              texts.say(talk.language(), "case.refused", number(told), office(told, talk), reason);
          outbox.sayAbout(talk, Sender.BOT, Utterance.of(words), number(told));
          talk.caseEnded(clock.instant());
        });
  }

  void moved(Case told) {
    inEachTalk(told, talk -> outbox.mention(talk, words(told, talk, "case.moved"), number(told)));
  }

  void replied(Case told, Caller officer, String text) {
    inEachTalk(
        told,
        talk -> {
          var words = texts.say(talk.language(), "case.replied", number(told), text);
          outbox.sayAbout(
              talk,
              Sender.OFFICER,
              Utterance.by(speaker(told, officer, talk.language()), words),
              number(told));
        });
  }

  void message(Case told, Caller officer, String text) {
    inEachTalk(
        told,
        talk -> {
          outbox.sayAbout(
              talk,
              Sender.OFFICER,
              Utterance.by(speaker(told, officer, talk.language()), text),
              number(told));
          talk.takeOver(clock.instant().plus(OFFICER_TALKS));
        });
  }

  private Utterance words(Case told, Conversation talk, String key) {
    return Utterance.of(texts.say(talk.language(), key, number(told), office(told, talk)));
  }

  /**
   * Whoever will tell the reporters locks their talks before the case: a resident who writes holds
   * the talk and then reaches for the case, and two who wait for each other never end.
   */
  void lockTalks(String caseNumber) {
    talks(caseNumber).forEach(conversations::lock);
  }

  private void inEachTalk(Case told, Consumer<Conversation> say) {
    talks(number(told)).forEach(id -> say.accept(conversations.lock(id)));
  }

  private List<Long> talks(String caseNumber) {
    return entities
        .createQuery(
            "select distinct r.conversationId from CaseReporter r where r.caseNumber = :number"
                + " order by r.conversationId",
            Long.class)
        .setParameter("number", caseNumber)
        .getResultList();
  }

  private Speaker speaker(Case told, Caller officer, Language language) {
    return new Speaker(
        offices.get(officer.office()).name(language),
        texts.say(language, "role." + officer.role()));
  }

  private String office(Case told, Conversation talk) {
    return offices.get(told.office()).name(talk.language());
  }

  private static String number(Case told) {
    return told.number().toString();
  }
}
