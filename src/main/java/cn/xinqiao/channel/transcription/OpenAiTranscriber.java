package cn.xinqiao.channel.transcription;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Transcriber;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Speaks {@code POST /v1/audio/transcriptions}, which many servers understand, and nothing else.
 */
@ApplicationScoped
class OpenAiTranscriber implements Transcriber {
  private static final String PATH = "/v1/audio/transcriptions";

  /** A word that takes so many bytes was never spoken in a few minutes. */
  private static final int MOST_BYTES = 1_000_000;

  private final Optional<URI> server;
  private final String model;
  private final Optional<String> key;
  private final Duration patience;
  private final ObjectMapper json;
  private final HttpClient http;

  OpenAiTranscriber(
      @ConfigProperty(name = "xinqiao.transcription.url") Optional<String> url,
      @ConfigProperty(name = "xinqiao.transcription.model") String model,
      @ConfigProperty(name = "xinqiao.transcription.key") Optional<String> key,
      @ConfigProperty(name = "xinqiao.transcription.patience") Duration patience,
      ObjectMapper json) {
    this.server = url.filter(u -> !u.isBlank()).map(OpenAiTranscriber::address);
    this.model = model;
    this.key = key.filter(k -> !k.isBlank());
    this.patience = patience;
    this.json = json;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** With or without the version at its end. */
  private static URI address(String url) {
    return URI.create(url.replaceFirst("/+$", "").replaceFirst("/v1$", "") + PATH);
  }

  @Override
  public boolean isOpen() {
    return server.isPresent();
  }

  @Override
  public Optional<String> read(AttachmentStore.Stored recording) {
    var form =
        new MultipartForm()
            .text("model", model)
            .text("response_format", "verbose_json")
            .text("temperature", "0")
            .file("file", "voice." + extension(recording.type()), recording);
    var request =
        HttpRequest.newBuilder(server.orElseThrow())
            .timeout(patience)
            .header("Content-Type", form.type())
            .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes()));
    key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return Transcription.of(answer(request.build())).sensible();
  }

  private JsonNode answer(HttpRequest request) {
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IllegalStateException("the transcriber answered " + answer.statusCode());
        }
        var content = body.readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
          throw new IllegalStateException("the transcriber answered too much");
        }
        return json.readTree(content);
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("the transcriber answered no JSON"); // it may quote words
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Servers look at the name to know the format. */
  private static String extension(String type) {
    return switch (type) {
      case "audio/ogg" -> "ogg";
      case "audio/amr", "audio/amr-wb" -> "amr";
      case "audio/mpeg" -> "mp3";
      case "audio/mp4" -> "m4a";
      case "audio/aac" -> "aac";
      case "audio/webm" -> "webm";
      default -> "wav";
    };
  }
}
