package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.clock.DeskHours;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads and adds to the cases of a talk; hears which messages about a case have arrived. */
@ApplicationScoped
class OwnCases implements ResidentCases {
  private final EntityManager entities;
  private final ReporterFiles files;
  private final Reporters reporters;
  private final LookupCodeBook codes;
  private final CasePictures pictures;
  private final CaseRecordings recordings;
  private final TaskRules rules;
  private final Timeline timeline;
  private final Alarms alarms;
  private final Withdrawals withdrawals;
  private final JoinedCases joined;
  private final Clock clock;

  OwnCases(
      EntityManager entities,
      ReporterFiles files,
      Reporters reporters,
      LookupCodeBook codes,
      CasePictures pictures,
      CaseRecordings recordings,
      TaskRules rules,
      Timeline timeline,
      Alarms alarms,
      Withdrawals withdrawals,
      JoinedCases joined,
      Clock clock) {
    this.entities = entities;
    this.files = files;
    this.reporters = reporters;
    this.codes = codes;
    this.pictures = pictures;
    this.recordings = recordings;
    this.rules = rules;
    this.timeline = timeline;
    this.alarms = alarms;
    this.withdrawals = withdrawals;
    this.joined = joined;
    this.clock = clock;
  }

  @Override
  public List<CaseFile> of(Conversation talk) {
    return reporters.of(talk).stream()
        .filter(mine -> !entities.find(Case.class, mine.caseNumber()).isErased())
        .map(mine -> files.file(mine, talk.language()))
        .collect(
            Collectors.toMap(file -> file.line().number(), Function.identity(), (one, same) -> one))
        .values()
        .stream()
        .sorted(
            Comparator.comparing((CaseFile file) -> file.line().openedAt())
                .thenComparing(file -> file.line().number().toString())
                .reversed())
        .toList();
  }

  @Override
  @Transactional(dontRollbackOn = Refusal.NotFound.class) // a wrong code has to be counted
  public CaseFile byCode(CaseNumber number, String code) {
    var mine = reporter(number, code);
    return files.file(mine, entities.find(Case.class, mine.caseNumber()).language());
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
  public void add(CaseNumber number, long talk, String words, List<String> added) {
    var handled = handled(number);
    var id = handled.number().toString();
    var voices = recordings.among(added);
    var typed = recordings.withoutRead(words, voices);
    if (!typed.isBlank()) {
      timeline.write(line(handled, Happening.ADDED, talk).saying(timeline.keep(typed)));
    }
    recordings.belongTo(id, voices, clock.instant());
    var seen = added.stream().filter(picture -> !voices.contains(picture)).toList();
    if (!seen.isEmpty()) {
      var matter = entities.find(Matter.class, handled.matterId());
      pictures.belongTo(matter.intakeId(), seen);
      timeline.write(line(handled, Happening.PICTURES_ADDED, talk));
    }
  }

  /** Where what is done for this case is done. */
  private Case handled(CaseNumber number) {
    var own = entities.find(Case.class, number.toString());
    return own.joinedInto().map(main -> entities.find(Case.class, main.toString())).orElse(own);
  }

  /** A line that says which reporter did it: others must not read what was written with it. */
  private CaseLine line(Case handled, Happening what, long talk) {
    var line = timeline.line(handled.number().toString(), what);
    return mine(handled.number(), talk).map(mine -> line.with(mine.code())).orElse(line);
  }

  private Optional<CaseReporter> mine(CaseNumber number, long talk) {
    return reporters.in(number, entities.find(Conversation.class, talk));
  }

  @Override
  public void addPerhapsDanger(CaseNumber number, long talk, String words, String danger) {
    add(number, talk, words, List.of());
    var handled = handled(number).number();
    timeline.write(timeline.line(handled.toString(), Happening.MAY_BE_DANGER).with(danger));
    locked(handled).becomeUrgent();
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
  public CaseFile urge(CaseNumber number, long talk, String words) {
    var urged = handled(number);
    if (urged.state().isEnded()) {
      throw new Refusal.Conflict("a case that is " + urged.state() + " is urged no more");
    }
    var line = line(urged, Happening.URGED, talk).at(urged.office());
    timeline.write(words.isBlank() ? line : line.saying(timeline.keep(words)));
    return mine(number, talk)
        .map(mine -> files.file(mine, urged.language()))
        .orElseThrow(() -> new Refusal.Conflict("this talk is on that case no more"));
  }

  @Override
  @Transactional
  public CaseFile withdraw(CaseNumber number, long talk) {
    return withdrawals.withdraw(number, talk);
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
  public void addToEmergency(CaseNumber number, long talk, String words, List<String> added) {
    add(number, talk, words, added);
    alarms.ringAgain(handled(number));
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
        .filter(c -> handled(c.number()).state().isRunning())
        .map(Case::number)
        .findFirst();
  }

  @Override
  public boolean place(
      CaseNumber number, OfficeCode office, Optional<OfficeCode> neighbourhood, boolean guessed) {
    var placed = entities.find(Case.class, number.toString());
    boolean goes = guessed || isAbove(placed.office(), office);
    if (placed.state() != CaseState.OPEN
        || placed.joinedInto().isPresent()
        || placed.isConfidential()
        || placed.office().equals(office)
        || !goes) {
      return false;
    }
    placed.placeAt(office, neighbourhood, clock.instant());
    joined.follow(placed);
    timeline.write(timeline.line(number.toString(), Happening.PLACED).at(office));
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
          timeline.write(timeline.line(c.number().toString(), Happening.CONTACT_GIVEN));
        });
  }

  @Override
  public void becameUnreachable(Conversation talk) {
    running(talk, true)
        .forEach(c -> {
          c.becomeUnreachable();
          timeline.write(timeline.line(c.number().toString(), Happening.CONTACT_TAKEN_BACK));
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
}
