package cn.xinqiao.conversation;

import cn.xinqiao.cases.JoinOffers;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.conversation.internal.Draft;
import cn.xinqiao.conversation.internal.DraftMatter;
import cn.xinqiao.conversation.internal.Phrases;
import cn.xinqiao.conversation.internal.Stage;
import cn.xinqiao.conversation.internal.Step;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts onto a card that others reported the same, each time that a card is shown: what was offered
 * earlier may have ended since.
 */
@ApplicationScoped
class Offering {
  private final JoinOffers joins;
  private final Phrases phrases;

  Offering(JoinOffers joins, Phrases phrases) {
    this.joins = joins;
    this.phrases = phrases;
  }

  /** The same step, with offers where its card has some. */
  Step with(Conversation conversation, Step step) {
    if (step.stage() != Stage.CARD || step.draft().isEmpty() || cards(step).isEmpty()) {
      return step;
    }
    var offered = offered(conversation, step.draft().get());
    var card = new Act.Ask(phrases.card(language(conversation, step), offered));
    var acts = step.acts().stream().map(act -> isCard(act) ? card : act);
    return new Step(step.stage(), Optional.of(offered), acts.toList());
  }

  private static List<Act> cards(Step step) {
    return step.acts().stream().filter(Offering::isCard).toList();
  }

  private static boolean isCard(Act act) {
    return act instanceof Act.Ask(Utterance question) && question.card() != null;
  }

  /** Who has just chosen a language reads the card in that one. */
  private static Language language(Conversation conversation, Step step) {
    return step.acts().stream()
        .flatMap(act ->
            act instanceof Act.Speak(Language chosen)
                ? Stream.of(chosen)
                : Stream.<Language>empty())
        .findFirst()
        .orElseGet(conversation::language);
  }

  private Draft offered(Conversation conversation, Draft draft) {
    return draft.with(
        draft.matters().stream()
            .map(m -> m.offered(joins.find(told(conversation, draft, m))))
            .toList());
  }

  private static JoinOffers.Told told(Conversation conversation, Draft draft, DraftMatter matter) {
    var what = matter.what();
    return new JoinOffers.Told(
        conversation.residentId(),
        what.kind(),
        what.subject(),
        what.urgency(),
        draft.matters().size() == 1 ? draft.words() : what.text(),
        matter.where().place(),
        matter.where().office(),
        matter.where().neighbourhood(),
        what.meaning());
  }
}
