package cn.xinqiao.channel.email;

import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeWay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;

/** Letters to officers. That one came back is told later, see {@link Letterbox}. */
@ApplicationScoped
class EmailWay implements NoticeWay {
  /** RFC 5321, with the angle brackets. */
  private static final int LONGEST = 254;

  private final MailAccount account;
  private final OfficerLetters letters;
  private final Relay relay;

  EmailWay(MailAccount account, OfficerLetters letters, Relay relay) {
    this.account = account;
    this.letters = letters;
    this.relay = relay;
  }

  @Override
  public AddressKind kind() {
    return AddressKind.EMAIL;
  }

  @Override
  public Optional<Missing> missing() {
    return account.canSend() ? Optional.empty() : Optional.of(Missing.RELAY);
  }

  /** One mailbox, and not our own: what we write to ourselves nobody reads. */
  @Override
  public Optional<String> addressIn(String typed) {
    try {
      var address = new InternetAddress(typed, true).getAddress();
      boolean whole = address.equals(typed) && address.matches("[^@\\s]+@[^@\\s]+");
      return Optional.of(address)
          .filter(a -> whole && a.length() <= LONGEST)
          .filter(a -> !account.ownAddresses().contains(a.toLowerCase(Locale.ROOT)));
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  @Override
  public String masked(String address) {
    int end = address.offsetByCodePoints(0, 1);
    return address.substring(0, end) + "••••" + address.substring(address.indexOf('@'));
  }

  @Override
  public Result send(Letter letter) {
    try {
      return relay.send(letters.write(relay.hastySession(), letter)).ofNotice();
    } catch (AddressException e) {
      return new Result.Refused("the address cannot be written to");
    } catch (MessagingException e) {
      return new Result.Refused("the letter could not be written");
    }
  }
}
