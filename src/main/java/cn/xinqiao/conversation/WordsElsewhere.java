package cn.xinqiao.conversation;

import cn.xinqiao.channel.Conversations;
import cn.xinqiao.conversation.internal.DangerWatch;
import cn.xinqiao.conversation.internal.Draft;
import cn.xinqiao.conversation.internal.Peril;
import cn.xinqiao.triage.EmergencyKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Words that a resident wrote outside the talk, on a page that cannot ask back. They get the same
 * second look for danger as words in the talk.
 */
@ApplicationScoped
public class WordsElsewhere {
  private final DangerWatch dangers;
  private final Conversations conversations;
  private final Talks talks;
  private final EmergencyTalk emergencies;
  private final Clock clock;

  WordsElsewhere(
      DangerWatch dangers,
      Conversations conversations,
      Talks talks,
      EmergencyTalk emergencies,
      Clock clock) {
    this.dangers = dangers;
    this.conversations = conversations;
    this.talks = talks;
    this.emergencies = emergencies;
    this.clock = clock;
  }

  /** A danger in such words. */
  public static final class Danger {
    private final Peril peril;

    private Danger(Peril peril) {
      this.peril = peril;
    }

    public EmergencyKind kind() {
      return peril.kind();
    }

    /** Whether the alarm is worth raising without asking. */
    public boolean isSure() {
      return peril.sure();
    }
  }

  /** Takes as long as one embedding: never under a lock. */
  public Optional<Danger> look(String words) {
    return dangers.look(words).map(Danger::new);
  }

  /**
   * The alarm, as for words in the talk: its own case rings, and the talk says whom to call.
   *
   * @param talk the conversation of whoever wrote
   */
  public void raise(long talk, String words, Danger danger) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          var conversation = conversations.lock(talk);
          emergencies.raise(
              conversation,
              talks.of(conversation),
              Draft.begun(words, clock.instant(), List.of()),
              danger.peril);
        });
  }
}
