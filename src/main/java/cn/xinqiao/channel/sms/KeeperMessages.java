package cn.xinqiao.channel.sms;

import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.ShortMessages;
import cn.xinqiao.channel.sms.SmsGateway.Order;
import cn.xinqiao.channel.sms.SmsTemplates.Purpose;
import cn.xinqiao.kernel.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Asks grid keepers, in Chinese, through the same gateway as residents and officers are told. */
@ApplicationScoped
class KeeperMessages implements ShortMessages {
  private static final Language LANGUAGE = Language.ZH;

  private final SmsAccount account;
  private final SmsTemplates templates;
  private final SmsGateway gateway;
  private final Clock clock;

  KeeperMessages(SmsAccount account, SmsTemplates templates, SmsGateway gateway, Clock clock) {
    this.account = account;
    this.templates = templates;
    this.gateway = gateway;
    this.clock = clock;
  }

  @Override
  public boolean isOpen() {
    return account.agreed().isPresent() && templates.has(Purpose.LOOK);
  }

  @Override
  public Optional<String> addressIn(String typed) {
    return PhoneNumbers.international(typed).filter(PhoneNumbers::takesShortMessages);
  }

  @Override
  public Delivery send(Call call) {
    var agreed = account.agreed().orElseThrow();
    return gateway.send(
        agreed,
        new Order(
            call.to(),
            agreed.sign(),
            templates.of(Purpose.LOOK, LANGUAGE).id(),
            Map.of("office", call.office(), "by", call.by(), "link", call.link()),
            "xql" + call.id(),
            clock.instant()));
  }
}
