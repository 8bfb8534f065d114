package cn.xinqiao.conversation;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.conversation.internal.Heard;
import cn.xinqiao.conversation.internal.Remainder;
import cn.xinqiao.conversation.internal.Stage;
import cn.xinqiao.conversation.internal.TalkState;
import cn.xinqiao.kernel.CaseNumber;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds the case of this talk that words belong to, when nothing else is being talked about. */
@ApplicationScoped
class Afterthoughts {
  private final Talks talks;
  private final ResidentCases cases;

  Afterthoughts(Talks talks, ResidentCases cases) {
    this.talks = talks;
    this.cases = cases;
  }

  /** A look in a transaction of its own; empty when the words are no afterthought. */
  Optional<CaseNumber> caseMeant(long conversationId, TalkState talk, Heard heard) {
    if (talk.stage() != Stage.IDLE || heard.choice().isPresent()) {
      return Optional.empty();
    }
    var number =
        CaseNumber.in(heard.words()).filter(n -> !Remainder.onlyAsks(Remainder.of(heard.words())));
    return number.flatMap(n ->
        running(conversationId).stream()
            .map(file -> file.line().number())
            .filter(n::equals)
            .findFirst());
  }

  private List<CaseFile> running(long conversationId) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            cases.of(talks.conversation(conversationId)).stream()
                .filter(file -> !file.line().state().isEnded())
                .toList());
  }
}
