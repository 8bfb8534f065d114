package cn.xinqiao.conversation;

import cn.xinqiao.cases.HandedBack;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.conversation.internal.Dialogue;
import cn.xinqiao.conversation.internal.Settling;
import cn.xinqiao.conversation.internal.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Goes on where the bot stopped when an officer took the talk over. */
@ApplicationScoped
class BackFromOfficer {
  private final Conversations conversations;
  private final Talks talks;
  private final Dialogue dialogue;
  private final Performer performer;
  private final Settling settling;

  BackFromOfficer(
      Conversations conversations,
      Talks talks,
      Dialogue dialogue,
      Performer performer,
      Settling settling) {
    this.conversations = conversations;
    this.talks = talks;
    this.dialogue = dialogue;
    this.performer = performer;
    this.settling = settling;
  }

  /** A contact is not asked any more: the officer has just spoken with the resident. */
  void handedBack(@Observes HandedBack back) {
    var conversation = conversations.lock(back.conversationId());
    var talk = talks.of(conversation);
    talk.contactIsSettled();
    var draft = talks.draftOf(talk).map(d -> settling.with(d, talk.stage(), back.summary()));
    if (draft.isPresent() && talk.stage() != Stage.EMERGENCY) {
      performer.perform(conversation, talk, dialogue.back(draft.get(), conversation.language()));
    } else {
      talks.goOn(talk, talk.stage(), draft);
    }
  }
}
