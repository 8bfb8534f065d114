package cn.xinqiao.channel.email;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Incoming.Choice;
import cn.xinqiao.channel.Message;
import cn.xinqiao.channel.Utterance;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** "2": what was offered as the second choice. Whatever says more than a number stays words. */
@ApplicationScoped
class NumberedAnswers {
  private static final Pattern NUMBER =
      Pattern.compile("(?i)(?:我?选择?|回复|option|no)?\\s*[(.]?\\s*([1-9]\\d?)\\s*[.。、,)!]*");

  private final Conversations conversations;
  private final ObjectMapper json;

  NumberedAnswers(Conversations conversations, ObjectMapper json) {
    this.conversations = conversations;
    this.json = json;
  }

  /**
   * @param answered the letter of ours that this one answers; without one, the newest question
   */
  Optional<Choice> choice(Conversation talk, Optional<OwnIds.Letter> answered, String words) {
    var plain = Normalizer.normalize(words, Normalizer.Form.NFKC).strip();
    var number = NUMBER.matcher(plain);
    if (plain.length() > 20 || !number.matches()) {
      return Optional.empty();
    }
    if (answered.filter(ours -> ours.conversationId() != talk.id()).isPresent()) {
      return Optional.empty(); // it answers nothing that was asked in this talk
    }
    var asked =
        answered
            .map(OwnIds.Letter::seq)
            .filter(seq -> options(talk, seq).isPresent())
            .or(() -> Optional.ofNullable(talk.lastOptions()));
    return asked.flatMap(seq -> pressed(talk, seq, Integer.parseInt(number.group(1))));
  }

  private Optional<Choice> pressed(Conversation talk, long seq, int number) {
    return options(talk, seq)
        .map(Utterance::options)
        .filter(options -> number <= options.size())
        .map(options -> options.get(number - 1))
        .map(option -> new Choice(option.id(), seq, option.matter()));
  }

  /** The message of that number when it offered anything. */
  private Optional<Utterance> options(Conversation talk, long seq) {
    return conversations.messagesAfter(talk.id(), seq - 1).stream()
        .filter(message -> message.seq() == seq && message.extras() != null)
        .findFirst()
        .map(this::utterance)
        .filter(utterance -> !utterance.options().isEmpty());
  }

  private Utterance utterance(Message message) {
    try {
      var structure = (ObjectNode) json.readTree(message.extras());
      structure.put("text", message.words());
      return json.treeToValue(structure, Utterance.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored message is not JSON", e);
    }
  }
}
