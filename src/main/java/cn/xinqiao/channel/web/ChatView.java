package cn.xinqiao.channel.web;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Message;
import cn.xinqiao.channel.Transcripts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Shows messages as the contract has them. */
@ApplicationScoped
class ChatView {
  private final ObjectMapper json;
  private final AttachmentStore attachments;
  private final Transcripts transcripts;

  ChatView(ObjectMapper json, AttachmentStore attachments, Transcripts transcripts) {
    this.json = json;
    this.attachments = attachments;
    this.transcripts = transcripts;
  }

  List<ObjectNode> of(List<Message> messages) {
    return messages.stream().map(this::of).toList();
  }

  private ObjectNode of(Message message) {
    var node = json.createObjectNode();
    node.put("seq", message.seq());
    node.put("from", message.sender().name());
    node.put("text", message.words());
    if (message.extras() != null) {
      node.setAll(structure(message.extras()));
    }
    message.externalId().ifPresent(id -> node.put("id", id));
    message.choice().ifPresent(choice -> node.put("choice", choice.id()));
    message
        .location()
        .ifPresent(place ->
            node.putObject("location").put("lat", place.latitude()).put("lng", place.longitude()));
    var listed = attachments.of(message.id());
    if (!listed.isEmpty()) {
      ArrayNode shown = json.valueToTree(listed);
      var read = transcripts.of(listed.stream().map(AttachmentStore.Listed::id).toList());
      shown.forEach(one ->
          Optional.ofNullable(read.get(one.get("id").asText()))
              .ifPresent(words -> ((ObjectNode) one).put("transcript", words)));
      node.set("attachments", shown);
    }
    node.put("at", message.at().toString());
    return node;
  }

  private ObjectNode structure(String extras) {
    try {
      return (ObjectNode) json.readTree(extras);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored message is not JSON", e);
    }
  }
}
