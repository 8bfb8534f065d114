package cn.xinqiao.channel.sms;

import cn.xinqiao.channel.ChannelAdapter;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.Parcel;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.sms.SmsAccount.Agreed;
import cn.xinqiao.channel.sms.SmsGateway.Order;
import cn.xinqiao.channel.sms.SmsTemplates.Purpose;
import cn.xinqiao.resident.ChannelIdentities;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Short messages out: each says that there is something to read, and where. Whether it arrived is
 * reported later, see {@link SmsResource}.
 */
@ApplicationScoped
class SmsAdapter implements ChannelAdapter {
  static final String CHANNEL = "sms";

  private final SmsAccount account;
  private final SmsTemplates templates;
  private final SmsGateway gateway;
  private final ChannelIdentities identities;
  private final Conversations conversations;
  private final Clock clock;

  SmsAdapter(
      SmsAccount account,
      SmsTemplates templates,
      SmsGateway gateway,
      ChannelIdentities identities,
      Conversations conversations,
      Clock clock) {
    this.account = account;
    this.templates = templates;
    this.gateway = gateway;
    this.identities = identities;
    this.conversations = conversations;
    this.clock = clock;
  }

  /** A registered text and what stands in its places. */
  private record Filled(Purpose purpose, Map<String, String> params) {}

  @Override
  public String channel() {
    return CHANNEL;
  }

  @Override
  public boolean isOpen() {
    return account.agreed().isPresent();
  }

  @Override
  public Delivery send(Parcel parcel) {
    if (!PhoneNumbers.takesShortMessages(parcel.address())) {
      return new Delivery.Unreachable("this telephone takes no short messages");
    }
    var known = known(parcel.address());
    if (known.filter(number -> !number.reachable()).isPresent()) {
      return new Delivery.Unreachable("they asked for no more short messages");
    }
    var agreed = account.agreed().orElseThrow();
    var filled = filled(parcel, agreed);
    var template = templates.of(filled.purpose(), parcel.language());
    return gateway.send(
        agreed,
        new Order(
            parcel.address(),
            agreed.sign(),
            template.id(),
            filled.params(),
            "xq" + parcel.id(),
            clock.instant()));
  }

  private Filled filled(Parcel parcel, Agreed agreed) {
    var utterance = parcel.utterance();
    if (utterance.emergency() != null) {
      var hotlines = String.join(" ", utterance.emergency().hotlines());
      return new Filled(Purpose.DANGER, Map.of("hotlines", hotlines));
    }
    var withCode = utterance.cases().stream().filter(opened -> opened.code() != null).findFirst();
    if (withCode.isPresent() && isOwnTalk(parcel)) {
      var opened = withCode.get();
      return new Filled(
          Purpose.OPENED,
          Map.of(
              "number", opened.number(),
              "code", opened.code(),
              "link", page(agreed, opened.number())));
    }
    var registered = utterance.cases().stream().filter(opened -> opened.code() == null).findFirst();
    if (registered.isPresent()) {
      return registered(registered.get(), agreed);
    }
    return number(parcel)
        .map(number -> news(parcel, number, page(agreed, number)))
        .orElseGet(() -> new Filled(Purpose.TALK, Map.of("link", agreed.publicAddress() + "/")));
  }

  private static Filled registered(Utterance.OpenedCase opened, Agreed agreed) {
    return new Filled(
        Purpose.REGISTERED,
        Map.of(
            "number", opened.number(),
            "office", opened.office().name(),
            "link", page(agreed, opened.number())));
  }

  private static Filled news(Parcel parcel, String number, String link) {
    var officer = parcel.utterance().officer();
    return parcel.sender() == Sender.OFFICER && officer != null
        ? new Filled(
            Purpose.WROTE, Map.of("number", number, "office", officer.office(), "link", link))
        : new Filled(Purpose.NEWS, Map.of("number", number, "link", link));
  }

  private static Optional<String> number(Parcel parcel) {
    return parcel
        .caseNumber()
        .or(() ->
            parcel.utterance().cases().stream().map(Utterance.OpenedCase::number).findFirst());
  }

  private static String page(Agreed agreed, String number) {
    return agreed.publicAddress() + "/track/" + number;
  }

  /**
   * The lookup code goes to the number that wrote, never to one that was only given: that may be
   * mistyped, and then it is a stranger's.
   */
  private boolean isOwnTalk(Parcel parcel) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            identities
                .find(CHANNEL, parcel.address())
                .map(ChannelIdentities.Known::id)
                .equals(conversations.get(parcel.conversationId()).identityId()));
  }

  private Optional<ChannelIdentities.Known> known(String number) {
    return QuarkusTransaction.requiringNew().call(() -> identities.find(CHANNEL, number));
  }
}
