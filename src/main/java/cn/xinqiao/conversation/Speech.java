package cn.xinqiao.conversation;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;

/** Says things, with the privacy notice where it is the first thing that is said. */
@ApplicationScoped
class Speech {
  private final Outbox outbox;
  private final Residents residents;
  private final PrivacyNotice notice;

  Speech(Outbox outbox, Residents residents, PrivacyNotice notice) {
    this.outbox = outbox;
    this.residents = residents;
    this.notice = notice;
  }

  /**
   * @return the number of the message
   */
  long say(Conversation conversation, Utterance utterance) {
    boolean first = residents.mustSeeNotice(conversation.residentId(), notice.version());
    return outbox.say(
        conversation, first ? utterance.withNotice(notice.in(conversation.language())) : utterance);
  }
}
