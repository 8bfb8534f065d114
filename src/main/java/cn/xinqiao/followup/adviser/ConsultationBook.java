package cn.xinqiao.followup.adviser;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.RedactedCases;
import cn.xinqiao.cases.RedactedCases.Betrayal;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Vault;
import cn.xinqiao.office.Notices;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks the resident, then the adviser. */
@ApplicationScoped
class ConsultationBook implements Consultations {
  private final EntityManager entities;
  private final AdviserList list;
  private final AdviserTerms terms;
  private final AdviserWords words;
  private final Casework casework;
  private final OneHandling handling;
  private final RedactedCases redacted;
  private final Conversations conversations;
  private final Outbox outbox;
  private final Notices notices;
  private final OfficeTree offices;
  private final Vault vault;
  private final Clock clock;

  ConsultationBook(
      EntityManager entities,
      AdviserList list,
      AdviserTerms terms,
      AdviserWords words,
      Casework casework,
      OneHandling handling,
      RedactedCases redacted,
      Conversations conversations,
      Outbox outbox,
      Notices notices,
      OfficeTree offices,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.list = list;
    this.terms = terms;
    this.words = words;
    this.casework = casework;
    this.handling = handling;
    this.redacted = redacted;
    this.conversations = conversations;
    this.outbox = outbox;
    this.notices = notices;
    this.offices = offices;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public Optional<Shown> of(long step) {
    return latest(step).map(this::shown);
  }

  private Optional<Consultation> latest(long step) {
    return entities
        .createQuery("from Consultation where stepId = :step order by id desc", Consultation.class)
        .setParameter("step", step)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private Shown shown(Consultation one) {
    return new Shown(
        one.kind(),
        one.standing(),
        since(one),
        one.adviserId().map(list::get).flatMap(adviser -> adviser.name(vault)),
        one.about(),
        one.openedAt(),
        one.advice());
  }

  private static Instant since(Consultation one) {
    return Stream.of(one.advisedAt(), one.askedAt(), one.answeredAt())
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(one.offeredAt());
  }

  @Override
  public List<AdviserKind> kinds(OfficeCode office) {
    return list.of(office).stream().map(Adviser::kind).distinct().sorted().toList();
  }

  @Override
  public List<Choice> choices(OfficeCode office, AdviserKind kind) {
    return list.of(office).stream()
        .filter(one -> one.kind() == kind)
        .map(one ->
            new Choice(one.id(), one.name(vault).orElseThrow(), offices.get(one.office()).name()))
        .toList();
  }

  @Override
  public void offer(InHand working, Caller caller, For what, AdviserKind kind) {
    latest(what.step())
        .filter(one -> !one.standing().isOver() || one.standing() == Standing.DECLINED)
        .ifPresent(one -> {
          throw new Refusal.Conflict("one was offered already, and nobody is pressed");
        });
    if (!kinds(working.office()).contains(kind)) {
      throw new Refusal.RuleBroken("nobody of that kind is on the list");
    }
    var talk = conversations.lock(talkOf(what.reporter()));
    var offered = new Consultation(what, kind, talk.id(), caller, clock.instant());
    entities.persist(offered);
    var office = offices.get(working.office()).name(talk.language());
    var question = words.offer(offered, office, ownWords(working, what), talk.language());
    offered.askedIn(outbox.sayAbout(talk, Sender.BOT, question, what.number().toString()));
    casework.write(working, caller, Note.of(Happening.ADVISER_OFFERED, offered.code()));
  }

  private long talkOf(long reporter) {
    return entities
        .createQuery(
            "select r.conversationId from CaseReporter r where r.id = :reporter", Long.class)
        .setParameter("reporter", reporter)
        .getSingleResult();
  }

  private String ownWords(InHand working, For what) {
    return handling.reporters(working.number()).stream()
        .filter(one -> one.id() == what.reporter())
        .map(OneHandling.Reporter::words)
        .findFirst()
        .orElse("");
  }

  @Override
  public void ask(InHand working, Caller caller, For what, long adviser, String about) {
    var one = needed(what.step());
    var chosen =
        list.find(working.office(), adviser)
            .filter(found -> found.kind() == one.kind())
            .orElseThrow(() -> new Refusal.RuleBroken("somebody of the kind that was agreed to"));
    var told = about.strip();
    if (told.isEmpty() || told.length() > LONGEST_ABOUT) {
      throw new Refusal.RuleBroken("what it is about, in at most " + LONGEST_ABOUT + " characters");
    }
    if (!betrayed(working.number(), what, told).isEmpty()) {
      throw new Refusal.RuleBroken("the words would say who the resident is");
    }
    one.asks(chosen, told, caller, clock.instant());
    casework.write(working, caller, Note.of(Happening.ADVISER_ASKED, one.code()));
  }

  @Override
  public String link(Caller caller, For what) {
    return needed(what.step()).link(clock.instant().plus(terms.answerWithin()));
  }

  private Consultation needed(long step) {
    return latest(step)
        .map(this::locked)
        .orElseThrow(() -> new Refusal.Conflict("the resident has not been asked"));
  }

  /** The resident or the adviser may have answered since it was read. */
  Consultation locked(Consultation one) {
    entities
        .createNativeQuery("select id from consultation where id = :id for update")
        .setParameter("id", one.id())
        .getResultList();
    entities.refresh(one);
    return one;
  }

  @Override
  public Set<Betrayal> betrayed(CaseNumber main, For what, String about) {
    var found = EnumSet.noneOf(Betrayal.class);
    found.addAll(redacted.betrayed(main, about));
    found.addAll(redacted.betrayed(what.number(), about));
    return found;
  }

  @Override
  public boolean isAnswer(Conversation talk, String said) {
    return answer(talk, said).isPresent();
  }

  /** What was asked last in this talk, if words are one of its two labels. */
  private Optional<Boolean> answer(Conversation talk, String said) {
    return asked(talk).flatMap(_ -> words.agrees(said));
  }

  private Optional<Consultation> asked(Conversation talk) {
    return talk.lastOptions() == null
        ? Optional.empty()
        : entities
            .createQuery(
                "from Consultation where conversationId = :talk and seq = :seq", Consultation.class)
            .setParameter("talk", talk.id())
            .setParameter("seq", talk.lastOptions())
            .getResultStream()
            .findFirst();
  }

  @Override
  public void said(Conversation talk, String said) {
    answered(talk, asked(talk).orElseThrow(), answer(talk, said).orElseThrow());
  }

  @Override
  public void pressed(Conversation talk, String ref) {
    var parts = ref.split(":", 2);
    var one = entities.find(Consultation.class, Long.parseLong(parts[0]));
    answered(talk, one, parts[1].equals(AdviserWords.YES));
  }

  private void answered(Conversation talk, Consultation consultation, boolean agrees) {
    entities
        .createNativeQuery("select number from cases where number = :number for update")
        .setParameter("number", handling.mainOf(consultation.number()).toString())
        .getResultList();
    var one = locked(consultation);
    boolean news = one.answered(agrees, clock.instant());
    outbox.say(talk, Utterance.of(words.heard(one, agrees, news, talk.language())));
    if (news) {
      var main = handling.mainOf(one.number());
      var what = agrees ? Happening.ADVISER_AGREED : Happening.ADVISER_DECLINED;
      casework.note(main, Note.of(what, one.code()));
      notices.gathered(one.offeredBy(), one.office(), words.notice(agrees, main));
    }
  }

  @Override
  public void ended(long step) {
    latest(step).ifPresent(one -> locked(one).end(clock.instant()));
  }

  /** What was asked and advised goes with the words of the case. */
  void erased(@Observes WordsErased gone) {
    entities
        .createQuery("from Consultation where caseNumber = :number", Consultation.class)
        .setParameter("number", gone.number().toString())
        .getResultList()
        .forEach(one -> one.erase(clock.instant()));
  }
}
