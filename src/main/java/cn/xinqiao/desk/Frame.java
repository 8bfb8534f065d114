package cn.xinqiao.desk;

import cn.xinqiao.desk.internal.Entrance;
import cn.xinqiao.desk.internal.FormToken;
import cn.xinqiao.desk.internal.ShanghaiTime;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.OfficeTree;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** What stands around every page of officers: who reads, in which language, with which token. */
@RequestScoped
class Frame {
  static final String LANGUAGE_COOKIE = "xq_lang";

  /** Carries over a redirect what was just done; shown once. */
  private static final String DONE_COOKIE = "xq_done";

  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

  private final CurrentCaller caller;
  private final HttpHeaders headers;
  private final FormToken tokens;
  private final Texts texts;
  private final OfficeTree offices;
  private final Clock clock;

  Frame(
      CurrentCaller caller,
      HttpHeaders headers,
      FormToken tokens,
      Texts texts,
      OfficeTree offices,
      Clock clock) {
    this.caller = caller;
    this.headers = headers;
    this.tokens = tokens;
    this.texts = texts;
    this.offices = offices;
    this.clock = clock;
  }

  /**
   * @param user null where nobody has logged in
   * @param done what was just done; null when nothing was
   */
  record View(String lang, String title, String switchPath, User user, String done) {}

  /**
   * @param acts whether this account changes anything
   * @param works whether this account sees cases at all
   */
  record User(
      String login,
      String office,
      String role,
      String token,
      boolean acts,
      boolean works,
      String now) {}

  Language language() {
    return value(LANGUAGE_COOKIE).filter(Language.EN.tag()::equals).isPresent()
        ? Language.EN
        : Language.ZH;
  }

  Caller caller() {
    return caller.get();
  }

  Clock clock() {
    return clock;
  }

  String say(String key, Object... parts) {
    return texts.say(language(), key, parts);
  }

  /** A page for whoever comes. */
  TemplateInstance outside(Template page, String titleKey, String path) {
    return framed(page, say(titleKey), path, null);
  }

  /** A page for the officer of this session. */
  TemplateInstance inside(Template page, String title, String path) {
    return framed(page, title, path, user());
  }

  /** A part of a page. */
  TemplateInstance part(Template part) {
    return part.data("words", texts.startingWith(language(), "desk.")).data("user", user());
  }

  Response respond(int status, TemplateInstance page) {
    var answer = Response.status(status).type(HTML).entity(page.render());
    if (value(DONE_COOKIE).isPresent()) {
      answer.cookie(done("", 0));
    }
    return answer.build();
  }

  /** On to a page that says what was done: {@code desk.done.<what>} with the case's number. */
  Response onTo(String path, String what, String number) {
    return Response.seeOther(URI.create(path)).cookie(done(what + "." + number, 30)).build();
  }

  private TemplateInstance framed(Template page, String title, String path, User user) {
    return page.data(
        "words",
        texts.startingWith(language(), "desk."),
        "user",
        user,
        "frame",
        new View(tag(), title, switchPath(path), user, justDone()));
  }

  private User user() {
    var officer = caller.get();
    return new User(
        officer.login(),
        offices.get(officer.office()).name(language()),
        say("role." + officer.role()),
        value(Entrance.COOKIE).map(tokens::of).orElse(""),
        officer.mayAct(),
        officer.mayRead(),
        ShanghaiTime.minute(clock.instant()));
  }

  private String justDone() {
    return value(DONE_COOKIE)
        .map(done -> done.split("\\.", 2))
        .filter(done -> done.length == 2 && done[1].matches("XQ[0-9X-]{10,20}"))
        .filter(done -> texts.startingWith(language(), "desk.done.").containsKey(key(done)))
        .map(done -> say(key(done), done[1]))
        .orElse(null);
  }

  private static String key(String[] done) {
    return "desk.done." + done[0];
  }

  private String switchPath(String back) {
    var other =
        switch (language()) {
          case ZH -> Language.EN;
          case EN -> Language.ZH;
        };
    return "/language/" + other.tag() + "?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
  }

  private String tag() {
    return switch (language()) {
      case ZH -> "zh-CN";
      case EN -> "en";
    };
  }

  private Optional<String> value(String cookie) {
    return Optional.ofNullable(headers.getCookies().get(cookie)).map(Cookie::getValue);
  }

  private static NewCookie done(String value, int seconds) {
    return new NewCookie.Builder(DONE_COOKIE)
        .value(value)
        .path("/desk")
        .maxAge(seconds)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
