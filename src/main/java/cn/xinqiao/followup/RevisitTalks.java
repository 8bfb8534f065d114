package cn.xinqiao.followup;

import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.RevisitTalk;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.followup.KeyTurn.How;
import cn.xinqiao.followup.KeyTurn.Told;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.followup.adviser.Consultations;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Hears what is answered to a revisit, and asks on: one question at a time. */
@ApplicationScoped
class RevisitTalks implements RevisitTalk {
  private final RevisitBook revisits;
  private final AnswerWords reading;
  private final KeyTurns turns;
  private final KeyBook book;
  private final StepBook steps;
  private final Asking asking;
  private final AskingTerms terms;
  private final Replies replies;
  private final Wording wording;
  private final Consultations consultations;
  private final ResidentCases cases;
  private final Unasked unasked;
  private final Courses courses;
  private final OneHandling handling;
  private final Outbox outbox;
  private final Clock clock;

  RevisitTalks(
      RevisitBook revisits,
      AnswerWords reading,
      KeyTurns turns,
      KeyBook book,
      StepBook steps,
      Asking asking,
      AskingTerms terms,
      Replies replies,
      Wording wording,
      Consultations consultations,
      ResidentCases cases,
      Unasked unasked,
      Courses courses,
      OneHandling handling,
      Outbox outbox,
      Clock clock) {
    this.revisits = revisits;
    this.reading = reading;
    this.turns = turns;
    this.book = book;
    this.steps = steps;
    this.asking = asking;
    this.terms = terms;
    this.replies = replies;
    this.wording = wording;
    this.consultations = consultations;
    this.cases = cases;
    this.unasked = unasked;
    this.courses = courses;
    this.handling = handling;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Says says(Conversation talk, String words) {
    if (consultations.isAnswer(talk, words)) {
      return Says.ANSWERS;
    }
    return revisits
        .asking(talk.id(), clock.instant())
        .map(open -> says(talk, open, words))
        .orElseGet(() ->
            isEnough(talk, words) || late(talk, words).isPresent()
                ? Says.ANSWERS
                : Says.NOTHING_ASKED);
  }

  /** What was met with silence, if these words answer it after all: they do not come too late. */
  private Optional<Revisit> late(Conversation talk, String words) {
    return revisits
        .newest(talk.id())
        .filter(newest -> newest.state() == RevisitState.SILENT)
        .filter(silent ->
            wording.labelled(words, question(silent), asked(silent)).isPresent()
                || reading.read(question(silent), words) instanceof AnswerWords.Read.Meant);
  }

  private AskedKey question(Revisit revisit) {
    return Asking.question(book.one(revisit.reporter()), revisit.asks());
  }

  /** 别问了, whenever it is said to whoever has asked before. */
  private boolean isEnough(Conversation talk, String words) {
    return reading.isEnough(words) && revisits.newest(talk.id()).isPresent();
  }

  private Says says(Conversation talk, Revisit open, String words) {
    boolean answers =
        label(open, words).isPresent()
            || open.meant().flatMap(_ -> reading.agrees(words)).isPresent()
            || !(reading.read(open.asking().orElseThrow(), words)
                instanceof AnswerWords.Read.Nothing);
    if (answers) {
      return Says.ANSWERS;
    }
    return open.seq().filter(seq -> seq.equals(talk.lastOptions())).isPresent()
        ? Says.UNCLEAR
        : Says.NOTHING_ASKED;
  }

  private Optional<Answer> label(Revisit open, String words) {
    return wording.labelled(words, open.asking().orElseThrow(), asked(open));
  }

  private KeysAsked asked(Revisit revisit) {
    return book.one(revisit.reporter()).keys().asked();
  }

  @Override
  public List<Option> offers(Conversation talk, List<CaseNumber> numbers) {
    return numbers.stream()
        .flatMap(number -> unasked.button(talk, number, numbers.size() > 1).stream())
        .toList();
  }

  @Override
  public void pressed(Conversation talk, String ref) {
    if (ref.startsWith(Consultations.REF)) {
      consultations.pressed(talk, ref.substring(Consultations.REF.length()));
      return;
    }
    if (ref.startsWith(Unasked.CASE)) {
      unasked.pressed(talk, ref.substring(Unasked.CASE.length()));
      return;
    }
    var parts = ref.split(":", 2);
    var revisit = revisits.find(Long.parseLong(parts[0])).orElseThrow();
    switch (parts[1]) {
      case Wording.YES ->
          revisit
              .meant()
              .ifPresentOrElse(
                  answer -> answer(talk, revisit, answer, How.WORDS), () -> repeat(talk, revisit));
      case Wording.NO -> repeat(talk, revisit);
      default -> answer(talk, revisit, Answer.valueOf(parts[1]), How.BUTTON);
    }
  }

  /** It was not meant so: the question with its buttons. */
  private void repeat(Conversation talk, Revisit revisit) {
    var keys = turns.locked(revisit.reporter());
    var question = revisit.asking().orElseGet(() -> Asking.question(keys, revisit.asks()));
    var about = asking.about(talk, revisit, keys.keys().asked());
    ask(
        talk,
        revisit,
        question,
        wording.asking(
            wording.say(talk.language(), "followup.again")
                + "\n"
                + wording.question(about, question),
            about,
            question));
  }

  private void ask(Conversation talk, Revisit revisit, AskedKey question, Utterance utterance) {
    revisit.asks(talk.id(), outbox.say(talk, utterance), question);
  }

  @Override
  public void said(Conversation talk, String words, List<String> pictures) {
    if (consultations.isAnswer(talk, words)) {
      consultations.said(talk, words);
      return;
    }
    var asking = revisits.asking(talk.id(), clock.instant()).or(() -> heardLate(talk, words));
    if (asking.isEmpty()) {
      answer(talk, revisits.newest(talk.id()).orElseThrow(), Answer.NO_MORE, How.WORDS);
      return;
    }
    var open = asking.get();
    cases.add(open.number(), talk.id(), words, pictures);
    var labelled = label(open, words);
    var agreed = open.meant().flatMap(_ -> reading.agrees(words));
    if (labelled.isPresent()) {
      answer(talk, open, labelled.get(), How.BUTTON);
    } else if (agreed.isPresent()) {
      if (agreed.get()) {
        answer(talk, open, open.meant().orElseThrow(), How.WORDS);
      } else {
        repeat(talk, open);
      }
    } else {
      read(talk, open, words);
    }
  }

  private Optional<Revisit> heardLate(Conversation talk, String words) {
    var silent = late(talk, words);
    var now = clock.instant();
    silent.ifPresent(one -> one.speaks(question(one), now, now.plus(terms.afterAll())));
    return silent;
  }

  private void read(Conversation talk, Revisit open, String words) {
    switch (reading.read(open.asking().orElseThrow(), words)) {
      case AnswerWords.Read.Meant(var answer, var now) -> {
        if (now || open.meant().filter(answer::equals).isPresent()) {
          answer(talk, open, answer, How.WORDS);
        } else {
          askBack(talk, open, answer);
        }
      }
      case AnswerWords.Read.ForPerson() -> toPerson(talk, open);
      case AnswerWords.Read.Nothing() -> toPerson(talk, open);
    }
  }

  /** What would close or reopen something is not done on a reading alone. */
  private void askBack(Conversation talk, Revisit open, Answer answer) {
    var about = asking.about(talk, open, asked(open));
    open.understood(answer, outbox.say(talk, wording.meant(about, answer)));
  }

  /** The words stand on the case; whoever wants to be sure can still press. */
  private void toPerson(Conversation talk, Revisit open) {
    var keys = turns.locked(open.reporter());
    steps.owe(keys, StepKind.READ, Optional.of(open));
    open.answered(clock.instant());
    var about = asking.about(talk, open, keys.keys().asked());
    var question = open.asking().orElseThrow();
    ask(
        talk,
        open,
        question,
        wording.asking(
            wording.say(talk.language(), "followup.person", about.office()), about, question));
  }

  private void answer(Conversation talk, Revisit revisit, Answer answer, How how) {
    var keys = turns.locked(revisit.reporter());
    var told =
        new Told(answer, how, talk.channel(), Optional.of(revisit.id()), Optional.of(device(talk)));
    turns.told(keys, told, Optional.of(revisit));
    revisit.answered(clock.instant());
    var about = asking.about(talk, revisit, keys.keys().asked());
    var on = Replies.asksOn(keys);
    if (on.isPresent()) {
      var words = replies.to(about, keys, answer) + "\n" + replies.on(about, keys, on.get());
      ask(talk, revisit, on.get(), offered(talk, wording.asking(words, about, on.get()), keys));
      return;
    }
    revisit.closed();
    outbox.say(talk, offered(talk, Utterance.of(replies.to(about, keys, answer)), keys));
    goOn(talk, answer);
  }

  private Utterance offered(Conversation talk, Utterance said, ReporterKeys keys) {
    return Optional.of(keys)
        .filter(one -> one.next() == NextStep.OFFER_REVIEW)
        .flatMap(one -> courses.offer(handling.mainOf(one.number())))
        .map(offer -> unasked.review(talk, keys.number(), offer.stage(), false))
        .map(button -> Wording.with(said, button))
        .orElse(said);
  }

  /** What was said along with this question has its turn now; after 别问了 nothing has. */
  private void goOn(Conversation talk, Answer last) {
    var waiting = revisits.waiting(talk.id());
    if (last == Answer.NO_MORE) {
      waiting.forEach(revisit -> revisits.skip(revisit, Skipped.NO_MORE));
      return;
    }
    waiting.stream()
        .findFirst()
        .ifPresent(next -> {
          var keys = turns.locked(next.reporter());
          var question = Asking.question(keys, next.asks());
          ask(
              talk,
              next,
              question,
              wording.next(asking.about(talk, next, keys.keys().asked()), question));
        });
  }

  /** So that many keys from one address are seen, and no address. */
  static String device(Conversation talk) {
    return talk.device()
        .or(() ->
            talk.identityId().map(identity -> Secrets.digest("identity", String.valueOf(identity))))
        .orElseGet(() -> Secrets.digest("talk", String.valueOf(talk.id())));
  }
}
