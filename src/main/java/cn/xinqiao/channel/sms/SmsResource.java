package cn.xinqiao.channel.sms;

import cn.xinqiao.channel.Incoming;
import cn.xinqiao.channel.Reports;
import cn.xinqiao.channel.ShortMessages;
import cn.xinqiao.channel.sms.SmsAccount.Agreed;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Signature;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeReports;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Where the gateway brings reports and residents' messages. What it is told has been committed
 * before it gets its answer, so it may bring everything again until then.
 */
@Path("/api/channels/sms")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
public class SmsResource {
  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,40}");

  private final SmsAccount account;
  private final SmsInbox inbox;
  private final Reports reports;
  private final NoticeReports notices;
  private final Event<ShortMessages.Lost> lost;
  private final ObjectMapper json;
  private final Clock clock;

  SmsResource(
      SmsAccount account,
      SmsInbox inbox,
      Reports reports,
      NoticeReports notices,
      Event<ShortMessages.Lost> lost,
      ObjectMapper json,
      Clock clock) {
    this.account = account;
    this.inbox = inbox;
    this.reports = reports;
    this.notices = notices;
    this.lost = lost;
    this.json = json;
    this.clock = clock;
  }

  /** Whether a message that was handed over has come to its telephone. */
  enum State {
    DELIVERED,
    FAILED
  }

  /**
   * About one message.
   *
   * @param id that the gateway answered when it took the message
   * @param reason a code of the network; only for {@link State#FAILED}
   */
  record Report(String id, State state, String reason) {}

  record ReportsBrought(List<Report> reports) {}

  /** A message that somebody sent to our number. */
  record Written(String id, String from, String text, Instant at) {}

  record MessagesBrought(List<Written> messages) {}

  @POST
  @Path("/reports")
  @RunOnVirtualThread
  @ResponseStatus(204)
  public void reports(
      @HeaderParam(Signature.TIME) String time,
      @HeaderParam(Signature.SIGNATURE) String signature,
      byte[] body) {
    var brought = brought(time, signature, body, ReportsBrought.class);
    if (brought.reports() == null || brought.reports().stream().anyMatch(r -> !isWhole(r))) {
      throw new Refusal.Malformed("each of the 'reports' has an 'id' and a 'state'");
    }
    brought.reports().forEach(this::note);
  }

  @POST
  @Path("/messages")
  @RunOnVirtualThread
  @ResponseStatus(204)
  public void messages(
      @HeaderParam(Signature.TIME) String time,
      @HeaderParam(Signature.SIGNATURE) String signature,
      byte[] body) {
    var brought = brought(time, signature, body, MessagesBrought.class);
    if (brought.messages() == null || brought.messages().stream().anyMatch(m -> !isWhole(m))) {
      throw new Refusal.Malformed("each of the 'messages' has 'id', 'from' and 'text'");
    }
    for (Written message : brought.messages()) {
      inbox.take(message.id(), message.from(), message.text(), message.at());
    }
  }

  /** Whether it was a resident's or an officer's, the gateway does not know. */
  private void note(Report report) {
    switch (report.state()) {
      case DELIVERED -> {
        reports.arrived(SmsAdapter.CHANNEL, report.id());
        notices.arrived(AddressKind.SMS, report.id());
      }
      case FAILED -> {
        reports.failed(SmsAdapter.CHANNEL, report.id(), why(report.reason()));
        notices.failed(AddressKind.SMS, report.id(), why(report.reason()));
        lost.fire(new ShortMessages.Lost(report.id()));
      }
    }
  }

  private static String why(String reason) {
    return reason != null && CODE.matcher(reason).matches()
        ? "the network could not deliver it (" + reason + ")"
        : "the network could not deliver it";
  }

  private static boolean isWhole(Report report) {
    return report != null && report.id() != null && report.state() != null;
  }

  private static boolean isWhole(Written message) {
    return message != null
        && message.id() != null
        && message.from() != null
        && message.text() != null
        && message.text().length() <= Incoming.LONGEST;
  }

  /**
   * @throws Refusal.NotFound without a good signature: nobody else needs to know that this is here
   */
  private <T> T brought(String time, String signature, byte[] body, Class<T> type) {
    var agreed = account.agreed().orElseThrow(SmsResource::nothing);
    if (body == null || body.length > MOST_BYTES) {
      throw new Refusal.TooLarge("at most a megabyte at once");
    }
    if (!isOfGateway(agreed, time, signature, body)) {
      throw nothing();
    }
    try {
      var read = json.readValue(body, type);
      if (read == null) {
        throw new Refusal.Malformed("not the JSON that is expected");
      }
      return read;
    } catch (IOException e) {
      // the parser's own words quote what was brought
      throw new Refusal.Malformed("not the JSON that is expected");
    }
  }

  private boolean isOfGateway(Agreed agreed, String time, String signature, byte[] body) {
    return Signature.isGood(
        agreed.key(), time, signature, body, clock.instant(), agreed.freshFor());
  }

  private static Refusal nothing() {
    return new Refusal.NotFound("nothing here");
  }
}
