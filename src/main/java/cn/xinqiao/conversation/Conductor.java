package cn.xinqiao.conversation;

import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.InboundHandler;
import cn.xinqiao.channel.Message;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.conversation.internal.Dialogue;
import cn.xinqiao.conversation.internal.Draft;
import cn.xinqiao.conversation.internal.Drafting;
import cn.xinqiao.conversation.internal.Heard;
import cn.xinqiao.conversation.internal.Stage;
import cn.xinqiao.conversation.internal.Step;
import cn.xinqiao.conversation.internal.TalkState;
import cn.xinqiao.conversation.internal.Wishes;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.triage.Triage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Listens to residents. Danger is met at once; a turn goes to whoever claims it first: an officer
 * who has taken over, the question of a revisit, the question that is open, or a new matter.
 */
@ApplicationScoped
class Conductor implements InboundHandler {
  private final Triage triage;
  private final Talks talks;
  private final Wishes wishes;
  private final Dialogue dialogue;
  private final Performer performer;
  private final EmergencyTalk emergencies;
  private final Afterthoughts afterthoughts;
  private final RevisitAnswers revisits;
  private final Drafting drafting;
  private final ResidentCases cases;
  private final Outbox outbox;
  private final AttachmentStore attachments;
  private final VoiceTalk voices;
  private final Clock clock;

  Conductor(
      Triage triage,
      Talks talks,
      Wishes wishes,
      Dialogue dialogue,
      Performer performer,
      EmergencyTalk emergencies,
      Afterthoughts afterthoughts,
      RevisitAnswers revisits,
      Drafting drafting,
      ResidentCases cases,
      Outbox outbox,
      AttachmentStore attachments,
      VoiceTalk voices,
      Clock clock) {
    this.triage = triage;
    this.talks = talks;
    this.wishes = wishes;
    this.dialogue = dialogue;
    this.performer = performer;
    this.emergencies = emergencies;
    this.afterthoughts = afterthoughts;
    this.revisits = revisits;
    this.drafting = drafting;
    this.cases = cases;
    this.outbox = outbox;
    this.attachments = attachments;
    this.voices = voices;
    this.clock = clock;
  }

  @Override
  public boolean settlesAtOnce(Conversation conversation, Message message, String words) {
    var danger = triage.emergency(words);
    danger.ifPresent(found -> {
      conversation.speak(conversation.answering(words));
      emergencies.meet(conversation, Draft.begun(words, message.at(), picturesOf(message)), found);
    });
    return danger.isPresent();
  }

  @Override
  public Effects understand(TurnWords turn) {
    var before = talks.look(turn.conversationId());
    var heard = heard(turn);
    var state = before.stage() == Stage.EMERGENCY ? perhapsOver(before, turn) : before;
    // the answer to "where are you?" comes before whatever an officer asked
    if (state.stage() != Stage.EMERGENCY && isWithOfficer(turn.conversationId())) {
      return besideOfficer(turn, state, heard);
    }
    if (state.stage() == Stage.IDLE && voices.isAll(turn, heard)) {
      return conversation -> {
        checkUnchanged(talks.of(conversation), before.version());
        voices.hear(conversation, turn);
      };
    }
    var step =
        wishes
            .apart(state, heard, one -> revisits.isAnswer(turn.conversationId(), state, one))
            .map(two -> both(step(turn, state, two.getFirst()), beside(turn, state, two)))
            .orElseGet(() -> step(turn, state, heard));
    var calmed = wishes.mustCalm(state, heard) ? step.after(new Step.Act.Calm()) : step;
    return voices.noting(turn, heard, effects(state, heard, calmed));
  }

  private Step step(TurnWords turn, TalkState state, Heard heard) {
    return revisits
        .answered(turn.conversationId(), state, heard)
        .or(() -> wishes.granted(state, heard, () -> talks.casesOf(turn.conversationId())))
        .or(() -> afterthought(turn, state, heard))
        .or(() -> revisits.unclear(turn.conversationId(), state, heard))
        .orElseGet(() -> dialogue.next(state, heard));
  }

  /** What was said along with an answer is no answer to the same question. */
  private Step beside(TurnWords turn, TalkState state, List<Heard> two) {
    return revisits.isAnswer(turn.conversationId(), state, two.getFirst())
        ? dialogue.next(state, two.getLast())
        : step(turn, state, two.getLast());
  }

