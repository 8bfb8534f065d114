package cn.xinqiao.channel.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * Calls Telegram. The token is part of every address, so neither an address nor an exception's
 * message of this class may be logged.
 */
@ApplicationScoped
class TelegramApi {
  /** The Bot API lets bots fetch no more. */
  private static final long MOST_BYTES = 20L * 1024 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int CALLS_AT_ONCE = 64;

  private final TelegramSettings settings;
  private OkHttpClient http;

  TelegramApi(TelegramSettings settings) {
    this.settings = settings;
  }

  /** What came of fetching a file. */
  sealed interface Fetched {
    record Done() implements Fetched {}

    record TooLarge() implements Fetched {}

    /** Telegram does not have it any more, or never had. */
    record Gone() implements Fetched {}

    record NotNow() implements Fetched {}
  }

  <T extends Serializable> T call(BotApiMethod<T> method) throws TelegramApiException {
    return client().execute(method);
  }

  Message call(SendPhoto photo) throws TelegramApiException {
    return client().execute(photo);
  }

  /** From now on Telegram brings updates there, with this secret, and they cannot be fetched. */
  void bringUpdatesTo(String address, String secret) throws TelegramApiException {
    client()
        .execute(
            SetWebhook.builder()
                .url(address)
                .secretToken(secret)
                .allowedUpdates(PollSession.KINDS)
                .build());
  }

  /**
   * Fetches a file from the server that was configured; the library would always ask Telegram's
   * own.
   *
   * @param to is overwritten
   */
  Fetched fetch(String fileId, Path to) {
    try {
      var file = call(GetFile.builder().fileId(fileId).build());
      if (file.getFileSize() != null && file.getFileSize() > MOST_BYTES) {
        return new Fetched.TooLarge();
      }
      return file.getFilePath() == null ? new Fetched.Gone() : download(file.getFilePath(), to);
    } catch (TelegramApiRequestException e) {
      return refused(e);
    } catch (TelegramApiException | IOException e) {
      return new Fetched.NotNow();
    }
  }

  private static Fetched refused(TelegramApiRequestException e) {
    if (e.getErrorCode() == null || e.getErrorCode() != 400) {
      return new Fetched.NotNow();
    }
    boolean tooBig = e.getApiResponse() != null && e.getApiResponse().contains("too big");
    return tooBig ? new Fetched.TooLarge() : new Fetched.Gone();
  }

  private Fetched download(String path, Path to) throws IOException {
    var calls = http().newBuilder().callTimeout(Duration.ofSeconds(60)).build();
    var request = new Request.Builder().url(fileAddress(path)).build();
    try (var answer = calls.newCall(request).execute()) {
      var body = answer.body();
      if (!answer.isSuccessful() || body == null) {
        return answer.code() == 404 ? new Fetched.Gone() : new Fetched.NotNow();
      }
      return copy(body.byteStream(), to) > MOST_BYTES ? new Fetched.TooLarge() : new Fetched.Done();
    }
  }

  private static long copy(InputStream from, Path to) throws IOException {
    try (var out = Files.newOutputStream(to)) {
      var piece = new byte[16 * 1024];
      long copied = 0;
      int read;
      while (copied <= MOST_BYTES && (read = from.read(piece)) >= 0) {
        out.write(piece, 0, read);
        copied += read;
      }
      return copied;
    }
  }

  private HttpUrl fileAddress(String path) {
    var url = settings.url();
    return new HttpUrl.Builder()
        .scheme(url.getSchema())
        .host(url.getHost())
        .port(url.getPort())
        .addPathSegment("file")
        .addPathSegment("bot" + settings.token().orElseThrow())
        .addPathSegments(path)
        .build();
  }

  private OkHttpTelegramClient client() {
    return new OkHttpTelegramClient(JSON, http(), settings.token().orElseThrow(), settings.url());
  }

  private synchronized OkHttpClient http() {
    if (http == null) {
      var calls =
          new Dispatcher(
              Executors.newThreadPerTaskExecutor(
                  Thread.ofVirtual().name("telegram-", 0).factory()));
      calls.setMaxRequests(CALLS_AT_ONCE);
      calls.setMaxRequestsPerHost(CALLS_AT_ONCE);
      http =
          new OkHttpClient.Builder()
              .dispatcher(calls)
              .connectTimeout(Duration.ofSeconds(5))
              .callTimeout(Duration.ofSeconds(9))
              // what was perhaps sent is sent again by whoever counts the attempts
              .retryOnConnectionFailure(false)
              .build();
    }
    return http;
  }
}
