package cn.xinqiao.api;

import cn.xinqiao.cases.bridge.Order;
import cn.xinqiao.cases.bridge.Orders;
import cn.xinqiao.cases.bridge.OutsideSystem;
import cn.xinqiao.channel.Incoming;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Signature;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;

/** Where another system sends its orders, each request signed with the key that was agreed on. */
@Path("/api/orders")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {
  private static final int MOST_BYTES = 256 << 10;
  private static final int LONGEST_FIELD = 400;

  private final Orders orders;
  private final ObjectMapper json;

  OrderResource(Orders orders, ObjectMapper json) {
    this.orders = orders;
    this.json = json;
  }

  /**
   * An order as it travels; only number and words are needed.
   *
   * @param home where the person lives
   * @param place where it happened
   * @param received and due are days in Shanghai
   */
  record Sent(
      String number,
      String words,
      String name,
      String phone,
      String home,
      String place,
      LocalDate received,
      LocalDate due) {}

  /**
   * @param caseNumber missing when what became of the order may not be told
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(String system, String number, String state, String caseNumber) {}

  /** 201 for a new case; 200 for an order that is one already, whatever it says this time. */
  @POST
  @RunOnVirtualThread
  public Response take(
      @HeaderParam("X-Xinqiao-System") String system,
      @HeaderParam(Signature.TIME) String seconds,
      @HeaderParam(Signature.SIGNATURE) String signature,
      byte[] body) {
    if (body == null || body.length > MOST_BYTES) {
      throw new Refusal.TooLarge("at most " + MOST_BYTES + " bytes");
    }
    var signed = new Orders.Signed(system, seconds, signature, body);
    var from = orders.signedBy(signed);
    var sent = read(body);
    var taken = orders.take(from, signed, order(sent));
    return Response.status(taken.first() ? 201 : 200).entity(answer(from, sent, taken)).build();
  }

  private static Answer answer(OutsideSystem from, Sent sent, Orders.Taken taken) {
    return new Answer(
        from.code(),
        sent.number(),
        taken.number().isPresent() ? "OPENED" : "RECEIVED",
        taken.number().map(Object::toString).orElse(null));
  }

  private Sent read(byte[] body) {
    try {
      var read = json.readValue(body, Sent.class);
      if (read == null || read.number() == null || read.words() == null) {
        throw new Refusal.Malformed("'number' and 'words' are needed");
      }
      return read;
    } catch (IOException e) {
      // the parser's own words quote what was brought
      throw new Refusal.Malformed("not the JSON that is expected");
    }
  }

  private static Order order(Sent sent) {
    if (sent.words().length() > Incoming.LONGEST) {
      throw new Refusal.TooLarge("'words' has at most " + Incoming.LONGEST + " characters");
    }
    return new Order(
        Optional.of(sent.number()),
        field(sent.name()),
        field(sent.phone()),
        field(sent.home()),
        field(sent.place()),
        Incoming.readable(sent.words()).strip(),
        Optional.ofNullable(sent.due()),
        Optional.ofNullable(sent.received()));
  }

  private static Optional<String> field(String text) {
    if (text != null && text.length() > LONGEST_FIELD) {
      throw new Refusal.TooLarge("a field has at most " + LONGEST_FIELD + " characters");
    }
    return Optional.ofNullable(text)
        .map(Incoming::readable)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
