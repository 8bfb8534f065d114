package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.DangerHeard;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.MatterUnderstood;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.internal.CaseLine.Actor;
import cn.xinqiao.clock.Trigger;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.office.Office;
import cn.xinqiao.routing.ConfidentialDesk;
import cn.xinqiao.routing.Route;
import cn.xinqiao.routing.Router;
import cn.xinqiao.triage.EmergencyKind;
import cn.xinqiao.triage.SortedMatter;
import cn.xinqiao.triage.Suspicion;
import cn.xinqiao.triage.Triage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens when an officer has put a voice message into words. They go the way of typed words:
 * danger first; then a case that was opened unheard becomes what it is, on the desk where it
 * belongs, as long as nobody has taken it.
 */
@ApplicationScoped
class Listening {
  private static final String DICTATED = "工作人员听写语音后判断";

  private final EntityManager entities;
  private final Triage triage;
  private final Router router;
  private final ConfidentialDesk confidential;
  private final CaseRecordings recordings;
  private final Timeline timeline;
  private final Dues dues;
  private final Alarms alarms;
  private final ReporterNews news;
  private final Event<DangerHeard> danger;
  private final Event<MatterUnderstood> matters;
  private final JoinedCases joined;
  private final Clock clock;

  Listening(
      EntityManager entities,
      Triage triage,
      Router router,
      ConfidentialDesk confidential,
      CaseRecordings recordings,
      Timeline timeline,
      Dues dues,
      Alarms alarms,
      ReporterNews news,
      Event<DangerHeard> danger,
      Event<MatterUnderstood> matters,
      JoinedCases joined,
      Clock clock) {
    this.entities = entities;
    this.triage = triage;
    this.router = router;
    this.confidential = confidential;
    this.recordings = recordings;
    this.timeline = timeline;
    this.dues = dues;
    this.alarms = alarms;
    this.news = news;
    this.danger = danger;
    this.matters = matters;
    this.joined = joined;
    this.clock = clock;
  }

  /**
   * What the words hold.
   *
   * @param matter the first in them, an accusation before all others
   */
  record Understood(
      String words, Optional<EmergencyKind> danger, Optional<SortedMatter> matter, Route route) {}

  /** Takes as long as the embedding model needs: never under a lock. */
  Understood understand(String words) {
    var found = triage.understand(words);
    var kind =
        found
            .emergency()
            .or(() -> found.suspicion().filter(Suspicion::sure).map(Suspicion::danger))
            .map(emergency -> emergency.kind());
    var matters = found.matters().stream().filter(m -> m.kind() != Kind.OTHER).toList();
    var accusation = matters.stream().filter(m -> m.subKind() == SubKind.ACCUSATION).findFirst();
    return new Understood(
        words, kind, accusation.or(() -> matters.stream().findFirst()), router.route(words));
  }

  /** Part of the officer's transaction, which holds the talks and the case. */
  void heard(Case working, DeskTask task, Understood understood, Actor actor) {
    var words = timeline.keep(understood.words());
    recordings.heard(task, words);
    var senders = news.talks(working, recordings.senders(task));
    timeline.write(
        timeline.line(working.number().toString(), Happening.HEARD).by(actor).saying(words));
    news.heard(working, understood.words(), senders);
    var matter = entities.find(Matter.class, working.matterId());
    if (matter.isUnheard()) {
      becomes(working, matter, understood);
    }
    understood.danger().ifPresent(kind -> alarm(working, kind, senders));
  }

  private void alarm(Case working, EmergencyKind kind, List<Long> senders) {
    if (working.emergency().isEmpty()) {
      working.becomeEmergency(kind.name());
    }
    alarms.ringAgain(working);
    var number = working.number().toString();
    danger.fire(new DangerHeard(number, senders, kind));
  }

  private void becomes(Case working, Matter matter, Understood understood) {
    var accuses = accuses(understood);
    var office = office(working, understood, accuses);
    var heard = newMatter(working, understood, office.orElse(working.office()));
    matter.understoodAs(heard);
    matters.fire(
        new MatterUnderstood(
            working.number(), heard, accuses || working.isConfidential(), working.openedAt()));
    if (working.state() != CaseState.OPEN) {
      return; // whoever took it has decided what it is
    }
    if (accuses) {
      working.becomeConfidential();
    }
    working.understoodAs(heard);
    office.ifPresent(to -> goes(working, to, heard.neighbourhood()));
    dues.begin(working, Trigger.RECEIVED, working.receivedAt());
  }

  private void goes(Case working, OfficeCode to, Optional<OfficeCode> neighbourhood) {
    working.placeAt(to, neighbourhood, clock.instant());
    joined.follow(working);
    timeline.write(timeline.line(working.number().toString(), Happening.PLACED).at(to));
    alarms.follow(working);
    news.moved(working);
  }

  /** Another office than that which holds it, when the words say so. */
  private Optional<OfficeCode> office(Case working, Understood understood, boolean accuses) {
    var place = understood.route().office().map(Office::code);
    var to = accuses ? Optional.of(confidential.above(place, understood.words())) : place;
    boolean undecided = working.office().equals(OfficeCode.CITY_TRIAGE) || accuses;
    return to.filter(code -> undecided && !code.equals(working.office()));
  }

  private static boolean accuses(Understood understood) {
    return understood
        .matter()
        .filter(m -> m.subKind() == SubKind.ACCUSATION && !m.isUnsure())
        .isPresent();
  }

  private static NewMatter newMatter(Case working, Understood understood, OfficeCode office) {
    var sure = understood.matter().filter(m -> !m.isUnsure() || m.subKind() != SubKind.ACCUSATION);
    var route = understood.route();
    var reasons = new ArrayList<String>(List.of(DICTATED));
    sure.ifPresent(m -> reasons.addAll(m.reasons()));
    reasons.addAll(route.reasons());
    return new NewMatter(
        understood.words(),
        sure.map(m -> m.gist().summary()).orElse(understood.words()),
        route.place(),
        sure.flatMap(m -> m.gist().since()),
        sure.flatMap(m -> m.gist().wanted()),
        sure.map(SortedMatter::kind).orElse(working.kind()),
        sure.map(SortedMatter::subKind).orElse(working.subKind()),
        sure.map(SortedMatter::subject).orElse(working.subject()),
        sure.flatMap(SortedMatter::subject2),
        understood.danger().isPresent()
            ? Urgency.EMERGENCY
            : sure.map(SortedMatter::urgency).orElse(working.urgency()),
        sure.map(SortedMatter::confidence).orElse(0.0),
        sure.map(m -> m.decidedBy().name()).orElse("UNSURE"),
        sure.map(SortedMatter::decidedWith).orElse("none"),
        reasons,
        office,
        route.neighbourhood().map(Office::code),
        sure.flatMap(SortedMatter::meaning));
  }
}
