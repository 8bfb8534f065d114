package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.LookupCodes;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The six-digit codes that residents write down. Kept only as keyed fingerprints. */
@ApplicationScoped
class LookupCodeBook implements LookupCodes {
  private final EntityManager entities;
  private final Conversations conversations;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final Vault vault;
  private final Clock clock;

  LookupCodeBook(
      EntityManager entities,
      Conversations conversations,
      Timeline timeline,
      AuditTrail audit,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.timeline = timeline;
    this.audit = audit;
    this.vault = vault;
    this.clock = clock;
  }

  String hash(CaseNumber number, String code) {
    return vault.fingerprint("lookup:" + number + ":" + code);
  }

  /** The reporter who holds this code; a wrong one is counted. */
  Optional<CaseReporter> reporter(CaseNumber number, String code) {
    var hash = hash(number, code);
    var now = clock.instant();
    var all = reportersForUpdate(number);
    // the code of one of several is no wrong code of the others
    var holders = all.stream().filter(r -> r.holds(hash)).toList();
    return (holders.isEmpty() ? all : holders)
        .stream().filter(r -> r.openedBy(hash, now)).findFirst().map(this::asNow);
  }

  /** Whoever goes on with an own case is there, also by the code from before. */
  private CaseReporter asNow(CaseReporter known) {
    return known
        .goesOnAs()
        .flatMap(own ->
            reportersForUpdate(CaseNumber.valueOf(own)).stream()
                .filter(r -> r.residentId() == known.residentId())
                .findFirst())
        .orElse(known);
  }

  /** A code that nobody on this case holds. */
  String unused(CaseNumber number) {
    var all = reportersForUpdate(number);
    return Stream.generate(Secrets::sixDigits)
        .filter(code -> all.stream().noneMatch(r -> r.holds(hash(number, code))))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Conversation openTalk(CaseNumber number, String code, String channel) {
    var reporter =
        reporter(number, code)
            .orElseThrow(() -> new Refusal.NotFound("no such case, or another code"));
    var before = conversations.lock(reporter.conversationId());
    var talk = conversations.beginWith(channel, reporter.residentId());
    talk.speak(before.language());
    var own = CaseNumber.valueOf(reporter.caseNumber());
    if (reporter.leftAt().isEmpty() && !isEnded(own)) {
      before.caseEnded(clock.instant());
      talk.caseOpened();
    }
    reporter.talksIn(talk.id());
    timeline.write(timeline.line(own.toString(), Happening.OPENED_BY_CODE).with(channel));
    audit.record(null, Act.OPEN_BY_CODE, number.toString(), null);
    return talk;
  }

  private boolean isEnded(CaseNumber number) {
    var own = entities.find(Case.class, number.toString());
    return own.joinedInto()
        .map(main -> entities.find(Case.class, main.toString()))
        .orElse(own)
        .state()
        .isEnded();
  }

  private List<CaseReporter> reportersForUpdate(CaseNumber number) {
    List<?> found =
        entities
            .createNativeQuery(
                "select * from case_reporter where case_number = :number for update",
                CaseReporter.class)
            .setParameter("number", number.toString())
            .getResultList();
    return found.stream().map(CaseReporter.class::cast).toList();
  }
}
