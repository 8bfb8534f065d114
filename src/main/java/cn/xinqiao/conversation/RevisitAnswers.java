package cn.xinqiao.conversation;

import cn.xinqiao.cases.RevisitTalk;
import cn.xinqiao.cases.RevisitTalk.Says;
import cn.xinqiao.conversation.internal.DangerWatch;
import cn.xinqiao.conversation.internal.Dialogue;
import cn.xinqiao.conversation.internal.Heard;
import cn.xinqiao.conversation.internal.Stage;
import cn.xinqiao.conversation.internal.Step;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.conversation.internal.TalkState;
import cn.xinqiao.routing.Router;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Finds out whether a turn answers the question of a revisit. A matter that is being told keeps the
 * words; danger in them comes first, and is met as ever.
 */
@ApplicationScoped
class RevisitAnswers {
  private final RevisitTalk revisits;
  private final Talks talks;
  private final DangerWatch dangers;
  private final Dialogue dialogue;
  private final Router router;

  RevisitAnswers(
      RevisitTalk revisits, Talks talks, DangerWatch dangers, Dialogue dialogue, Router router) {
    this.revisits = revisits;
    this.talks = talks;
    this.dangers = dangers;
    this.dialogue = dialogue;
    this.router = router;
  }

  /** A button counts at any moment, words when they answer what is open. */
  Optional<Step> answered(long conversation, TalkState talk, Heard heard) {
    return heard.choice().isPresent()
        ? pressed(talk, heard)
        : said(conversation, talk, heard, Says.ANSWERS);
  }

  /** Whether these words alone answer what is open. */
  boolean isAnswer(long conversation, TalkState talk, Heard heard) {
    return said(conversation, talk, heard, Says.ANSWERS).isPresent();
  }

  Optional<Step> pressed(TalkState talk, Heard heard) {
    return heard
        .choice()
        .filter(choice -> choice.id().startsWith(RevisitTalk.BUTTON))
        .map(choice -> choice.id().substring(RevisitTalk.BUTTON.length()))
        .map(ref -> dialogue.beside(talk, heard, new Act.PressRevisit(ref)));
  }

  /** Right after the question, words that are nothing else: a person reads them. */
  Optional<Step> unclear(long conversation, TalkState talk, Heard heard) {
    return heard.choice().isEmpty() && !heard.words().isBlank() && !dialogue.isSomethingElse(heard)
        ? said(conversation, talk, heard, Says.UNCLEAR)
        : Optional.empty();
  }

  private Optional<Step> said(long conversation, TalkState talk, Heard heard, Says as) {
    return talk.stage() == Stage.IDLE
            && says(conversation, heard) == as
            && dangers.look(heard.words()).isEmpty()
            && !isElsewhere(heard.words())
            && !dialogue.accuses(heard.words())
        ? Optional.of(
            dialogue.beside(talk, heard, new Act.AnswerRevisit(heard.words(), heard.pictures())))
        : Optional.empty();
  }

  /** Nobody who answers says anew where it is: a matter with its own place is another one. */
  private boolean isElsewhere(String words) {
    return router.route(words).office().isPresent() && dialogue.isMatter(words);
  }

  private Says says(long conversation, Heard heard) {
    return heard.words().isBlank()
        ? Says.NOTHING_ASKED
        : QuarkusTransaction.requiringNew()
            .call(() -> revisits.says(talks.conversation(conversation), heard.words()));
  }
}
