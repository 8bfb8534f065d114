package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Adoption;
import cn.xinqiao.cases.Doors.Door;
import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Speaker;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Tells every reporter of a case what has become of it, each in the talk they have with us. */
@ApplicationScoped
class ReporterNews {
  private final Reporters reporters;
  private final Conversations conversations;
  private final Outbox outbox;
  private final DutyRoster roster;
  private final AttachmentStore attachments;
  private final OfficeTree offices;
  private final Texts texts;
  private final Clock clock;

  ReporterNews(
      Reporters reporters,
      Conversations conversations,
      Outbox outbox,
      DutyRoster roster,
      AttachmentStore attachments,
      OfficeTree offices,
      Texts texts,
      Clock clock) {
    this.reporters = reporters;
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
        (talk, own) -> {
          var language = talk.language();
          var words =
              texts.say(
                  language,
                  "case.seen",
                  offices.get(officer.office()).name(language),
                  texts.say(language, onDuty ? "notice.seen.duty" : "role." + officer.role()),
                  own);
          outbox.mention(talk, Utterance.of(words), own);
        });
  }

  /**
   * For a petition the law wants that this is told, so it has to arrive.
   *
   * @param before cases of which it was told before
   */
  void accepted(Case told, List<CaseNumber> before) {
    inEachTalk(
        told,
        (talk, own) -> {
          if (!before.contains(CaseNumber.valueOf(own))) {
            outbox.sayAbout(talk, Sender.BOT, words(told, talk, own, "case.accepted"), own);
          }
        });
  }

  void refused(Case told, String reason, Door door) {
    inEachTalk(
        told,
        (talk, own) -> {
          var language = talk.language();
          var where =
              texts.say(
                  language,
                  "case.refused.door",
                  door.name(language),
                  door.limit(language),
                  door.how(language));
          var words = texts.say(language, "case.refused", own, office(told, talk), reason, where);
          outbox.sayAbout(talk, Sender.BOT, Utterance.of(words), own);
          talk.caseEnded(clock.instant());
        });
  }

  /** To whoever has taken it back; for others who reported the same it goes on. */
  void withdrawn(Case told, CaseReporter by) {
    var talk = conversations.lock(by.conversationId());
    outbox.mention(talk, words(told, talk, by.caseNumber(), "case.withdrawn"), by.caseNumber());
    talk.caseEnded(clock.instant());
  }

  /**
   * Tells one reporter alone.
   *
   * @param places after the number and the office
   */
  void tellOne(Case told, CaseReporter one, String key, String... places) {
    var talk = conversations.lock(one.conversationId());
    var all =
        Stream.concat(Stream.of(one.caseNumber(), office(told, talk)), Stream.of(places)).toArray();
    outbox.sayAbout(
        talk, Sender.BOT, Utterance.of(texts.say(talk.language(), key, all)), one.caseNumber());
  }

  /**
   * What others have to say about the case.
   *
   * @param places after the number and the office
   */
  void tell(Case told, String key, String... places) {
    inEachTalk(
        told,
        (talk, own) -> {
          var all = Stream.concat(Stream.of(own, office(told, talk)), Stream.of(places)).toArray();
          outbox.sayAbout(
              talk, Sender.BOT, Utterance.of(texts.say(talk.language(), key, all)), own);
        });
  }

  /**
   * The reason and the new date, as article 34 of 信访工作条例 (2022) wants: to each the day of the own
   * case. Whoever keeps the day that was promised before hears nothing.
   */
  void extended(Case told, String reason, Map<CaseNumber, CaseClock> longer) {
    inEachTalk(
        told,
        (talk, own) ->
            Optional.ofNullable(longer.get(CaseNumber.valueOf(own)))
                .ifPresent(mine -> extended(told, talk, own, reason, mine)));
  }

  private void extended(Case told, Conversation talk, String own, String reason, CaseClock longer) {
    var language = talk.language();
    var on = longer.on().orElseThrow();
    var by = longer.isProvisional() ? texts.say(language, "due.notBefore", on) : on;
    var words = texts.say(language, "case.extended", own, office(told, talk), by, reason);
    outbox.sayAbout(talk, Sender.BOT, Utterance.of(words), own);
  }

  void goesUp(Case told) {
    inEachTalk(
        told,
        (talk, own) ->
            outbox.sayAbout(
                talk, Sender.BOT, words(told, talk, own, "case.goesUp." + told.stage()), own));
  }

  /** Whoever may not know to which desk it went is not told: the number stays the same. */
  void retyped(Case told) {
    inEachTalk(
        told, (talk, own) -> outbox.mention(talk, words(told, talk, own, "case.retyped"), own));
  }

  void moved(Case told) {
    inEachTalk(
        told, (talk, own) -> outbox.mention(talk, words(told, talk, own, "case.moved"), own));
  }

  /**
   * @param adoption what becomes of a suggestion is said before the officer's words
   */
  void replied(Case told, Caller officer, String text, Optional<Adoption> adoption) {
    inEachTalk(
        told,
        (talk, own) -> {
          var language = talk.language();
          var answer = adoption.map(a -> adopted(language, a) + "\n" + text).orElse(text);
          var words = texts.say(language, "case.replied", own, answer);
          outbox.sayAbout(
              talk, Sender.OFFICER, Utterance.by(speaker(told, officer, language), words), own);
        });
  }

  private String adopted(Language language, Adoption adoption) {
    var verdict = texts.say(language, "case.adoption." + adoption.verdict());
    return adoption
        .use()
        .map(use ->
            texts.say(language, "case.adoption.use", verdict, texts.say(language, "use." + use)))
        .orElse(verdict);
  }

  /** What an officer heard in a voice message, so that the resident can put it right. */
  void heard(Case told, String words, List<Long> senders) {
    inEachTalk(
        told,
        (talk, own) -> {
          if (senders.contains(talk.id())) {
            var heard = texts.say(talk.language(), "voice.heard", own, office(told, talk), words);
            outbox.say(talk, Utterance.of(heard));
          }
        });
  }

  /**
   * Of the talks about a case those that something was sent in: what it holds is for them alone.
   */
  List<Long> talks(Case told, List<Long> senders) {
    var all = talks(number(told));
    return all.size() == 1 ? all : all.stream().filter(senders::contains).toList();
  }

  /**
   * @param pictures that the officer sends along
   */
  void message(Case told, Caller officer, String text, List<byte[]> pictures) {
    inEachTalk(
        told,
        (talk, own) -> {
          var kept =
              pictures.stream()
                  .map(picture -> attachments.keep(talk.id(), "image/jpeg", picture).id())
                  .toList();
          var words = text.isBlank() ? texts.say(talk.language(), "officer.picture") : text;
          var speaker = speaker(told, officer, talk.language());
          outbox.sayAbout(talk, Sender.OFFICER, Utterance.by(speaker, words), own, kept);
        });
  }

  /** Who talks now, and when the bot is back. */
  void takenOver(Case told, Caller officer, Duration quiet) {
    inEachTalk(
        told,
        (talk, own) -> {
          var who = speaker(told, officer, talk.language());
          var words =
              texts.say(
                  talk.language(),
                  "officer.takenOver",
                  who.office(),
                  who.role(),
                  quiet.toMinutes(),
                  own);
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
    var own = reporters.talks(number(told)).getOrDefault(talk.id(), number(told));
    var words = texts.say(talk.language(), key, office, role, own);
    outbox.say(talk, Utterance.of(words));
  }

  private Utterance words(Case told, Conversation talk, String own, String key) {
    return Utterance.of(texts.say(talk.language(), key, own, office(told, talk)));
  }

  /**
   * Whoever will tell the reporters locks their talks before the case: a resident who writes holds
   * the talk and then reaches for the case, and two who wait for each other never end.
   */
  void lockTalks(String caseNumber) {
    talks(caseNumber).forEach(conversations::lock);
  }

  /** Each talk with the number by which it knows the case: of a joined one it is another. */
  private void inEachTalk(Case told, BiConsumer<Conversation, String> say) {
    reporters.talks(number(told)).forEach((id, own) -> say.accept(conversations.lock(id), own));
  }

  List<Long> talks(String caseNumber) {
    return List.copyOf(reporters.talks(caseNumber).keySet());
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
