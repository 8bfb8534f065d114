package cn.xinqiao.desk.track;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.Location;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The page that residents open first: the chat. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class ResidentPages {
  private final Template chat;
  private final Texts texts;
  private final String chatWords;

  ResidentPages(@Location("desk/track/chat.html") Template chat, Texts texts, ObjectMapper json)
      throws JsonProcessingException {
    this.chat = chat;
    this.texts = texts;
    this.chatWords =
        json.writeValueAsString(
                Map.of(
                    "zh", texts.startingWith(Language.ZH, "chat."),
                    "en", texts.startingWith(Language.EN, "chat.")))
            .replace("<", "\\u003c");
  }

  /** What the chat page needs beside its words. */
  record ChatPage(String lang, String title, String fallback) {}

  @GET
  public TemplateInstance chat(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
    var language = Language.accepted(accepted);
    return chat.data(
        "page",
        new ChatPage(
            Frame.tagOf(language),
            texts.say(language, "chat.title"),
            texts.say(language, "chat.fallback")),
        "words",
        new RawString(chatWords));
  }
}
