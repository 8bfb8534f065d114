package cn.xinqiao.desk.track;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.document.OwnDocuments;
import cn.xinqiao.desk.frame.AddressLimit;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.followup.ResidentKeys;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import io.quarkus.qute.Location;
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
import java.time.Clock;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** One case's page for whoever holds its code: how far it is, and what can be done about it now. */
@Path("/track/{number}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class TrackPages {
  private final Template track;
  private final Texts texts;
  private final ResidentCases cases;
  private final OwnDocuments documents;
  private final ResidentKeys keys;
  private final TrackActs acts;
  private final TrackPass passes;
  private final Clock clock;
  private final AddressLimit tries;

  TrackPages(
      @Location("desk/track/track.html") Template track,
      Texts texts,
      ResidentCases cases,
      OwnDocuments documents,
      ResidentKeys keys,
      TrackActs acts,
      TrackPass passes,
      Clock clock,
      @ConfigProperty(name = "xinqiao.limits.codes-per-address-per-minute") int codesPerMinute) {
    this.track = track;
    this.texts = texts;
    this.cases = cases;
    this.documents = documents;
    this.keys = keys;
    this.acts = acts;
    this.passes = passes;
    this.clock = clock;
    this.tries = new AddressLimit(codesPerMinute);
  }

  /** The form that asks for the code. */
  record Closed(String lang, String number, String error) {}

  /** What the resident wants and is asked about once more. */
  enum Surely {
    NOTHING,
    WITHDRAWAL,
    REVIEW
  }

  /**
   * What stands around the case itself.
   *
   * @param told what came of an act; null when there was none
   * @param at when it was looked up, for whoever reads it on paper
   */
  record Around(String pass, Surely surely, TrackActs.Told told, String at) {
    public boolean asksWithdrawal() {
      return surely == Surely.WITHDRAWAL;
    }

    public boolean asksReview() {
      return surely == Surely.REVIEW;
    }
  }

  /**
   * Also where a reload of an act's page ends: the code is asked for again, nothing is repeated.
   */
  @GET
  @Path("{act:(|words|urge|withdrawal|consent|answer|review)}")
  public TemplateInstance askCode(
      @RestPath String number, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
    return closed(Language.accepted(accepted), number, null);
  }

  @POST
  public TemplateInstance show(
      @RestPath String number,
      @RestForm String code,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      HttpServerRequest request) {
    tries.spend(request.remoteAddress().hostAddress());
    var language = Language.accepted(accepted);
    try {
      var key = new TrackActs.Key(CaseNumber.valueOf(number), String.valueOf(code));
      return open(cases.byCode(key.number(), key.code()), key, Surely.NOTHING, null);
    } catch (Refusal.NotFound | IllegalArgumentException e) {
      return closed(language, number, texts.say(language, "talk.status.wrong"));
    }
  }

  /** More words to the case. */
  @POST
  @Path("words")
  public TemplateInstance add(
      @RestPath String number,
      @RestForm String pass,
      @RestForm String words,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      HttpServerRequest request) {
    return act(number, pass, accepted, request, (key, file) -> acts.add(key, file, words));
  }

  @POST
  @Path("urge")
  public TemplateInstance urge(
      @RestPath String number,
      @RestForm String pass,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      HttpServerRequest request) {
    return act(number, pass, accepted, request, acts::urge);
  }

  /** Asks once more; does it when that was answered. */
  @POST
  @Path("withdrawal")
  public TemplateInstance withdraw(
      @RestPath String number,
      @RestForm String pass,
      @RestForm String sure,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      HttpServerRequest request) {
    return "yes".equals(sure)
        ? act(number, pass, accepted, request, acts::withdraw)
        : act(number, pass, accepted, request, Surely.WITHDRAWAL, (key, file) -> null);
  }

  /** How it stands, as the resident has it: said as often as they like. */
  @POST
  @Path("answer")
  public TemplateInstance answer(
      @RestPath String number,
      @RestForm String pass,
      @RestForm String said,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      @HeaderParam(HttpHeaders.USER_AGENT) String browser,
      HttpServerRequest request) {
    var device = request.remoteAddress().hostAddress() + " " + browser;
    return act(
        number, pass, accepted, request, (key, file) -> acts.answer(key, file, said, device));
  }

  /** Asks once more; asks for the review when that was answered. */
  @POST
  @Path("review")
  public TemplateInstance review(
      @RestPath String number,
      @RestForm String pass,
      @RestForm String sure,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      HttpServerRequest request) {
    return "yes".equals(sure)
        ? act(number, pass, accepted, request, acts::review)
        : act(number, pass, accepted, request, Surely.REVIEW, (key, file) -> null);
  }

  /** Whether documents may come electronically; it can be changed at any time. */
  @POST
  @Path("consent")
  public TemplateInstance consent(
      @RestPath String number,
      @RestForm String pass,
      @RestForm String given,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      HttpServerRequest request) {
    return act(
        number,
        pass,
        accepted,
        request,
        (key, file) -> acts.consent(key, file, "yes".equals(given)));
  }

  private TemplateInstance act(
      String number,
      String pass,
      String accepted,
      HttpServerRequest request,
      BiFunction<TrackActs.Key, CaseFile, TrackActs.Told> act) {
    return act(number, pass, accepted, request, Surely.NOTHING, act);
  }

  private TemplateInstance act(
      String number,
      String pass,
      String accepted,
      HttpServerRequest request,
      Surely surely,
      BiFunction<TrackActs.Key, CaseFile, TrackActs.Told> act) {
    tries.spend(request.remoteAddress().hostAddress());
    var language = Language.accepted(accepted);
    try {
      var parsed = CaseNumber.valueOf(number);
      var code = passes.code(parsed, String.valueOf(pass));
      if (code.isEmpty()) {
        return closed(language, number, texts.say(language, "track.over"));
      }
      var key = new TrackActs.Key(parsed, code.get());
      var told = act.apply(key, cases.byCode(key.number(), key.code()));
      var now = cases.byCode(key.number(), key.code());
      return open(now, key, surely, told);
    } catch (Refusal.NotFound | IllegalArgumentException e) {
      return closed(language, number, texts.say(language, "talk.status.wrong"));
    }
  }

  private TemplateInstance open(
      CaseFile file, TrackActs.Key key, Surely surely, TrackActs.Told told) {
    var asked = TrackKeys.of(keys.of(key.number(), key.code()), file.language(), texts);
    return track
        .data("page", TrackView.of(file, texts))
        .data(
            "around",
            new Around(
                passes.of(key.number(), key.code()),
                possible(surely, file, asked),
                told,
                ShanghaiTime.minute(clock.instant())))
        .data("asked", asked)
        .data("papers", TrackPapers.of(documents.of(key.number(), key.code()), file, texts))
        .data("words", texts.startingWith(file.language(), "track."));
  }

  /** What is not possible any more is not asked about. */
  private static Surely possible(Surely surely, CaseFile file, TrackKeys asked) {
    boolean may =
        switch (surely) {
          case NOTHING -> true;
          case WITHDRAWAL -> file.line().state().isRunning();
          case REVIEW -> asked != null && asked.review() != null;
        };
    return may ? surely : Surely.NOTHING;
  }

  private TemplateInstance closed(Language language, String number, String error) {
    return track
        .data("page", new Closed(Frame.tagOf(language), number, error))
        .data("around", null)
        .data("asked", null)
        .data("papers", null)
        .data("words", texts.startingWith(language, "track."));
  }
}
