package cn.xinqiao.conversation;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.conversation.internal.Drafting;
import cn.xinqiao.conversation.internal.Heard;
import cn.xinqiao.conversation.internal.LookingBack;
import cn.xinqiao.conversation.internal.Remainder;
import cn.xinqiao.conversation.internal.Stage;
import cn.xinqiao.conversation.internal.TalkState;
import cn.xinqiao.kernel.CaseNumber;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds the case of this talk that words belong to, when nothing else is being talked about. */
@ApplicationScoped
class Afterthoughts {
  /** So long words that look back are taken for a correction of what was opened unconfirmed. */
  private static final Duration CORRECTABLE = Duration.ofDays(1);

  private final Talks talks;
  private final ResidentCases cases;
  private final Outbox outbox;
  private final Drafting drafting;
  private final LookingBack looksBack;
  private final Clock clock;

  Afterthoughts(
      Talks talks,
      ResidentCases cases,
      Outbox outbox,
      Drafting drafting,
      LookingBack looksBack,
      Clock clock) {
    this.talks = talks;
    this.cases = cases;
    this.outbox = outbox;
    this.drafting = drafting;
    this.looksBack = looksBack;
    this.clock = clock;
  }

  /** A look in a transaction of its own; empty when the words are no afterthought. */
  Optional<CaseNumber> caseMeant(long conversationId, TalkState talk, Heard heard) {
    if (talk.stage() != Stage.IDLE || heard.choice().isPresent()) {
      return Optional.empty();
    }
    return meant(conversationId, heard.words())
        .filter(line -> line.confidential() || !drafting.accuses(heard.words()))
        .map(CaseFile.Line::number);
  }

  private Optional<CaseFile.Line> meant(long conversationId, String words) {
    var number = CaseNumber.in(words);
    if (number.isPresent()) {
      return Remainder.onlyAsks(Remainder.of(words))
          ? Optional.empty()
          : running(conversationId).stream()
              .filter(line -> line.number().equals(number.get()))
              .findFirst();
    }
    return looksBack.matches(words)
        ? running(conversationId).stream().findFirst().filter(this::isUnconfirmedToday)
        : Optional.empty();
  }

  /** "If something is wrong, write it here" was said when it was opened. */
  private boolean isUnconfirmedToday(CaseFile.Line line) {
    return !line.confirmed()
        && line.emergency().isEmpty()
        && line.openedAt().isAfter(clock.instant().minus(CORRECTABLE));
  }

  /** Whether the officer who talks writes about an accusation. */
  boolean isWithConfidential(long conversationId) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          var number =
              cases
                  .withOfficer(conversationId)
                  .or(() -> outbox.lastCaseOf(conversationId).map(CaseNumber::valueOf));
          return cases.of(talks.conversation(conversationId)).stream()
              .map(CaseFile::line)
              .anyMatch(
                  line -> number.filter(line.number()::equals).isPresent() && line.confidential());
        });
  }

  /** Newest first. */
  private List<CaseFile.Line> running(long conversationId) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            cases.of(talks.conversation(conversationId)).stream()
                .map(CaseFile::line)
                .filter(line -> !line.state().isEnded())
                .toList());
  }
}
