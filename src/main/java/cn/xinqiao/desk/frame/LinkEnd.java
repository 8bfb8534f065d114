package cn.xinqiao.desk.frame;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * What somebody without an account sees whose link has done what it was for, or opens nothing any
 * more.
 */
@ApplicationScoped
public class LinkEnd {
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

  private final Texts texts;
  private final Template page;

  LinkEnd(Texts texts, @Location("desk/link-end.html") Template page) {
    this.texts = texts;
    this.page = page;
  }

  /**
   * @param heading the key of what such links are for
   * @param key of what is said; the same with {@code .title} is its title
   */
  public Response show(int status, Language language, String heading, String key) {
    return Response.status(status)
        .type(HTML)
        .entity(
            page.data("lang", Frame.tagOf(language))
                .data("heading", texts.say(language, heading))
                .data("title", texts.say(language, key + ".title"))
                .data("text", texts.say(language, key))
                .render())
        .build();
  }
}
