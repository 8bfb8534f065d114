package cn.xinqiao.cases.internal;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Speaker;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.DutyRoster;
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
  private final EntityManager entities;
  private final Conversations conversations;
  private final Outbox outbox;
  private final DutyRoster roster;
  private final AttachmentStore attachments;
  private final OfficeTree offices;
  private final Texts texts;
  private final Clock clock;

  ReporterNews(
      EntityManager entities,
      Conversations conversations,
      Outbox outbox,
      DutyRoster roster,
      AttachmentStore attachments,
      OfficeTree offices,
      Texts texts,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.outbox = outbox;
    this.roster = roster;
    this.attachments = attachments;
    this.offices = offices;
    this.texts = texts;
    this.clock = clock;
  }

  /** Somebody has seen the danger. That says who, and not that help is under way. */
  void seen(Case told, Caller officer) {
    boolean onDuty =
        roster.onDuty(officer.office(), clock.instant()).stream()
            .anyMatch(one -> one.officerId() == officer.officerId());
    inEachTalk(
        told,
        talk -> {
          var language = talk.language();
          var words =
              texts.say(
                  language,
                  "case.seen",
                  offices.get(officer.office()).name(language),
                  texts.say(language, onDuty ? "notice.seen.duty" : "role." + officer.role()),
                  number(told));
          outbox.mention(talk, Utterance.of(words), number(told));
        });
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

  void withdrawn(Case told) {
    inEachTalk(
        told,
        talk -> {
          outbox.mention(talk, words(told, talk, "case.withdrawn"), number(told));
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

  /** What an officer heard in a voice message, so that the resident can put it right. */
  void heard(Case told, String words) {
    inEachTalk(
        told,
        talk ->
            outbox.say(
                talk,
                Utterance.of(
                    texts.say(
                        talk.language(), "voice.heard", number(told), office(told, talk), words))));
  }

  /**
   * @param pictures that the officer sends along
   */
  void message(Case told, Caller officer, String text, List<byte[]> pictures) {
    inEachTalk(
        told,
        talk -> {
          var kept =
              pictures.stream()
                  .map(picture -> attachments.keep(talk.id(), "image/jpeg", picture).id())
                  .toList();
          var words = text.isBlank() ? texts.say(talk.language(), "officer.picture") : text;
          var speaker = speaker(told, officer, talk.language());
          outbox.sayAbout(talk, Sender.OFFICER, Utterance.by(speaker, words), number(told), kept);
        });
  }

  /** Who talks now, and when the bot is back. */
  void takenOver(Case told, Caller officer, Duration quiet) {
    inEachTalk(
        told,
        talk -> {
          var who = speaker(told, officer, talk.language());
          var words =
              texts.say(
                  talk.language(),
                  "officer.takenOver",
                  who.office(),
                  who.role(),
                  quiet.toMinutes(),
                  number(told));
          outbox.say(talk, Utterance.of(words));
        });
  }

  void handedBack(Conversation talk, Case told, Caller officer) {
    var who = speaker(told, officer, talk.language());
    botIsBack(talk, told, "officer.handedBack", who.office(), who.role());
  }

  void officerLeft(Conversation talk, Case told, OfficeCode office) {
    var language = talk.language();
    botIsBack(
        talk,
        told,
        "officer.left",
        offices.get(office).name(language),
        texts.say(language, "role.OFFICER"));
  }

  private void botIsBack(Conversation talk, Case told, String key, String office, String role) {
    var words = texts.say(talk.language(), key, office, role, number(told));
    outbox.say(talk, Utterance.of(words));
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

  List<Long> talks(String caseNumber) {
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
