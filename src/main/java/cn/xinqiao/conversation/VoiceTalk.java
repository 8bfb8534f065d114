package cn.xinqiao.conversation;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseOpening;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.AttachmentStore.Listed;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.InboundHandler.Effects;
import cn.xinqiao.channel.InboundHandler.TurnWords;
import cn.xinqiao.channel.Message;
import cn.xinqiao.channel.Recordings;
import cn.xinqiao.channel.Transcripts;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.conversation.internal.Draft;
import cn.xinqiao.conversation.internal.Heard;
import cn.xinqiao.conversation.internal.VoicePhrases;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.resident.Residents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Voice messages in the talk. What a machine has read goes the way of typed words. What it has not
 * is answered with who listens by when and whom to call in danger, and lands on a case: none is
 * lost, whatever else was said beside it.
 */
@ApplicationScoped
class VoiceTalk {
  private final Talks talks;
  private final ResidentCases cases;
  private final CaseOpening opening;
  private final Performer performer;
  private final Residents residents;
  private final AttachmentStore attachments;
  private final Transcripts transcripts;
  private final VoicePhrases phrases;

  VoiceTalk(
      Talks talks,
      ResidentCases cases,
      CaseOpening opening,
      Performer performer,
      Residents residents,
      AttachmentStore attachments,
      Transcripts transcripts,
      VoicePhrases phrases) {
    this.talks = talks;
    this.cases = cases;
    this.opening = opening;
    this.performer = performer;
    this.residents = residents;
    this.attachments = attachments;
    this.transcripts = transcripts;
    this.phrases = phrases;
  }

  /** What machines have read of these messages, by the message's id; within a transaction. */
  Map<Long, String> read(List<Message> messages) {
    return messages.stream()
        .collect(Collectors.toMap(Message::id, m -> transcript(recordings(m)), (one, same) -> one));
  }

  private String transcript(List<String> recordings) {
    var read = transcripts.of(recordings);
    return recordings.stream()
        .filter(read::containsKey)
        .map(read::get)
        .collect(Collectors.joining("\n"));
  }

  /** Whether nothing but voice that nobody has understood was sent. */
  boolean isAll(TurnWords turn, Heard heard) {
    return heard.words().isBlank()
        && heard.choice().isEmpty()
        && !heard.pictures().isEmpty()
        && unheard(turn).containsAll(heard.pictures());
  }

  /**
   * Voice and nothing else, while nothing is asked: to the open case of this talk, or a new one.
   */
  void hear(Conversation conversation, TurnWords turn) {
    var unheard = unheard(turn);
    var by = cases.heardBy(turn.messages().getFirst().at());
    open(conversation)
        .ifPresentOrElse(
            line -> {
              cases.add(line.number(), conversation.id(), "", unheard);
              var known = phrases.added(conversation.language(), by, line.number());
              performer.say(conversation, known);
            },
            () -> performer.say(conversation, begin(conversation, turn, unheard)));
  }

  /** The same effects, after a word on the voice that came with it, and with none of it lost. */
  Effects noting(TurnWords turn, Heard heard, Effects effects) {
    if (heard.pictures().isEmpty()) {
      return effects;
    }
    var read = readIn(turn);
    if (unheard(turn).isEmpty()) {
      return read.isBlank() ? effects : repeating(read, effects);
    }
    return conversation -> {
      var by = cases.heardBy(turn.messages().getFirst().at());
      performer.say(conversation, phrases.noted(conversation.language(), by));
      effects.apply(conversation);
      keepRest(conversation, turn, heard);
    };
  }

  /** So that the resident can put right what a machine misunderstood. */
  private Effects repeating(String read, Effects effects) {
    return conversation -> {
      performer.say(conversation, phrases.read(conversation.language(), read));
      effects.apply(conversation);
    };
  }

  private String readIn(TurnWords turn) {
    return QuarkusTransaction.joiningExisting()
        .call(() ->
            read(turn.messages()).values().stream()
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining("\n")));
  }

  /** What neither a case nor the open draft has taken lands on a case. */
  void keepRest(Conversation conversation, TurnWords turn, Heard heard) {
    if (heard.pictures().isEmpty()) {
      return;
    }
    var drafted = talks.draftOf(talks.of(conversation)).map(Draft::pictures).orElse(List.of());
    var rest = cases.unclaimed(unheard(turn)).stream().filter(id -> !drafted.contains(id)).toList();
    if (!rest.isEmpty()) {
      open(conversation)
          .ifPresentOrElse(
              line -> cases.add(line.number(), conversation.id(), "", rest),
              () -> performer.say(conversation, begin(conversation, turn, rest)));
    }
  }

  private Utterance begin(Conversation conversation, TurnWords turn, List<String> recordings) {
    var said = turn.messages().getFirst().at();
    var opened =
        opening
            .open(
                new CaseOpening.Reported(
                    conversation,
                    said,
                    false,
                    residents.isReachable(conversation.residentId()),
                    Optional.empty(),
                    recordings),
                List.of(unheardMatter()))
            .getFirst();
    return phrases.opened(conversation.language(), cases.heardBy(said), opened);
  }

  /**
   * What is said now most likely goes on with what is open. The most confidential comes first: a
   * voice that accuses must not be heard by whom it accuses.
   */
  private Optional<CaseFile.Line> open(Conversation conversation) {
    return cases.of(conversation).stream()
        .map(CaseFile::line)
        .filter(line -> !line.state().isEnded())
        .max(
            Comparator.comparing(CaseFile.Line::confidential)
                .thenComparing(CaseFile.Line::openedAt));
  }

  private static NewMatter unheardMatter() {
    return new NewMatter(
        VoicePhrases.UNHEARD,
        VoicePhrases.UNHEARD,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Kind.SERVICE_REQUEST,
        SubKind.ASSISTANCE,
        Subject.PARTY_AND_GOVERNMENT,
        Optional.empty(),
        Urgency.NORMAL,
        0,
        "UNSURE",
        NewMatter.UNHEARD,
        List.of("语音留言，还没有人听，内容和地点都不知道"),
        OfficeCode.CITY_TRIAGE,
        Optional.empty());
  }

  private List<String> unheard(TurnWords turn) {
    return QuarkusTransaction.joiningExisting()
        .call(() -> {
          var all = turn.messages().stream().flatMap(m -> recordings(m).stream()).toList();
          var read = transcripts.of(all);
          return all.stream().filter(id -> !read.containsKey(id)).toList();
        });
  }

  private List<String> recordings(Message message) {
    return attachments.of(message.id()).stream()
        .filter(a -> Recordings.isRecording(a.type()))
        .map(Listed::id)
        .toList();
  }
}
