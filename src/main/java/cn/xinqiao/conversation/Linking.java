package cn.xinqiao.conversation;

import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.Circles;
import cn.xinqiao.channel.Circles.Joined;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.conversation.internal.Phrases;
import jakarta.enterprise.context.ApplicationScoped;

/** Joins the talks of one resident over several channels, and takes them apart again. */
@ApplicationScoped
class Linking {
  private final Circles circles;
  private final Conversations conversations;
  private final ResidentCases cases;
  private final Speech speech;
  private final Phrases phrases;

  Linking(
      Circles circles,
      Conversations conversations,
      ResidentCases cases,
      Speech speech,
      Phrases phrases) {
    this.circles = circles;
    this.conversations = conversations;
    this.cases = cases;
    this.speech = speech;
    this.phrases = phrases;
  }

  void invite(Conversation talk) {
    speech.say(talk, phrases.invitation(talk.language(), circles.invite(talk), false));
  }

  /** For whoever is just asked how they can be reached. */
  Utterance invitation(Conversation talk) {
    return phrases.invitation(talk.language(), circles.invite(talk), true);
  }

  void join(Conversation talk, String code) {
    switch (circles.join(talk, code)) {
      case Joined.Yes(var inviter) -> {
        say(talk, "talk.link.done");
        tellInviter(inviter);
        if (circles.reaches(talk)) {
          cases.becameReachable(talk);
        }
      }
      case Joined.Unknown() -> say(talk, "talk.link.unknown");
      case Joined.Same() -> say(talk, "talk.link.same");
      case Joined.Paused() -> say(talk, "talk.link.paused");
    }
  }

  /** Whoever gave the code away by mistake learns of it at once. */
  private void tellInviter(long inviter) {
    var other = conversations.lock(inviter);
    say(other, "talk.link.joined");
    if (circles.reaches(other)) {
      cases.becameReachable(other);
    }
  }

  void leave(Conversation talk) {
    say(talk, circles.leave(talk) ? "talk.unlink.done" : "talk.unlink.none");
  }

  boolean reaches(Conversation talk) {
    return circles.reaches(talk);
  }

  private void say(Conversation talk, String key) {
    speech.say(talk, phrases.say(talk.language(), key));
  }
}
