package cn.xinqiao.channel.web;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Bells;
import cn.xinqiao.channel.Pictures;
import cn.xinqiao.channel.Playback;
import cn.xinqiao.channel.Recordings;
import cn.xinqiao.channel.Recordings.Recording;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The web chat's wire: no login, the session token is the key. */
@Path("/api/chat")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class ChatResource {
  private static final int LONGEST_WAIT = 25;
  private static final int MOST_MESSAGES = 200;

  private final WebSessions sessions;
  private final ChatLimits limits;
  private final WebTalk talk;
  private final AttachmentStore attachments;
  private final Pictures pictures;
  private final Recordings recordings;
  private final Bells bells;

  ChatResource(
      WebSessions sessions,
      ChatLimits limits,
      WebTalk talk,
      AttachmentStore attachments,
      Pictures pictures,
      Recordings recordings,
      Bells bells) {
    this.sessions = sessions;
    this.limits = limits;
    this.talk = talk;
    this.attachments = attachments;
    this.pictures = pictures;
    this.recordings = recordings;
    this.bells = bells;
  }

  /** Optional: the page's language, or number and code of a case to go on with. */
  record Begin(String language, String number, String code) {}

  record Session(String session, Instant expiresAt) {}

  record Taken(long seq) {}

  record Kept(String id, String type, int size) {}

  record Messages(List<ObjectNode> messages) {}

  @POST
  @ResponseStatus(201)
  public Session begin(
      Begin how, @HeaderParam(HttpHeaders.USER_AGENT) String browser, HttpServerRequest request) {
    limits.newSession(address(request));
    var device = address(request) + " " + browser;
    var begun =
        how != null && how.number() != null
            ? sessions.beginWithCode(numberOf(how.number()), String.valueOf(how.code()), device)
            : sessions.begin(languageOf(how), device);
    return new Session(begun.token(), begun.expiresAt());
  }

  @POST
  @Path("/{session}/messages")
  @ResponseStatus(202)
  @Transactional
  public Taken write(@RestPath String session, ChatMessage message, HttpServerRequest request) {
    return new Taken(talk.write(session, address(request), message));
  }

  /**
   * Waits on a virtual thread, without a connection, until something is there.
   *
   * @param after the last message that the client has: proof that all up to it have arrived
   */
  @GET
  @Path("/{session}/messages")
  @RunOnVirtualThread
  public Messages read(
      @RestPath String session,
      @RestQuery @DefaultValue("0") long after,
      @RestQuery @DefaultValue("0") int wait,
      HttpServerRequest request) {
    if (after < 0 || wait < 0 || wait > LONGEST_WAIT) {
      throw new Refusal.Malformed("'after' is not negative, 'wait' is 0 to 25");
    }
    long conversation = conversationOf(session, request);
    return new Messages(await(conversation, after, Duration.ofSeconds(wait)));
  }

  /** A bell may ring for what somebody else has fetched already: then the wait goes on. */
  private List<ObjectNode> await(long conversation, long after, Duration atMost) {
    long begin = System.nanoTime();
    talk.arrived(conversation, after);
    while (true) {
      try (var bell = bells.of(conversation)) {
        var messages = talk.after(conversation, after, MOST_MESSAGES);
        var left = atMost.minusNanos(System.nanoTime() - begin);
        if (!messages.isEmpty() || !left.isPositive() || Thread.currentThread().isInterrupted()) {
          return messages;
        }
        bell.await(left);
      }
    }
  }

  @POST
  @Path("/{session}/attachments")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @ResponseStatus(201)
  public Kept upload(
      @RestPath String session, @RestForm("file") FileUpload file, HttpServerRequest request) {
    long conversation = conversationOf(session, request);
    limits.picture(session);
    if (file == null) {
      throw new Refusal.Malformed("the form has no 'file'");
    }
    var safe =
        recordings
            .recognise(file.uploadedFile())
            .orElseGet(() -> new Recording("image/jpeg", pictures.redraw(file.uploadedFile())));
    var kept =
        QuarkusTransaction.requiringNew()
            .call(() -> attachments.keep(conversation, safe.type(), safe.content()));
    return new Kept(kept.id(), kept.type(), kept.content().length);
  }

  @GET
  @Path("/{session}/attachments/{id}")
  @Transactional
  public Response attachment(
      @RestPath String session, @RestPath String id, HttpServerRequest request) {
    long conversation = conversationOf(session, request);
    var kept =
        attachments
            .find(id)
            .filter(a -> a.conversationId() == conversation)
            .orElseThrow(() -> new Refusal.NotFound("no such attachment"));
    return Playback.answer(kept, request.getHeader("Range"));
  }

  /** The whole talk as a file of plain text. */
  @GET
  @Path("/{session}/transcript")
  @Produces("text/plain;charset=UTF-8")
  @RunOnVirtualThread
  public Response transcript(@RestPath String session, HttpServerRequest request) {
    var copy = talk.copy(session, address(request));
    var name = URLEncoder.encode(copy.name(), StandardCharsets.UTF_8);
    return Response.ok(copy.content())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"xinqiao.txt\"; filename*=UTF-8''" + name)
        .build();
  }

  private long conversationOf(String session, HttpServerRequest request) {
    return talk.of(session, address(request));
  }

  private static CaseNumber numberOf(String number) {
    try {
      return CaseNumber.valueOf(number);
    } catch (IllegalArgumentException e) {
      throw new Refusal.NotFound("no such case, or another code");
    }
  }

  private static Language languageOf(Begin how) {
    return how != null
            && how.language() != null
            && how.language().toLowerCase(Locale.ROOT).startsWith("en")
        ? Language.EN
        : Language.ZH;
  }

  private static String address(HttpServerRequest request) {
    return request.remoteAddress().hostAddress();
  }
}
