package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.kernel.Texts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** Says what could not be taken, so that nobody waits for an answer to it. */
@ApplicationScoped
class Apologies {
  private final Conversations conversations;
  private final Outbox outbox;
  private final Texts texts;

  Apologies(Conversations conversations, Outbox outbox, Texts texts) {
    this.conversations = conversations;
    this.outbox = outbox;
    this.texts = texts;
  }

  /** Part of the caller's transaction, which holds the talk's lock. */
  void say(Conversation talk, String key) {
    outbox.say(talk, Utterance.of(texts.say(talk.language(), key)));
  }

  void say(long talk, String key) {
    QuarkusTransaction.requiringNew().run(() -> say(conversations.lock(talk), key));
  }
}
