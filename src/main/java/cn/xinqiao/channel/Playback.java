package cn.xinqiao.channel;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Answers a player: all of an attachment, or the part that it asks for (RFC 9110, 14.2). Some
 * players show nothing at all unless parts are to be had. Several parts at once are not served:
 * such a request gets the whole.
 */
public final class Playback {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

  private Playback() {}

  /**
   * @param range the header of the request; null when there is none
   */
  public static Response answer(AttachmentStore.Stored kept, String range) {
    int size = kept.content().length;
    var asked = RANGE.matcher(range == null ? "" : range.strip());
    if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
      return of(Response.ok(kept.content(), kept.type()));
    }
    long first;
    long last = size - 1L;
    if (asked.group(1).isEmpty()) {
      first = Math.max(0, size - Long.parseLong(asked.group(2)));
    } else {
      first = Long.parseLong(asked.group(1));
      last = asked.group(2).isEmpty() ? last : Math.min(last, Long.parseLong(asked.group(2)));
    }
    if (first > last) {
      return of(Response.status(416).header("Content-Range", "bytes */" + size));
    }
    return of(
        Response.status(206)
            .entity(Arrays.copyOfRange(kept.content(), (int) first, (int) last + 1))
            .type(kept.type())
            .header("Content-Range", "bytes " + first + "-" + last + "/" + size));
  }

  private static Response of(Response.ResponseBuilder answer) {
    return answer
        .header("Accept-Ranges", "bytes")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
