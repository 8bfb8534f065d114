package cn.xinqiao.channel.web;

import cn.xinqiao.channel.Incoming;
import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A resident's message as the contract has it on the wire. */
record ChatMessage(
    String id,
    String text,
    String choice,
    Long of,
    Integer matter,
    Pin location,
    List<String> attachments) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int MOST_ATTACHMENTS = 9;

  record Pin(Double lat, Double lng) {}

  Incoming toIncoming(Instant now) {
    if (id == null || !ID.matcher(id).matches()) {
      throw new Refusal.Malformed("'id' is 1 to 64 of [A-Za-z0-9_-]");
    }
    if (attachments != null && attachments.size() > MOST_ATTACHMENTS) {
      throw new Refusal.RuleBroken("a message carries at most " + MOST_ATTACHMENTS + " pictures");
    }
    if (attachments != null && attachments.contains(null)) {
      throw new Refusal.Malformed("'attachments' are ids");
    }
    return new Incoming(
        id,
        text,
        Optional.ofNullable(choice).map(c -> new Incoming.Choice(c, of, matter)),
        Optional.ofNullable(location).map(ChatMessage::place),
        attachments == null ? List.of() : attachments,
        now);
  }

  private static Incoming.Location place(Pin pin) {
    if (pin.lat() == null || pin.lng() == null) {
      throw new Refusal.Malformed("a location has 'lat' and 'lng'");
    }
    try {
      return new Incoming.Location(pin.lat(), pin.lng());
    } catch (IllegalArgumentException e) {
      throw new Refusal.Malformed("a location is WGS-84 degrees");
    }
  }
}
