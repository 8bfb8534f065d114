package cn.xinqiao.channel.sms;

import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeWay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Short messages to officers, through the same gateway as those to residents. Whether one arrived
 * is reported later, see {@link SmsResource}.
 */
@ApplicationScoped
class SmsWay implements NoticeWay {
  /** An emergency has other ways to try. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final int SHOWN = 4;

  private final SmsAccount account;
  private final SmsTemplates templates;
  private final OfficerMessages messages;
  private final SmsGateway gateway;

  SmsWay(SmsAccount account, SmsTemplates templates, OfficerMessages messages, SmsGateway gateway) {
    this.account = account;
    this.templates = templates;
    this.messages = messages;
    this.gateway = gateway;
  }

  @Override
  public AddressKind kind() {
    return AddressKind.SMS;
  }

  @Override
  public Optional<Missing> missing() {
    if (account.agreed().isEmpty()) {
      return Optional.of(Missing.GATEWAY);
    }
    return templates.hasTextsForOfficers() ? Optional.empty() : Optional.of(Missing.TEMPLATES);
  }

  /** In the international form; a landline takes no short messages. */
  @Override
  public Optional<String> addressIn(String typed) {
    return PhoneNumbers.international(typed).filter(PhoneNumbers::takesShortMessages);
  }

  @Override
  public String masked(String address) {
    return "••••" + address.substring(address.length() - SHOWN);
  }

  @Override
  public Result send(Letter letter) {
    var agreed = account.agreed().orElseThrow();
    return gateway.send(agreed, messages.write(letter, agreed), PATIENCE).ofNotice();
  }
}
