package cn.xinqiao.channel.telegram;

import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Where Telegram brings updates, if it was asked to. */
@Path("/api/channels/telegram")
@PermitAll
public class TelegramResource {
  private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TelegramSettings settings;
  private final UpdateIntake intake;

  TelegramResource(TelegramSettings settings, UpdateIntake intake) {
    this.settings = settings;
    this.intake = intake;
  }

  /**
   * Telegram brings an update again until it gets its 200, which it gets when it is written down.
   *
   * @throws Refusal.NotFound without the secret: nobody else needs to know that this is here
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response take(@HeaderParam(SECRET) String shown, byte[] body) {
    if (!isTelegram(shown)) {
      throw new Refusal.NotFound("nothing here");
    }
    intake.take(read(body));
    return Response.ok().build();
  }

  private boolean isTelegram(String shown) {
    return settings.isOpen()
        && settings.webhook().isPresent()
        && shown != null
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8),
            settings.secret().orElseThrow().getBytes(StandardCharsets.UTF_8));
  }

  /** Without the parser's message, which may quote what a resident wrote. */
  private static Update read(byte[] body) {
    try {
      var update = JSON.readValue(body, Update.class);
      if (update == null || update.getUpdateId() == null) {
        throw new Refusal.Malformed("not an update");
      }
      return update;
    } catch (JsonProcessingException e) {
      throw new Refusal.Malformed("not an update");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
