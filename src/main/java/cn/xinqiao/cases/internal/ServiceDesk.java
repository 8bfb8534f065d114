package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Conclusion.Serving;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.Services;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Writes down what was served, and has the clocks stopped where it was the decision. */
@ApplicationScoped
@Transactional
class ServiceDesk implements Services {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final EntityManager entities;
  private final Holding holding;
  private final ServiceBook book;
  private final ServiceRules rules;
  private final Served served;
  private final Reporters reporters;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final Vault vault;
  private final Clock clock;

  ServiceDesk(
      EntityManager entities,
      Holding holding,
      ServiceBook book,
      ServiceRules rules,
      Served served,
      Reporters reporters,
      Timeline timeline,
      AuditTrail audit,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.holding = holding;
    this.book = book;
    this.rules = rules;
    this.served = served;
    this.reporters = reporters;
    this.timeline = timeline;
    this.audit = audit;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public List<Services.Act> of(Caller caller, CaseNumber number) {
    return book.of(holding.visible(caller, number).number());
  }

  @Override
  public List<Services.Act> of(CaseNumber number) {
    return book.of(number);
  }

  @Override
  public Scan scan(Caller caller, CaseNumber number, long act) {
    holding.visible(caller, number);
    var kept =
        book.find(number, act)
            .map(one -> entities.find(ServingScan.class, one.id()))
            .orElseThrow(() -> new Refusal.NotFound("no such proof"));
    audit.record(
        caller.officerId(), cn.xinqiao.audit.Act.VIEW_CASE, number.toString(), "proof of service");
    return kept.opened(vault);
  }

  @Override
  public void prove(Caller caller, CaseDesk.Request request, long act, Scan scan) {
    holding
        .take(caller, request, "proof")
        .ifPresent(working -> {
          var proved =
              book.find(working.number(), act)
                  .orElseThrow(() -> new Refusal.NotFound("no such service"));
          if (proved.way() == Way.ELECTRONIC) {
            throw new Refusal.RuleBroken("a message proves itself that it arrived");
          }
          if (entities.find(ServingScan.class, act) != null) {
            throw new Refusal.Conflict("its proof is kept already");
          }
          keep(caller, working, proved, scan);
        });
  }

  private void keep(Caller caller, Case working, ServingAct act, Scan scan) {
    entities.persist(new ServingScan(act, scan, vault, caller.officerId(), clock.instant()));
    timeline.write(
        timeline
            .line(working.number().toString(), Happening.PROOF_KEPT)
            .by(Holding.actor(caller, working))
            .with("s" + act.id()));
  }

  @Override
  public void done(InHand taken, Caller caller, Optional<Document> document, Serving serving) {
    if (serving.way() == Way.ELECTRONIC) {
      throw new Refusal.RuleBroken(
          "electronic service is the document that was sent to who has agreed, and proves itself");
    }
    var working = entities.find(Case.class, taken.number().toString());
    var proof = proof(serving);
    var decides = document.map(one -> served.isDecision(working, one)).orElse(true);
    requireServable(working, document, serving.on());
    var resident = serving.reporter().map(one -> resident(working, one));
    if (decides) {
      served.decide(working, caller, serving.outcome());
    }
    var act =
        ServingAct.done(
            working.number(), document, serving, resident, caller.officerId(), clock.instant());
    var line = line(working, document, serving).by(Holding.actor(caller, working));
    if (!proof.isEmpty()) {
      var words = timeline.keep(proof);
      act.provedBy(words);
      line.saying(words);
    }
    entities.persist(act);
    timeline.write(line);
    serving.scan().ifPresent(scan -> keep(caller, working, act, scan));
    if (decides && working.isAnswered()) {
      served.now(working, start(serving.on()), resident);
    }
  }

  private CaseLine line(Case working, Optional<Document> document, Serving serving) {
    var number = working.number().toString();
    return document
        .map(one ->
            timeline.line(number, Happening.DOCUMENT_SERVED).with(one.code() + ":" + serving.way()))
        .orElseGet(() ->
            timeline
                .line(number, Happening.SERVED)
                .with(serving.way().name() + ":" + serving.on()));
  }

  private String proof(Serving serving) {
    return rules.of(serving.way()).needsProof() && serving.scan().isEmpty()
        ? Written.needed(serving.proof(), "what proves that it was served is needed")
        : Written.optional(serving.proof());
  }

  /** Of several reporters one may have it while others still wait. */
  private long resident(Case working, long reporter) {
    return reporters.of(working.number().toString()).stream()
        .filter(one -> one.id() == reporter)
        .map(CaseReporter::residentId)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("no such reporter of this case"));
  }

  private void requireServable(Case working, Optional<Document> document, LocalDate on) {
    if (document.isEmpty() && !working.isAnswered()) {
      throw new Refusal.Conflict("there is no answer yet that could be served");
    }
    if (document.isEmpty() && working.concludedAt().isPresent() && !served.isAwaited(working)) {
      throw new Refusal.Conflict("the answer was served before");
    }
    var written =
        document.map(Document::issuedOn).orElseGet(() -> day(working.repliedAt().orElseThrow()));
    if (on.isBefore(written) || on.isAfter(day(clock.instant()))) {
      throw new Refusal.RuleBroken(
          "an answer is served on or after its day, and not in the future");
    }
  }

  @Override
  public void sent(Caller caller, Document document, Conversation talk, long seq) {
    entities.persist(ServingAct.sent(document, talk, seq, caller.officerId(), clock.instant()));
  }

  @Override
  public void arrived(Services.Act sent, Document document, String how) {
    var number = document.number().toString();
    var answered = locked(number);
    boolean known =
        book.of(document.number()).stream()
            .anyMatch(other ->
                other.isServed()
                    && other.document().equals(sent.document())
                    && other.resident().equals(sent.resident()));
    var today = day(clock.instant());
    entities.find(ServingAct.class, sent.id()).arrived(today, how);
    timeline.write(
        timeline.line(number, Happening.DOCUMENT_SERVED).with(document.code() + ":" + sent.way()));
    if (!known && served.isDecision(answered, document) && answered.isAnswered()) {
      served.now(answered, start(today), sent.resident());
    }
  }

  /** The case alone: whoever tells of an arrival may hold a talk already. */
  private Case locked(String number) {
    entities
        .createNativeQuery("select number from cases where number = :number for update")
        .setParameter("number", number)
        .getResultList();
    var locked = entities.find(Case.class, number);
    entities.refresh(locked);
    return locked;
  }

  @Override
  public void failed(Services.Act sent) {
    entities.find(ServingAct.class, sent.id()).failed();
  }

  @Override
  public Optional<Services.Act> waitingFor(long conversationId, long seq) {
    return book.waitingFor(conversationId, seq);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(CITY).toInstant();
  }

  private static LocalDate day(Instant at) {
    return at.atZone(CITY).toLocalDate();
  }
}
