package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.internal.CaseLine.What;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.LookupCodes;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

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
    return reportersForUpdate(number).stream().filter(r -> r.openedBy(hash, now)).findFirst();
  }

  @Override
  public Conversation openTalk(CaseNumber number, String code, String channel) {
    var reporter =
        reporter(number, code)
            .orElseThrow(() -> new Refusal.NotFound("no such case, or another code"));
    var before = conversations.lock(reporter.conversationId());
    var talk = conversations.beginWith(channel, reporter.residentId());
    talk.speak(before.language());
    if (!entities.find(Case.class, number.toString()).state().isEnded()) {
      before.caseEnded(clock.instant());
      talk.caseOpened();
    }
    reporter.talksIn(talk.id());
    timeline.write(timeline.line(number.toString(), What.OPENED_BY_CODE).with(channel));
    audit.record(null, Act.OPEN_BY_CODE, number.toString(), null);
    return talk;
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
