package cn.xinqiao.journey;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.PlainWords;
import cn.xinqiao.channel.telegram.TelegramInTests;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Texts;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Whole conversations, as residents have them. What was said stands in {@code target/talks}. */
@QuarkusTest
@Tag("database")
class TranscriptTest {
  private static final int AT_ONCE = 8;

  private final Texts texts;
  private final ObjectMapper json;
  private final PlainWords plain;
  private final TestOfficers officers;
  private final TelegramInTests telegram;
  private final Conversations conversations;

  TranscriptTest(
      Texts texts,
      ObjectMapper json,
      PlainWords plain,
      TestOfficers officers,
      TelegramInTests telegram,
      Conversations conversations) {
    this.telegram = telegram;
    this.conversations = conversations;
    this.texts = texts;
    this.json = json;
    this.plain = plain;
    this.officers = officers;
  }

  @TestFactory
  Stream<DynamicTest> over_the_web_each_talk_goes_as_a_good_officer_would_lead_it()
      throws IOException {
    var photo = photo();
    return played("web", () -> new WebPartner(json, plain, photo));
  }

  @TestFactory
  Stream<DynamicTest> over_telegram_each_talk_goes_the_same_way() throws IOException {
    var photo = photo();
    var fake = telegram.open();
    try {
      return played("telegram", () -> new TelegramPartner(fake, conversations, json, photo));
    } finally {
      telegram.close();
    }
  }

  private Stream<DynamicTest> played(String channel, Supplier<TalkPartner> partner) {
    var cityLead = officers.token("31", Role.LEAD);
    try (var stage = Executors.newFixedThreadPool(AT_ONCE)) {
      Map<String, Future<Void>> talks =
          TalkScript.all().stream()
              .collect(
                  Collectors.toMap(
                      TalkScript::name,
                      script -> stage.submit(play(channel, script, partner, cityLead))));
      return talks.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(talk -> DynamicTest.dynamicTest(talk.getKey(), () -> result(talk.getValue())));
    }
  }

  private Callable<Void> play(
      String channel, TalkScript script, Supplier<TalkPartner> partner, String cityLead) {
    return () -> {
      var rehearsal = new Rehearsal(partner.get(), texts, cityLead);
      try {
        rehearsal.play(script);
      } finally {
        var file = Path.of("target/talks", channel, script.name() + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, rehearsal.transcript());
      }
      return null;
    };
  }

  private static void result(Future<Void> talk) throws Throwable {
    try {
      talk.get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw e.getCause();
    }
  }

  private static byte[] photo() throws IOException {
    var picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", out);
    return out.toByteArray();
  }
}
