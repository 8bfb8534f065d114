package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Utterance;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds the option that a button stands for. */
@ApplicationScoped
class OfferedButtons {
  private final Conversations conversations;
  private final ObjectMapper json;

  OfferedButtons(Conversations conversations, ObjectMapper json) {
    this.conversations = conversations;
    this.json = json;
  }

  /**
   * @param place of the option in its message, from 0
   * @param current whether nothing newer has been asked
   */
  record Offered(long seq, int place, Utterance.Option option, boolean current) {}

  Optional<Offered> find(Buttons.Meant meant) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            conversations
                .message(meant.talk(), meant.seq())
                .filter(message -> message.extras() != null)
                .map(message -> options(message.extras()))
                .filter(options -> meant.option() < options.size())
                .map(options -> offered(meant, options.get(meant.option()))));
  }

  private Offered offered(Buttons.Meant meant, Utterance.Option option) {
    var newest = conversations.get(meant.talk()).lastOptions();
    return new Offered(
        meant.seq(), meant.option(), option, newest != null && newest == meant.seq());
  }

  private List<Utterance.Option> options(String extras) {
    try {
      var options = json.readTree(extras).path("options");
      return options.isMissingNode()
          ? List.of()
          : List.of(json.treeToValue(options, Utterance.Option[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored message is not JSON", e);
    }
  }
}
