package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.internal.CaseLine.What;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.clock.DeskHours;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and adds to the cases of a talk; hears which messages about a case have arrived. */
@ApplicationScoped
class OwnCases implements ResidentCases {
  /** No talk has this number. */
  private static final long NO_CIRCLE = 0;

  private final EntityManager entities;
  private final CaseFiles files;
  private final LookupCodeBook codes;
  private final CasePictures pictures;
  private final CaseRecordings recordings;
  private final TaskRules rules;
  private final Timeline timeline;
  private final Alarms alarms;
  private final Dues dues;
  private final ReporterNews news;
  private final Clock clock;

  OwnCases(
      EntityManager entities,
      CaseFiles files,
      LookupCodeBook codes,
      CasePictures pictures,
      CaseRecordings recordings,
      TaskRules rules,
      Timeline timeline,
      Alarms alarms,
      Dues dues,
      ReporterNews news,
      Clock clock) {
    this.entities = entities;
    this.files = files;
    this.codes = codes;
    this.pictures = pictures;
    this.recordings = recordings;
    this.rules = rules;
    this.timeline = timeline;
    this.alarms = alarms;
    this.dues = dues;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public List<CaseFile> of(Conversation talk) {
    return entities
        .createQuery(
            "select c from Case c where c.wordsErasedAt is null and c.number in (select r.caseNumber"
                + " from CaseReporter r, Conversation t where t.id = r.conversationId and (t.id ="
                + " :talk or t.circle = :circle)) order by c.openedAt desc, c.number desc",
            Case.class)
        .setParameter("talk", talk.id())
        .setParameter("circle", talk.circle().orElse(NO_CIRCLE))
        .getResultStream()
        .map(c -> files.file(c, talk.language()))
        .toList();
  }

  @Override
  @Transactional(dontRollbackOn = Refusal.NotFound.class) // a wrong code has to be counted
  public CaseFile byCode(CaseNumber number, String code) {
    reporter(number, code);
    var found = entities.find(Case.class, number.toString());
    return files.file(found, found.language());
  }

  @Override
  @Transactional(dontRollbackOn = Refusal.NotFound.class)
  public long talkOf(CaseNumber number, String code) {
    return reporter(number, code).conversationId();
  }

  private CaseReporter reporter(CaseNumber number, String code) {
    return codes
        .reporter(number, code)
        .orElseThrow(() -> new Refusal.NotFound("no such case, or another code"));
  }

  @Override
  public void add(CaseNumber number, String words, List<String> added) {
    var id = number.toString();
    var voices = recordings.among(added);
    var typed = recordings.withoutRead(words, voices);
    if (!typed.isBlank()) {
      timeline.write(timeline.line(id, What.ADDED).saying(timeline.keep(typed)));
    }
    recordings.belongTo(id, voices, clock.instant());
    var seen = added.stream().filter(picture -> !voices.contains(picture)).toList();
    if (!seen.isEmpty()) {
      var matter = entities.find(Matter.class, entities.find(Case.class, id).matterId());
      pictures.belongTo(matter.intakeId(), seen);
      timeline.write(timeline.line(id, What.PICTURES_ADDED));
    }
  }

  @Override
  public void addPerhapsDanger(CaseNumber number, String words, String danger) {
    add(number, words, List.of());
    timeline.write(timeline.line(number.toString(), What.MAY_BE_DANGER).with(danger));
    locked(number).becomeUrgent();
  }

  @Override
  public List<String> unclaimed(List<String> recorded) {
    return recorded.stream().filter(id -> !recordings.isHeld(id)).toList();
  }

  @Override
  public Optional<CaseNumber> withOfficer(long conversationId) {
    return Optional.ofNullable(entities.find(OfficerTalk.class, conversationId))
        .map(OfficerTalk::caseNumber)
        .map(CaseNumber::valueOf);
  }

  @Override
  public DeskHours.Promise heardBy(Instant said) {
    return rules.promise(DeskTasks.Kind.LISTEN, said);
  }

  @Override
  @Transactional
  public CaseFile urge(CaseNumber number, String words) {
    var urged = entities.find(Case.class, number.toString());
    if (urged.state().isEnded()) {
      throw new Refusal.Conflict("a case that is " + urged.state() + " is urged no more");
    }
    var line = timeline.line(number.toString(), What.URGED).at(urged.office());
    timeline.write(words.isBlank() ? line : line.saying(timeline.keep(words)));
    return files.file(urged, urged.language());
  }

  @Override
  @Transactional
  public CaseFile withdraw(CaseNumber number) {
    news.lockTalks(number.toString());
    var withdrawn = locked(number);
    withdrawn.withdraw(clock.instant());
    timeline.write(timeline.line(number.toString(), What.WITHDRAWN).at(withdrawn.office()));
    dues.end(withdrawn);
    news.withdrawn(withdrawn);
    return files.file(withdrawn, withdrawn.language());
  }

  /** As it is now: an officer may have changed it since it was read. */
  private Case locked(CaseNumber number) {
    entities
        .createNativeQuery("select number from cases where number = :number for update")
        .setParameter("number", number.toString())
        .getResultList();
    var locked = entities.find(Case.class, number.toString());
    entities.refresh(locked);
    return locked;
  }

  @Override
  public void addToEmergency(CaseNumber number, String words, List<String> added) {
    add(number, words, added);
    alarms.ringAgain(entities.find(Case.class, number.toString()));
  }

  @Override
  public Optional<CaseNumber> emergencySince(Conversation talk, Instant since) {
    return entities
        .createQuery(
            "select c from Case c where c.emergency is not null and c.openedAt >= :since and"
                + " c.number in (select r.caseNumber from CaseReporter r where r.conversationId ="
                + " :talk) order by c.openedAt desc",
            Case.class)
        .setParameter("since", since)
        .setParameter("talk", talk.id())
        .getResultStream()
        .filter(c -> c.state().isRunning())
        .map(Case::number)
        .findFirst();
  }

  @Override
  public boolean place(
      CaseNumber number, OfficeCode office, Optional<OfficeCode> neighbourhood, boolean guessed) {
    var placed = entities.find(Case.class, number.toString());
    boolean goes = guessed || isAbove(placed.office(), office);
    if (placed.state() != CaseState.OPEN
        || placed.isConfidential()
        || placed.office().equals(office)
        || !goes) {
      return false;
    }
    placed.placeAt(office, neighbourhood);
    timeline.write(timeline.line(number.toString(), What.PLACED).at(office));
    alarms.follow(placed);
    return true;
  }

  /** At the triage desk, or at the district of the street. */
  private static boolean isAbove(OfficeCode holding, OfficeCode street) {
    return holding.equals(OfficeCode.CITY_TRIAGE) || street.within(holding);
  }

  @Override
  public void becameReachable(Conversation talk) {
    running(talk, false)
        .forEach(c -> {
          c.becomeReachable();
          timeline.write(timeline.line(c.number().toString(), What.CONTACT_GIVEN));
        });
  }

  @Override
  public void becameUnreachable(Conversation talk) {
    running(talk, true)
        .forEach(c -> {
          c.becomeUnreachable();
          timeline.write(timeline.line(c.number().toString(), What.CONTACT_TAKEN_BACK));
        });
  }

  private List<Case> running(Conversation talk, boolean reachable) {
    return entities
        .createQuery(
            "select c from Case c where c.reachable = :reachable and c.number in (select"
                + " r.caseNumber from CaseReporter r where r.conversationId = :talk)",
            Case.class)
        .setParameter("reachable", reachable)
        .setParameter("talk", talk.id())
        .getResultStream()
        .filter(c -> !c.state().isEnded())
        .toList();
  }

  void arrived(@Observes Outbox.Delivered delivered) {
    timeline.write(
        timeline
            .line(delivered.caseNumber(), What.DELIVERED)
            .with(delivered.channel() + ":" + delivered.proof()));
  }
}
