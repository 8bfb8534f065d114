package cn.xinqiao.cases.bridge;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.bridge.MatterSorting.Sorted;
import cn.xinqiao.cases.bridge.ProxyOpening.Opened;
import cn.xinqiao.cases.bridge.ProxyOpening.Told;
import cn.xinqiao.cases.bridge.Unusable.Problem;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.triage.Emergency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Letters, calls, visits and pasted orders: an officer types or pastes what was said, corrects what
 * was understood, and registers it for the resident.
 */
@ApplicationScoped
public class Registrations {
  private final MatterSorting sorting;
  private final OrderText orders;
  private final EntryCheck check;
  private final ProxyOpening opening;
  private final RegistrationBook book;
  private final RegistrationGoals goals;
  private final Receipts receipts;
  private final References references;
  private final OutsideSystems systems;
  private final Casework casework;
  private final CaseSearch search;
  private final AuditTrail audit;

  Registrations(
      MatterSorting sorting,
      OrderLabels labels,
      EntryCheck check,
      ProxyOpening opening,
      RegistrationBook book,
      RegistrationGoals goals,
      Receipts receipts,
      References references,
      OutsideSystems systems,
      Casework casework,
      CaseSearch search,
      AuditTrail audit) {
    this.sorting = sorting;
    this.orders = new OrderText(labels);
    this.check = check;
    this.opening = opening;
    this.book = book;
    this.goals = goals;
    this.receipts = receipts;
    this.references = references;
    this.systems = systems;
    this.casework = casework;
    this.search = search;
    this.audit = audit;
  }

  /**
   * Fills the form from what was typed or pasted. Stores nothing. Labelled lines are looked for in
   * everything: an order may be read out by telephone or lie in a letter.
   *
   * @throws Unusable when there is nothing to read, or too much
   */
  public Sketch sketch(Caller caller, Way way, String text) {
    checkMayAct(caller);
    EntryCheck.checkWords(text);
    var order = orders.read(text);
    var words = order.words().isBlank() ? text.strip() : order.words();
    var sorted = sorting.sort(words, order.place());
    var entry = entry(caller, way, words, order, sorted);
    return new Sketch(
        entry,
        sorted.matters(),
        sorted.matter().isUnsure(),
        Stream.concat(sorted.matter().reasons().stream(), sorted.route().reasons().stream())
            .toList(),
        taken(caller, entry),
        goals.of(caller, sorted.route()));
  }

  /** The offices that this may be registered for, by the territory in or below which they stand. */
  public List<RegistrationGoals.Group> goals(Caller caller, Entry entry) {
    return goals.of(caller, sorting.route(entry.words(), entry.place()));
  }

  private Entry entry(Caller caller, Way way, String words, Order order, Sorted sorted) {
    var what = sorted.matter();
    return new Entry(
        way,
        words,
        order.received().filter(check::isUsable),
        what.gist().summary(),
        order.place().or(() -> sorted.route().place()),
        what.kind(),
        what.subKind(),
        what.subject(),
        what.urgency(),
        sorted.danger().map(Emergency::kind),
        suggested(caller, sorted),
        order.name(),
        order.home(),
        order.phone(),
        way == Way.ORDER || order.number().isPresent()
            ? Optional.of(systems.all().getFirst().code())
            : Optional.empty(),
        order.number().map(OutsideNumber::plain),
        order.due());
  }

  /** Whoever stands at this street's counter most likely speaks of this street. */
  private static OfficeCode suggested(Caller caller, Sorted sorted) {
    return sorted.desk().equals(OfficeCode.CITY_TRIAGE) ? caller.office() : sorted.desk();
  }

  private Optional<References.Taken> taken(Caller caller, Entry entry) {
    try {
      return entry
          .system()
          .flatMap(systems::find)
          .flatMap(system ->
              entry
                  .number()
                  .map(OutsideNumber::valueOf)
                  .flatMap(number -> references.taken(caller, system, number)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no number yet; the form says so when it is sent
    }
  }

  /**
   * Opens the case.
   *
   * @param key made with the form: the same one again opens nothing
   * @throws Unusable for the first field that cannot be used
   */
  public Slip register(Caller caller, Entry entry, String key) {
    checkMayAct(caller);
    var told = check.told(caller, entry);
    try {
      return QuarkusTransaction.requiringNew().call(() -> open(caller, entry, told, key));
    } catch (Refusal.Conflict e) {
      throw new Unusable(Problem.TAKEN); // a moment ago
    }
  }

  private Slip open(Caller caller, Entry entry, Told told, String key) {
    if (!book.isFirst(caller, key, entry.way())) {
      throw new Unusable(
          Problem.SENT_BEFORE,
          book.openedBefore(caller, key).filter(number -> sees(caller, number)));
    }
    var opened = opening.open(told);
    book.opened(caller, key, opened.number());
    casework.write(
        inHand(opened, told), caller, Casework.Note.of(Happening.REGISTERED, entry.way().name()));
    audit.record(caller.officerId(), Act.CHANGE_CASE, opened.receipt().number(), "register");
    return new Slip(
        opened.receipt(),
        entry.way(),
        receipts.send(opened, told.contact()),
        sees(caller, opened.number()),
        told.matter().isConfidential(),
        told.danger().isPresent());
  }

  private boolean sees(Caller caller, CaseNumber number) {
    return !search.seen(caller, Set.of(number)).isEmpty();
  }

  private static Casework.InHand inHand(Opened opened, Told told) {
    var matter = told.matter();
    return new Casework.InHand(
        opened.number(),
        CaseState.OPEN,
        matter.kind(),
        matter.subKind(),
        matter.subject(),
        matter.office(),
        matter.isConfidential(),
        opened.talk().language(),
        told.receivedAt());
  }

  private static void checkMayAct(Caller caller) {
    if (!caller.mayAct()) {
      throw new Refusal.Forbidden("this account changes nothing");
    }
  }
}
