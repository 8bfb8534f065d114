package cn.xinqiao.channel.email;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Doorway;
import cn.xinqiao.channel.Inbox;
import cn.xinqiao.channel.Incoming;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.email.LetterReader.Read;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.resident.ChannelIdentities;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings what a resident said in a letter into their talk. */
@ApplicationScoped
class ResidentLetters {
  /** More is said to be too much, and not taken in silence. */
  private static final int MOST_PIECES = 5;

  /** Shorter words are an answer to what was asked, not to a case. */
  private static final int SHORT = 4;

  /** Whoever says the same so often is a machine that does not say that it is one. */
  private static final int MOST_ALIKE = 5;

  private static final Duration ALIKE_WITHIN = Duration.ofHours(1);

  private final Doorway doorway;
  private final Conversations conversations;
  private final ChannelIdentities identities;
  private final AttachmentStore attachments;
  private final Inbox inbox;
  private final Outbox outbox;
  private final MailThreads threads;
  private final NumberedAnswers answers;
  private final Texts texts;
  private final EntityManager entities;
  private final Clock clock;

  ResidentLetters(
      Doorway doorway,
      Conversations conversations,
      ChannelIdentities identities,
      AttachmentStore attachments,
      Inbox inbox,
      Outbox outbox,
      MailThreads threads,
      NumberedAnswers answers,
      Texts texts,
      EntityManager entities,
      Clock clock) {
    this.doorway = doorway;
    this.conversations = conversations;
    this.identities = identities;
    this.attachments = attachments;
    this.inbox = inbox;
    this.outbox = outbox;
    this.threads = threads;
    this.answers = answers;
    this.texts = texts;
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * In one transaction; the same letter once more changes nothing.
   *
   * @param answered the letter of ours that this one answers
   * @param at when our post office got it; the sender's clock may say anything
   */
  void take(String sender, Read read, Optional<OwnIds.Letter> answered, Instant at) {
    var language = Language.of(read.subject() + "\n" + read.words(), Language.ZH);
    long own = doorway.conversationOf(EmailAdapter.CHANNEL, sender, language);
    long talk = answeredTalk(sender, own, answered);
    boolean isNew =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              var conversation = conversations.lock(talk);
              if (isKnown(talk, read.externalId())) {
                return false;
              }
              keep(conversation, read, answered, at);
              return true;
            });
    if (isNew && talk != own) {
      QuarkusTransaction.requiringNew()
          .run(() -> say(conversations.lock(own), "email.elsewhere", 0));
    }
  }

  /**
   * A letter of ours may have gone here from another talk of the same person, which did not reach
   * them: what answers it belongs there.
   */
  private long answeredTalk(String sender, long own, Optional<OwnIds.Letter> answered) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            answered
                .filter(ours -> ours.conversationId() != own)
                .filter(ours -> outbox.wasSentTo(ours.conversationId(), ours.seq(), sender))
                .map(OwnIds.Letter::conversationId)
                .orElse(own));
  }

  /** A letter with attachments is never the same twice: each time they are drawn anew. */
  private boolean isKnown(long talk, String externalId) {
    return entities
            .createQuery(
                "select count(m) from Message m where m.conversationId = :talk and m.externalId ="
                    + " :id",
                Long.class)
            .setParameter("talk", talk)
            .setParameter("id", externalId)
            .getSingleResult()
        > 0;
  }

  private void keep(Conversation talk, Read read, Optional<OwnIds.Letter> answered, Instant at) {
    if (talk.channel().equals(EmailAdapter.CHANNEL)) {
      talk.identityId().ifPresent(identities::wroteAgain);
    }
    var choice = answers.choice(talk, answered, read.words());
    var words = choice.isPresent() ? "" : words(talk, read); // the number is no word of theirs
    threads.wrote(talk.id(), read.subject(), read.messageId());
    var attached =
        Stream.concat(
                read.pictures().stream()
                    .map(picture -> attachments.keep(talk.id(), "image/jpeg", picture)),
                read.recordings().stream()
                    .map(heard -> attachments.keep(talk.id(), heard.type(), heard.content())))
            .map(AttachmentStore.Stored::id)
            .toList();
    if (choice.isEmpty() && words.isBlank() && attached.isEmpty()) {
      say(talk, read.leftOut() > 0 ? "email.leftOut" : "email.empty", read.leftOut());
      return;
    }
    if (choice.isEmpty() && attached.isEmpty() && isEcho(talk, words)) {
      Log.warn("email: the same words come again and again from one address: not answered");
      return;
    }
    takeIn(talk, read.externalId(), words, choice, attached, at);
    if (read.leftOut() > 0) {
      say(talk, "email.leftOut", read.leftOut());
    }
  }

  /** What it says stands in the talk already. */
  private boolean isEcho(Conversation talk, String words) {
    return entities
            .createQuery(
                "select count(m) from Message m where m.conversationId = :talk and m.sender ="
                    + " :resident and m.createdAt > :since and m.words = :words",
                Long.class)
            .setParameter("talk", talk.id())
            .setParameter("resident", Sender.RESIDENT)
            .setParameter("since", clock.instant().minus(ALIKE_WITHIN))
            .setParameter("words", words)
            .getSingleResult()
        >= MOST_ALIKE;
  }

  private void takeIn(
      Conversation talk,
      String id,
      String words,
      Optional<Incoming.Choice> choice,
      List<String> attached,
      Instant at) {
    var pieces = pieces(words);
    int most = Math.min(pieces.size(), MOST_PIECES);
    for (int i = 0; i < most; i++) {
      inbox.take(
          talk.id(),
          new Incoming(
              i == 0 ? id : pieceId(id, i),
              pieces.get(i),
              choice,
              Optional.empty(),
              i == 0 ? attached : List.of(),
              at));
    }
    if (most < pieces.size()) {
      say(talk, "email.cut", MOST_PIECES * Incoming.LONGEST);
    }
  }

  private static String pieceId(String id, int piece) {
    return "piece" + piece + ":" + Secrets.digest(id);
  }

  private static List<String> pieces(String words) {
    var pieces = new ArrayList<String>();
    var rest = Incoming.readable(words);
    while (rest.length() > Incoming.LONGEST) {
      int cut = Incoming.LONGEST;
      if (Character.isHighSurrogate(rest.charAt(cut - 1))) {
        cut--;
      }
      pieces.add(rest.substring(0, cut));
      rest = rest.substring(cut);
    }
    pieces.add(rest);
    return pieces;
  }

  /** A subject that is new belongs to the words; that of a letter about a case names the case. */
  private String words(Conversation talk, Read read) {
    var number = CaseNumber.in(read.subject());
    if (number.isPresent()) {
      boolean tells = read.words().codePointCount(0, read.words().length()) > SHORT;
      return tells && CaseNumber.in(read.words()).isEmpty()
          ? number.get() + "\n" + read.words()
          : read.words();
    }
    boolean known = threads.isAbout(talk.id(), read.subject()) || isOurs(read.subject());
    return known || read.words().contains(read.subject())
        ? read.words()
        : (read.subject() + "\n" + read.words()).strip();
  }

  private boolean isOurs(String subject) {
    return Arrays.stream(Language.values())
        .anyMatch(language -> texts.say(language, "email.subject").equals(subject));
  }

  private void say(Conversation talk, String key, int number) {
    outbox.say(talk, Utterance.of(texts.say(talk.language(), key, number)));
  }
}
