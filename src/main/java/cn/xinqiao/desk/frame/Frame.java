package cn.xinqiao.desk.frame;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Role;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands around every page of officers: who reads, in which language, with which token. */
@RequestScoped
public class Frame {
  public static final String LANGUAGE_COOKIE = "xq_lang";

  /** The session's; the security layer looks for the same name. */
  public static final String SESSION_COOKIE = "xq_desk";

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
   * @param doors to the rooms that are open to this user
   */
  record View(
      String lang, String title, String switchPath, User user, String done, List<Door> doors) {}

  /**
   * @param here whether the page is in that room
   */
  record Door(String path, String name, boolean here) {}

  /**
   * @param acts whether this account changes anything
   * @param works whether this account sees cases at all
   * @param leads whether this account sees what the work comes to
   * @param audits whether this account sees who looked at what
   */
  record User(
      String login,
      String office,
      String role,
      String token,
      boolean acts,
      boolean works,
      boolean leads,
      boolean audits,
      String now) {}

  public Language language() {
    return value(LANGUAGE_COOKIE).filter(Language.EN.tag()::equals).isPresent()
        ? Language.EN
        : Language.ZH;
  }

  public Caller caller() {
    return caller.get();
  }

  public Clock clock() {
    return clock;
  }

  public String say(String key, Object... parts) {
    return texts.say(language(), key, parts);
  }

  /** The words of a code that may have none: another part of the service may have written it. */
  public String sayOr(String key, String otherwise) {
    return texts.startingWith(language(), key).getOrDefault(key, otherwise);
  }

  /** A page for whoever comes. */
  public TemplateInstance outside(Template page, String titleKey, String path) {
    return framed(page, say(titleKey), path, null);
  }

  /** A page for the officer of this session. */
  public TemplateInstance inside(Template page, String title, String path) {
    return framed(page, title, path, user());
  }

  /** A part of a page. */
  public TemplateInstance part(Template part) {
    return part.data("words", texts.startingWith(language(), "desk.")).data("user", user());
  }

  public Response respond(int status, TemplateInstance page) {
    var answer = Response.status(status).type(HTML).entity(page.render());
    if (value(DONE_COOKIE).isPresent()) {
      answer.cookie(done("", 0));
    }
    return answer.build();
  }

  /** On to a page that says what was done: {@code desk.done.<what>} with the case's number. */
  public Response onTo(String path, String what, String number) {
    return Response.seeOther(URI.create(path)).cookie(done(what + "." + number, 30)).build();
  }

  private TemplateInstance framed(Template page, String title, String path, User user) {
    return page.data(
        "words",
        texts.startingWith(language(), "desk."),
        "user",
        user,
        "frame",
        new View(tagOf(language()), title, switchPath(path), user, justDone(), doors(user, path)));
  }

  private List<Door> doors(User user, String page) {
    return user == null
        ? List.of()
        : Room.openTo(user).stream()
            .map(room -> new Door(room.path(), say(room.title()), room.holds(page)))
            .toList();
  }

  private User user() {
    var officer = caller.get();
    return new User(
        officer.login(),
        offices.get(officer.office()).name(language()),
        say("role." + officer.role()),
        value(SESSION_COOKIE).map(tokens::of).orElse(""),
        officer.mayAct(),
        officer.mayRead(),
        Set.of(Role.LEAD, Role.AUDITOR).contains(officer.role()),
        Set.of(Role.AUDITOR, Role.ADMIN).contains(officer.role()),
        ShanghaiTime.minute(clock.instant()));
  }

  /** Who looks, from where and when: what stands over a page and on what leaves it. */
  public String signature() {
    var reader = user();
    return reader.office() + " · " + reader.login() + " · " + reader.now();
  }

  private String justDone() {
    return value(DONE_COOKIE)
        .map(done -> done.split("\\.", 2))
        .filter(done -> done.length == 2 && done[1].matches("XQ[0-9X-]{10,20}|[a-z/-]{3,60}\\.csv"))
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

  /** The language of a page as its first element names it. */
  public static String tagOf(Language language) {
    return switch (language) {
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
