package cn.xinqiao.conversation.internal;

import cn.xinqiao.channel.Incoming.Choice;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides what comes next in a talk. Looks at where the talk stands and at what was said; changes
 * nothing, so that a decision that was overtaken can simply be made again.
 */
@ApplicationScoped
public class Dialogue {
  private final SmallTalk smallTalk;
  private final DangerWatch dangers;
  private final Reaching reaching;
  private final Drafting drafting;
  private final Telling telling;
  private final Parking parking;
  private final Buttons buttons;
  private final Questions questions;
  private final Phrases phrases;

  Dialogue(
      SmallTalk smallTalk,
      DangerWatch dangers,
      Reaching reaching,
      Drafting drafting,
      Telling telling,
      Parking parking,
      Buttons buttons,
      Questions questions,
      Phrases phrases) {
    this.smallTalk = smallTalk;
    this.dangers = dangers;
    this.reaching = reaching;
    this.drafting = drafting;
    this.telling = telling;
    this.parking = parking;
    this.buttons = buttons;
    this.questions = questions;
    this.phrases = phrases;
  }

  public Step next(TalkState before, Heard heard) {
    var talk = before.at(before.stage(), before.draft().map(draft -> draft.recall(false)));
    return heard.choice().isPresent()
        ? pressed(talk, heard, heard.choice().get())
        : said(talk, heard);
  }

  /**
   * What is not the officer's while an officer talks: danger, the answer to an open question by
   * button, and an accusation, unless the officer's own case is one.
   */
  public Optional<Step> besideOfficer(TalkState talk, Heard heard, boolean confidential) {
    if (heard.choice().isPresent() || dangers.isAnswer(talk, heard)) {
      return Optional.of(next(talk, heard));
    }
    return dangers
        .aside(talk, heard)
        .or(() ->
            !confidential && drafting.accuses(heard.words())
                ? Optional.of(telling.apart(talk.draft(), heard))
                : Optional.empty());
  }

  /** Something beside the open question, which is asked once more. */
  public Step beside(TalkState talk, Heard heard, Act act) {
    return questions.aside(talk, heard.language(), act);
  }

  /** Whether the words surely tell a matter, or are what people say to be polite. */
  public boolean isSomethingElse(Heard heard) {
    return smallTalk.answer(heard).isPresent() || isMatter(heard.words());
  }

  /** Whether the words surely tell of something to be done. */
  public boolean isMatter(String words) {
    return drafting.isMatter(words);
  }

  /** Whether the words accuse somebody, whom they must not reach. */
  public boolean accuses(String words) {
    return drafting.accuses(words);
  }

  /** The step, and what has to follow it: another matter that was begun meanwhile. */
  public Step complete(TalkState before, Step step, Language language) {
    return step.acts().contains(new Act.Erase())
        ? step
        : questions.withLater(before.draft(), step, language);
  }

  /** What danger interrupted is asked about once more when help is on its way. */
  public Step back(Draft paused, Language language) {
    return questions.again(paused.pausedAt().orElse(Stage.CARD), paused.resumed(), language);
  }

  private Step pressed(TalkState talk, Heard heard, Choice choice) {
    return talk.stage() == Stage.EMERGENCY && DangerWatch.isAbout(choice)
        ? addedToEmergency(talk, heard, phrases.pressed(heard.language(), choice))
        : buttons.pressed(talk, heard, choice);
  }

  private Step said(TalkState talk, Heard heard) {
    return switch (talk.stage()) {
      case IDLE -> fresh(talk, heard);
      case EMERGENCY -> inDanger(talk, heard);
      case PICTURE, WHAT -> telling.described(talk, heard);
      case DANGER -> telling.answeredDanger(talk.draft().orElseThrow(), heard);
      case WHERE -> unlessDanger(talk, heard, () -> telling.placed(talk, heard));
      case CARD -> unlessDanger(talk, heard, () -> telling.answeredCard(talk, heard));
      case NAME, CONTACT, CONTACT_VALUE ->
          unlessDanger(talk, heard, () -> besideMatter(talk, heard));
    };
  }

  private Step unlessDanger(TalkState talk, Heard heard, Supplier<Step> answer) {
    return dangers.aside(talk, heard).orElseGet(answer);
  }

  private Step inDanger(TalkState talk, Heard heard) {
    return drafting.leavesDanger(heard.words())
        ? telling.apart(talk.draft(), heard)
        : addedToEmergency(talk, heard, heard.words());
  }

  private Step besideMatter(TalkState talk, Heard heard) {
    if (telling.accusesBeside(talk, heard)) {
      return telling.apart(talk.draft(), heard);
    }
    return parking
        .parked(talk, heard)
        .orElseGet(() ->
            talk.stage() == Stage.NAME
                ? reaching.named(talk, heard)
                : reaching.contacted(talk, heard));
  }

  private static Step addedToEmergency(TalkState talk, Heard heard, String words) {
    return new Step(
        Stage.EMERGENCY, talk.draft(), List.of(new Act.AddToEmergency(words, heard.pictures())));
  }

  private Step fresh(TalkState talk, Heard heard) {
    if (heard.isOnlyPictures()) {
      return Step.asking(
          Stage.PICTURE, Drafting.told(heard), phrases.say(heard.language(), "talk.picture"));
    }
    return smallTalk.answer(heard).orElseGet(() -> telling.begins(talk, heard));
  }
}
