package cn.xinqiao.channel.telegram;

import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Where Telegram brings updates, if it was asked to. */
@Path("/api/channels/telegram")
@PermitAll
public class TelegramResource {
  private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Telegram waits longer than that for an answer, and comes again. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TelegramSettings settings;
  private final UpdateBatch batch;

  TelegramResource(TelegramSettings settings, UpdateBatch batch) {
    this.settings = settings;
    this.batch = batch;
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
    var update = read(body);
    long begin = System.nanoTime();
    try {
      batch.take(List.of(update), () -> System.nanoTime() - begin > PATIENCE.toNanos());
      return Response.ok().build();
    } catch (CancellationException e) {
      return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
    }
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
    } catch (IOException e) {
      throw new Refusal.Malformed("not an update");
    }
  }
}
