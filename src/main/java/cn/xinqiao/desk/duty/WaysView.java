package cn.xinqiao.desk.duty;

import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Fate;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.NoticeAddresses.Shown;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;

/** Lays out for a page on which ways somebody is told, and which there could be. */
@ApplicationScoped
class WaysView {
  private final NoticeAddresses addresses;

  WaysView(NoticeAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * The part of a page.
   *
   * @param path what the forms begin with
   * @param office whose; empty for the officer's own
   * @param typed kinds whose addresses are typed in
   * @param joined kinds that are joined by a code; officers join, offices do not
   * @param links whether notices carry links here
   */
  record Ways(
      String path,
      String office,
      List<Way> all,
      List<Choice> typed,
      List<Choice> joined,
      List<Closed> closed,
      boolean links) {}

  /**
   * @param lately how it went the last time; null when nothing was sent there yet
   * @param failing whether it takes nothing
   */
  record Way(long id, String kind, String masked, boolean signed, String lately, boolean failing) {}

  record Choice(String value, String label) {}

  /** A kind that this installation cannot use, and why. */
  record Closed(String kind, String why) {}

  Ways lay(Frame frame, Owner owner, String path) {
    return switch (owner) {
      case Owner.Officer _ ->
          lay(frame, owner, path, "", kinds(frame, false), closed(frame, kind -> true));
      case Owner.Group(var office) ->
          lay(frame, owner, path, office.value(), List.of(), closed(frame, AddressKind::isTyped));
    };
  }

  private Ways lay(
      Frame frame,
      Owner owner,
      String path,
      String office,
      List<Choice> joined,
      List<Closed> closed) {
    return new Ways(
        path,
        office,
        addresses.of(owner).stream().map(shown -> way(frame, shown)).toList(),
        kinds(frame, true),
        joined,
        closed,
        addresses.carryLinks());
  }

  private List<Closed> closed(Frame frame, Predicate<AddressKind> which) {
    return addresses.closed().entrySet().stream()
        .filter(closed -> which.test(closed.getKey()))
        .map(closed ->
            new Closed(
                label(frame, closed.getKey()), frame.say("desk.own.closed." + closed.getValue())))
        .toList();
  }

  private static Way way(Frame frame, Shown shown) {
    return new Way(
        shown.id(),
        label(frame, shown.kind()),
        shown.masked(),
        shown.signed(),
        shown
            .lately()
            .map(
                last -> frame.say("desk.own.lately." + last.fate(), ShanghaiTime.minute(last.at())))
            .orElse(null),
        shown.lately().filter(last -> last.fate() == Fate.REFUSED).isPresent());
  }

  private List<Choice> kinds(Frame frame, boolean typed) {
    return addresses.kinds().stream()
        .filter(kind -> kind.isTyped() == typed)
        .map(kind -> new Choice(kind.name(), label(frame, kind)))
        .toList();
  }

  private static String label(Frame frame, AddressKind kind) {
    return frame.say("desk.own.kind." + kind);
  }
}
