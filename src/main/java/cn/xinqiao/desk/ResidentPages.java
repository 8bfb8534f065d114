package cn.xinqiao.desk;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.desk.internal.AddressLimit;
import cn.xinqiao.desk.internal.ShanghaiTime;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The pages that residents open: the chat, and the progress of one case. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class ResidentPages {
  private final Template chat;
  private final Template track;
  private final Texts texts;
  private final ResidentCases cases;
  private final String chatWords;
  private final AddressLimit tries;

  ResidentPages(
      Template chat,
      Template track,
      Texts texts,
      ResidentCases cases,
      ObjectMapper json,
      @ConfigProperty(name = "xinqiao.limits.codes-per-address-per-minute") int codesPerMinute)
      throws JsonProcessingException {
    this.tries = new AddressLimit(codesPerMinute);
    this.chat = chat;
    this.track = track;
    this.texts = texts;
    this.cases = cases;
    this.chatWords =
        json.writeValueAsString(
                Map.of(
                    "zh", texts.startingWith(Language.ZH, "chat."),
                    "en", texts.startingWith(Language.EN, "chat.")))
            .replace("<", "\\u003c");
  }

  /** What the chat page needs beside its words. */
  record ChatPage(String lang, String title, String fallback) {}

  /** What the progress page shows; without a state it asks for the code. */
  record TrackPage(
      String lang,
      String number,
      String state,
      List<Step> steps,
      String office,
      List<Due> dues,
      List<Line> lines,
      String reply,
      String error) {
    record Step(String label, String at, boolean done) {}

    record Due(String what, String on, String rule) {}

    record Line(String at, String text) {}
  }

  @GET
  public TemplateInstance chat(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
    var language = languageOf(accepted);
    return chat.data(
        "page",
        new ChatPage(
            tag(language), texts.say(language, "chat.title"), texts.say(language, "chat.fallback")),
        "words",
        new RawString(chatWords));
  }

  @GET
  @Path("track/{number}")
  public TemplateInstance askCode(
      @RestPath String number, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
    return closed(languageOf(accepted), number, null);
  }

  @POST
  @Path("track/{number}")
  public TemplateInstance show(
      @RestPath String number,
      @RestForm String code,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      HttpServerRequest request) {
    tries.spend(request.remoteAddress().hostAddress());
    try {
      return open(cases.byCode(CaseNumber.valueOf(number), String.valueOf(code)));
    } catch (Refusal.NotFound | IllegalArgumentException e) {
      var language = languageOf(accepted);
      return closed(language, number, texts.say(language, "talk.status.wrong"));
    }
  }

  private TemplateInstance closed(Language language, String number, String error) {
    return page(
        language,
        new TrackPage(
            tag(language), number, null, List.of(), null, List.of(), List.of(), null, error));
  }

  private TemplateInstance open(CaseFile file) {
    var language = file.language();
    return page(
        language,
        new TrackPage(
            tag(language),
            file.line().number().toString(),
            texts.say(language, "state." + file.line().state()),
            steps(file, language),
            file.line().office().name(language),
            file.dues().stream().filter(d -> !d.met()).map(d -> due(d, language)).toList(),
            lines(file, language),
            file.timeline().stream()
                .filter(s -> s.what().equals("REPLIED"))
                .flatMap(s -> s.words().stream())
                .reduce((before, last) -> last)
                .orElse(null),
            null));
  }

  private TemplateInstance page(Language language, TrackPage page) {
    return track.data("page", page, "words", texts.startingWith(language, "track."));
  }

  private List<TrackPage.Step> steps(CaseFile file, Language language) {
    if (file.line().state() == CaseState.REFUSED) {
      return List.of(step(file, language, "OPENED", true), step(file, language, "REFUSED", true));
    }
    if (file.line().state() == CaseState.WITHDRAWN) {
      return List.of(step(file, language, "OPENED", true), step(file, language, "WITHDRAWN", true));
    }
    return List.of(
        step(file, language, "OPENED", true),
        step(file, language, "ACCEPTED", file.line().state() != CaseState.OPEN),
        step(file, language, "REPLIED", hasHappened(file, "REPLIED")));
  }

  private TrackPage.Step step(CaseFile file, Language language, String what, boolean done) {
    return new TrackPage.Step(
        texts.say(language, "line." + what),
        done
            ? file.timeline().stream()
                .filter(s -> s.what().equals(what))
                .reduce((before, last) -> last)
                .map(s -> ShanghaiTime.minute(s.at()))
                .orElse(null)
            : null,
        done);
  }

  private static boolean hasHappened(CaseFile file, String what) {
    return file.timeline().stream().anyMatch(s -> s.what().equals(what));
  }

  private TrackPage.Due due(CaseFile.Due due, Language language) {
    return new TrackPage.Due(
        texts.say(language, "due." + due.what()),
        due.provisional() ? texts.say(language, "due.notBefore", due.on()) : due.on().toString(),
        due.rule());
  }

  /** What the resident may know of the way: no inner steps, no officer's reasons. */
  private List<TrackPage.Line> lines(CaseFile file, Language language) {
    return file.timeline().stream()
        .filter(s -> texts.startingWith(language, "line." + s.what()).size() == 1)
        .map(s ->
            new TrackPage.Line(
                ShanghaiTime.minute(s.at()),
                texts.say(language, "line." + s.what())
                    + s.office().map(o -> " · " + o.name(language)).orElse("")))
        .toList();
  }

  private static Language languageOf(String accepted) {
    return accepted != null && accepted.startsWith("en") ? Language.EN : Language.ZH;
  }

  private static String tag(Language language) {
    return switch (language) {
      case ZH -> "zh-CN";
      case EN -> "en";
    };
  }
}
