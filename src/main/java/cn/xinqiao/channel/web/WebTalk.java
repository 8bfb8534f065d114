package cn.xinqiao.channel.web;

import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Inbox;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** What a browser does with its talk, the same over requests and over a socket; limits first. */
@ApplicationScoped
class WebTalk {
  private static final int PAGE = 200;

  private final WebSessions sessions;
  private final ChatLimits limits;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Conversations conversations;
  private final ChatView view;
  private final Texts texts;
  private final Clock clock;

  WebTalk(
      WebSessions sessions,
      ChatLimits limits,
      Inbox inbox,
      Outbox outbox,
      Conversations conversations,
      ChatView view,
      Texts texts,
      Clock clock) {
    this.sessions = sessions;
    this.limits = limits;
    this.inbox = inbox;
    this.outbox = outbox;
    this.conversations = conversations;
    this.view = view;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * @throws Refusal.NotFound when there is no such session, or not any more
   */
  long of(String session, String address) {
    limits.request(address);
    return sessions.conversationOf(session);
  }

  /** Writes a message down; its number in the talk. */
  @Transactional
  long write(String session, String address, ChatMessage message) {
    long conversation = of(session, address);
    limits.message(session, address);
    if (message == null) {
      throw new Refusal.Malformed("a message is a JSON object");
    }
    return inbox.take(conversation, message.toIncoming(clock.instant()));
  }

  /** All that was said, for the resident to keep. */
  Copy copy(String session, String address) {
    long conversation = of(session, address);
    var language =
        QuarkusTransaction.requiringNew().call(() -> conversations.get(conversation).language());
    var now = clock.instant();
    var transcript = new Transcript(texts, language, now);
    var page = after(conversation, 0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(transcript::add);
      page = after(conversation, page.getLast().get("seq").asLong(), PAGE);
    }
    return new Copy(Transcript.fileName(texts, language, now), transcript.toString());
  }

  /** A file for the resident. */
  record Copy(String name, String content) {}

  /** The client has everything up to this number. */
  void arrived(long conversation, long upTo) {
    QuarkusTransaction.requiringNew().run(() -> outbox.arrived(conversation, upTo));
  }

  /** What was said after a number, in order, as the contract has it. */
  List<ObjectNode> after(long conversation, long seq, int most) {
    return QuarkusTransaction.requiringNew()
        .call(() -> view.of(conversations.messagesAfter(conversation, seq, most)));
  }
}
