package cn.xinqiao.channel;

import cn.xinqiao.office.NoticeWay;
import java.time.Duration;

/** What became of a parcel at its provider. The reasons are ours and hold nothing personal. */
public sealed interface Delivery {

  /** The same, where what was sent is a notice to an officer. */
  default NoticeWay.Result ofNotice() {
    return switch (this) {
      case Arrived(var id) -> new NoticeWay.Result.Taken(id);
      case HandedOver(var id) -> new NoticeWay.Result.Taken(id);
      case Unreachable(var why) -> new NoticeWay.Result.Refused(why);
      case Rejected(var why) -> new NoticeWay.Result.Refused(why);
      case TryLater(var after, var why) -> new NoticeWay.Result.TryLater(after, why);
    };
  }

  /**
   * The provider has it and confirms by that as much as it ever will.
   *
   * @param providerId its id there; ASCII, at most 120 characters
   */
  record Arrived(String providerId) implements Delivery {}

  /** The provider has it; whether it arrived will be reported, see {@link Reports}. */
  record HandedOver(String providerId) implements Delivery {}

  /** Nothing reaches this address any more: blocked, gone, refused. The next way is tried. */
  record Unreachable(String why) implements Delivery {}

  /** The provider will never take this parcel as it is: an administrator has to look. */
  record Rejected(String why) implements Delivery {}

  /**
   * Not now.
   *
   * @param after as long as the provider says; zero when it says nothing
   */
  record TryLater(Duration after, String why) implements Delivery {}
}
