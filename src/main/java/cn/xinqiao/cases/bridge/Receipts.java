package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.bridge.ProxyOpening.Opened;
import cn.xinqiao.channel.ChannelAdapter;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.resident.ContactKind;
import cn.xinqiao.resident.ContactReader;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;

/**
 * Confirms a registration to the contact that was given. Without the lookup code: a number that was
 * only told may be a stranger's. The code stands on the slip.
 */
@ApplicationScoped
class Receipts {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  private final Outbox outbox;
  private final Instance<ChannelAdapter> adapters;
  private final Texts texts;

  Receipts(Outbox outbox, @Any Instance<ChannelAdapter> adapters, Texts texts) {
    this.outbox = outbox;
    this.adapters = adapters;
    this.texts = texts;
  }

  /**
   * Part of the transaction that opens the case.
   *
   * @return where it goes, so far as an officer may read it; empty when nothing is sent
   */
  Optional<String> send(Opened opened, Optional<ContactReader.Found> contact) {
    return contact
        .filter(given -> isOpen(given.kind()) && takesMessages(given))
        .map(given -> {
          var receipt = opened.receipt();
          var words =
              texts.say(
                  opened.talk().language(),
                  "case.registered",
                  receipt.number(),
                  receipt.office().name());
          var withoutCode = new OpenedCase(receipt.number(), null, receipt.office(), receipt.due());
          outbox.sayAbout(
              opened.talk(),
              Sender.BOT,
              new Utterance(words, null, List.of(), List.of(withoutCode), null, null, null),
              receipt.number());
          return masked(given);
        });
  }

  /** Where no provider is configured, nothing is promised. */
  private boolean isOpen(ContactKind kind) {
    var channel =
        switch (kind) {
          case PHONE -> "sms";
          case EMAIL -> "email";
        };
    return adapters.stream()
        .anyMatch(adapter -> adapter.channel().equals(channel) && adapter.isOpen());
  }

  private static boolean takesMessages(ContactReader.Found contact) {
    return switch (contact.kind()) {
      case EMAIL -> true;
      case PHONE -> !isLandline(contact.value());
    };
  }

  private static boolean isLandline(String number) {
    try {
      return PHONES.getNumberType(PHONES.parse(number, "CN")) == PhoneNumberType.FIXED_LINE;
    } catch (NumberParseException e) {
      return true;
    }
  }

  private static String masked(ContactReader.Found contact) {
    return switch (contact.kind()) {
      case PHONE -> "•••" + contact.value().substring(contact.value().length() - 4);
      case EMAIL -> contact.value().replaceAll("^(.).*@", "$1•••@");
    };
  }
}