  /** The wish is granted, then the talk goes on with the matter. */
  private static Step both(Step wish, Step matter) {
    var acts = new ArrayList<>(wish.acts());
    acts.addAll(matter.acts());
    return new Step(matter.stage(), matter.draft(), acts);
  }

  private Optional<Step> afterthought(TurnWords turn, TalkState state, Heard heard) {
    return afterthoughts
        .caseMeant(turn.conversationId(), state, heard)
        .map(number -> Step.idle(new Step.Act.AddToCase(number, heard.words(), heard.pictures())));
  }

  private Effects besideOfficer(TurnWords turn, TalkState state, Heard heard) {
    return heard
        .choice()
        .flatMap(choice ->
            revisits
                .pressed(state, heard)
                .or(() ->
                    wishes.pressed(
                        state, heard, choice, () -> talks.casesOf(turn.conversationId()))))
        .or(() ->
            dialogue.besideOfficer(
                state, heard, afterthoughts.isWithConfidential(turn.conversationId())))
        .map(step -> effects(state, heard, step))
        .orElse(conversation -> {
          passToOfficer(conversation, heard);
          voices.keepRest(conversation, turn, heard);
        });
  }

  private Effects effects(TalkState before, Heard heard, Step step) {
    return conversation -> {
      conversation.speak(heard.language());
      perform(conversation, before.version(), dialogue.complete(before, step, heard.language()));
    };
  }

  @Override
  public Effects handToPerson(TurnWords turn) {
    var heard = heard(turn);
    return conversation -> {
      var talk = talks.of(conversation);
      var open = talks.draftOf(talk);
      var step = drafting.unread(talk.stage(), open, heard);
      performer.perform(conversation, talk, step);
      if (step.draft().isEmpty()) {
        open.flatMap(Draft::later).ifPresent(later -> performer.open(conversation, later));
      }
      voices.keepRest(conversation, turn, heard);
    };
  }

  private void perform(Conversation conversation, int version, Step step) {
    var talk = talks.of(conversation);
    checkUnchanged(talk, version);
    performer.perform(conversation, talk, step);
  }

  private static void checkUnchanged(Talk talk, int version) {
    if (talk.version() != version) {
      throw new Overtaken();
    }
  }

  /**
   * While an officer talks, the bot is quiet and the words stand on the case that the officer wrote
   * about: another case of this talk may be confidential, or be none of that officer's.
   */
  private void passToOfficer(Conversation conversation, Heard heard) {
    cases
        .withOfficer(conversation.id())
        .or(() -> outbox.lastCaseOf(conversation.id()).map(CaseNumber::valueOf))
        .ifPresent(number -> cases.add(number, conversation.id(), heard.words(), heard.pictures()));
  }

  private boolean isWithOfficer(long conversationId) {
    return QuarkusTransaction.requiringNew()
        .call(() -> talks.conversation(conversationId).isWithOfficer(clock.instant()));
  }

  /** An hour after the danger the next words begin something new, or go on with what it stopped. */
  private TalkState perhapsOver(TalkState state, TurnWords turn) {
    boolean over =
        QuarkusTransaction.requiringNew()
            .call(() -> emergencies.isOver(talks.conversation(turn.conversationId())));
    return over
        ? state.at(state.draft().flatMap(Draft::pausedAt).orElse(Stage.IDLE), state.draft())
        : state;
  }

  private Heard heard(TurnWords turn) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          var messages = turn.messages();
          var pictures = messages.stream().flatMap(m -> picturesOf(m).stream()).toList();
          var read = pictures.isEmpty() ? Map.<Long, String>of() : voices.read(messages);
          var words = words(messages, read);
          return new Heard(
              words,
              messages.stream().flatMap(m -> m.choice().stream()).reduce((before, last) -> last),
              pictures,
              messages.getFirst().at(),
              talks.conversation(turn.conversationId()).answering(words));
        });
  }

  private List<String> picturesOf(Message message) {
    return attachments.of(message.id()).stream().map(AttachmentStore.Listed::id).toList();
  }

  /** A client may send a button's label along with the choice: that is not a word of theirs. */
  private static String words(List<Message> messages, Map<Long, String> read) {
    return messages.stream()
        .flatMap(m ->
            Stream.of(
                m.choice().isPresent() ? "" : m.words().strip(),
                read.getOrDefault(m.id(), ""),
                pin(m)))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String pin(Message message) {
    return message
        .location()
        .map(l -> String.format(Locale.ROOT, "（定位 %.5f,%.5f）", l.latitude(), l.longitude()))
        .orElse("");
  }
}
