package cn.xinqiao.channel.email;

import cn.xinqiao.channel.ChannelAdapter;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.Parcel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;

/** Letters out. The relay has a letter when it says so; that it came back is told later. */
@ApplicationScoped
class EmailAdapter implements ChannelAdapter {
  static final String CHANNEL = "email";

  private final MailAccount account;
  private final Letters letters;
  private final Relay relay;
  private final UnreturnedLetters unreturned;

  EmailAdapter(MailAccount account, Letters letters, Relay relay, UnreturnedLetters unreturned) {
    this.account = account;
    this.letters = letters;
    this.relay = relay;
    this.unreturned = unreturned;
  }

  @Override
  public String channel() {
    return CHANNEL;
  }

  @Override
  public boolean isOpen() {
    return account.canSend();
  }

  @Override
  public Delivery send(Parcel parcel) {
    try {
      var result = relay.send(letters.write(relay.session(), parcel));
      if (result instanceof Delivery.HandedOver(var id)) {
        unreturned.sent(id);
      }
      return result;
    } catch (AddressException e) {
      return new Delivery.Rejected("the address cannot be written to");
    } catch (MessagingException e) {
      return new Delivery.Rejected("the letter could not be written");
    }
  }
}
