package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.bridge.MatterSorting.Sorted;
import cn.xinqiao.cases.bridge.ProxyOpening.NewReference;
import cn.xinqiao.cases.bridge.ProxyOpening.Told;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.office.Office;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes of another system's order, which no officer corrects first, what can be opened. */
@ApplicationScoped
class OrderMatter {
  private final MatterSorting sorting;
  private final EntryCheck check;
  private final Clock clock;

  OrderMatter(MatterSorting sorting, EntryCheck check, Clock clock) {
    this.sorting = sorting;
    this.check = check;
    this.clock = clock;
  }

  /** Takes as long as the embedding model needs: no transaction is open meanwhile. */
  Told told(OutsideSystem system, Order order) {
    var sorted = sorting.sort(order.words(), order.place());
    return new Told(
        matter(system, order, sorted),
        sorted.danger().map(danger -> danger.kind().name()),
        order.received().filter(check::isUsable).map(check::moment).orElseGet(clock::instant),
        introduction(order),
        Optional.empty(), // they gave their number to another system: we do not write there unasked
        order.phone().isPresent(),
        order
            .number()
            .map(number -> new NewReference(system, OutsideNumber.valueOf(number), order.due())));
  }

  private static NewMatter matter(OutsideSystem system, Order order, Sorted sorted) {
    var what = sorted.matter();
    var reasons = new ArrayList<>(List.of("来自" + system.zh() + "，未经人工核对"));
    reasons.addAll(what.reasons());
    reasons.addAll(sorted.route().reasons());
    sorted.danger().ifPresent(danger -> reasons.addFirst(danger.reason()));
    return new NewMatter(
        order.words().strip(),
        what.gist().summary(),
        order.place().or(() -> sorted.route().place()),
        what.gist().since(),
        what.gist().wanted(),
        what.kind(),
        what.subKind(),
        what.subject(),
        what.subject2(),
        sorted.danger().isPresent() ? Urgency.EMERGENCY : what.urgency(),
        what.confidence(),
        what.decidedBy().name(),
        what.decidedWith(),
        reasons,
        sorted.desk(),
        sorted
            .route()
            .neighbourhood()
            .map(Office::code)
            .filter(committee -> committee.within(sorted.desk())));
  }

  private static Optional<String> introduction(Order order) {
    var who =
        Stream.of(order.name(), order.home(), order.phone())
            .flatMap(Optional::stream)
            .collect(Collectors.joining("，"));
    return Optional.of(who).filter(text -> !text.isEmpty());
  }
}
