package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.bridge.MatterSorting.Sorted;
import cn.xinqiao.cases.bridge.ProxyOpening.NewReference;
import cn.xinqiao.cases.bridge.ProxyOpening.Told;
import cn.xinqiao.cases.bridge.Unusable.Problem;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Excerpt;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.office.Office;
import cn.xinqiao.resident.ContactReader;
import cn.xinqiao.triage.DecidedBy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes of an officer's entry what can be opened, or says which field cannot be used. */
@ApplicationScoped
class EntryCheck {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST = 20_000;
  private static final int SUMMARY = 120;

  private final MatterSorting sorting;
  private final RegistrationGoals goals;
  private final References references;
  private final OutsideSystems systems;
  private final Clock clock;

  EntryCheck(
      MatterSorting sorting,
      RegistrationGoals goals,
      References references,
      OutsideSystems systems,
      Clock clock) {
    this.sorting = sorting;
    this.goals = goals;
    this.references = references;
    this.systems = systems;
    this.clock = clock;
  }

  /**
   * Takes as long as the embedding model needs: no transaction is open meanwhile.
   *
   * @throws Unusable for the first field that cannot be used
   */
  Told told(Caller caller, Entry entry) {
    checkWords(entry.words());
    var received = receivedAt(entry);
    var order = order(caller, entry);
    var contact = contact(entry);
    if (entry.kind() == Kind.OTHER || !entry.kind().admits(entry.subKind())) {
      throw new Unusable(Problem.KIND);
    }
    var sorted = sorting.sort(entry.words(), entry.place());
    return new Told(
        matter(entry, sorted, office(caller, entry, sorted)),
        entry.danger().map(Enum::name),
        received,
        introduction(entry),
        contact.filter(given -> entry.way() != Way.ORDER),
        contact.isPresent(),
        order);
  }

  static void checkWords(String words) {
    if (words.isBlank()) {
      throw new Unusable(Problem.NO_WORDS);
    }
    if (words.length() > LONGEST) {
      throw new Unusable(Problem.TOO_LONG);
    }
  }

  /** A day of the past twelve months: a mistyped year would make dates that nobody owes. */
  boolean isUsable(LocalDate received) {
    return !received.isAfter(today()) && received.isAfter(today().minusYears(1));
  }

  /** Noon of the day on which it came, which no rule counts; now, when that is today. */
  Instant moment(LocalDate received) {
    return received.equals(today())
        ? clock.instant()
        : received.atTime(LocalTime.NOON).atZone(SHANGHAI).toInstant();
  }

  private Instant receivedAt(Entry entry) {
    if (entry.received().filter(day -> !isUsable(day)).isPresent()) {
      throw new Unusable(Problem.RECEIVED);
    }
    return entry.received().map(this::moment).orElseGet(clock::instant);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }

  private Optional<NewReference> order(Caller caller, Entry entry) {
    if (entry.number().filter(number -> !number.isBlank()).isEmpty()) {
      return Optional.empty();
    }
    var system =
        entry.system().flatMap(systems::find).orElseThrow(() -> new Unusable(Problem.SYSTEM));
    var number = number(entry.number().get());
    references
        .taken(caller, system, number)
        .ifPresent(taken -> {
          throw new Unusable(Problem.TAKEN, taken.visible());
        });
    return Optional.of(new NewReference(system, number, entry.due()));
  }

  private static OutsideNumber number(String typed) {
    try {
      return OutsideNumber.valueOf(typed);
    } catch (IllegalArgumentException e) {
      throw new Unusable(Problem.NUMBER);
    }
  }

  private static Optional<ContactReader.Found> contact(Entry entry) {
    return entry
        .contact()
        .filter(typed -> !typed.isBlank())
        .map(typed -> ContactReader.in(typed).orElseThrow(() -> new Unusable(Problem.CONTACT)));
  }

  private OfficeCode office(Caller caller, Entry entry, Sorted sorted) {
    if (entry.accuses()) {
      return sorting.confidentialDesk(entry.words(), entry.place());
    }
    if (!goals.allow(caller, sorted.route(), entry.office())) {
      throw new Unusable(Problem.OFFICE);
    }
    return goals.answering(entry.office());
  }

  /** A number that another system gave us is for officers: we never write there unasked. */
  private static Optional<String> introduction(Entry entry) {
    var who =
        Stream.of(
                entry.name(),
                entry.home(),
                entry.contact().filter(contact -> entry.way() == Way.ORDER))
            .flatMap(Optional::stream)
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("，"));
    return Optional.of(who).filter(text -> !text.isEmpty());
  }

  private static NewMatter matter(Entry entry, Sorted sorted, OfficeCode office) {
    var what = sorted.matter();
    boolean decided = what.isUnsure() || isCorrected(entry, sorted);
    var reasons = new ArrayList<String>();
    if (isCorrected(entry, sorted)) {
      reasons.add("登记的工作人员确定类型和内容分类");
    }
    reasons.addAll(what.reasons());
    reasons.addAll(sorted.route().reasons());
    return new NewMatter(
        entry.words().strip(),
        Excerpt.of(
            entry.summary().isBlank() ? what.gist().summary() : entry.summary().strip(), SUMMARY),
        entry.place(),
        what.gist().since(),
        what.gist().wanted(),
        entry.kind(),
        entry.subKind(),
        entry.subject(),
        what.subject() == entry.subject() ? what.subject2() : Optional.empty(),
        entry.danger().isPresent() ? Urgency.EMERGENCY : entry.urgency(),
        decided ? 1 : what.confidence(),
        decided ? DecidedBy.PERSON.name() : what.decidedBy().name(),
        what.decidedWith(),
        reasons,
        office,
        sorted
            .route()
            .neighbourhood()
            .map(Office::code)
            .filter(committee -> committee.within(office)));
  }

  private static boolean isCorrected(Entry entry, Sorted sorted) {
    var what = sorted.matter();
    return what.kind() != entry.kind()
        || what.subKind() != entry.subKind()
        || what.subject() != entry.subject();
  }
}
