package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.internal.CaseLine.Actor;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Gives an officer a case to act on: locked, within the officer's scope, once for each request. */
@ApplicationScoped
class Holding {
  /** What is done to a joined case itself; all else is done to the case that it goes on in. */
  private static final Set<String> AS_JOINED = Set.of("split", "listen", "call");

  private final EntityManager entities;
  private final ScopedSearch search;
  private final Alarms alarms;
  private final ReporterNews news;
  private final Timeline timeline;
  private final RequestKeys keys;
  private final AuditTrail audit;

  Holding(
      EntityManager entities,
      ScopedSearch search,
      Alarms alarms,
      ReporterNews news,
      Timeline timeline,
      RequestKeys keys,
      AuditTrail audit) {
    this.entities = entities;
    this.search = search;
    this.alarms = alarms;
    this.news = news;
    this.timeline = timeline;
    this.keys = keys;
    this.audit = audit;
  }

  /** The case, if this officer may act on it; empty when this request was done before. */
  Optional<Case> take(Caller caller, Request request, String verb) {
    var number = request.number().toString();
    lock(number);
    // asked before who may see the case: this very request may have passed it on
    if (!keys.isFirst(caller, request, verb)) {
      return Optional.empty();
    }
    var working = visible(caller, request.number());
    if (!new Scope(caller).actsFor(working.office())) {
      throw new Refusal.Forbidden("the case is on another office's desk");
    }
    if (AS_JOINED.contains(verb)) {
      requireWords(working);
    } else {
      requireWorked(working);
    }
    if (request.ifVersion().filter(seen -> seen != working.version()).isPresent()) {
      throw new Refusal.Conflict("the case has changed since you saw it");
    }
    isSeenNow(caller, working);
    audit.record(caller.officerId(), Act.CHANGE_CASE, number, verb);
    return Optional.of(working);
  }

  /**
   * The case for an office that was asked for something about it.
   *
   * @param asked whether it was; whoever was not learns nothing of the case, not even its state
   */
  Optional<Case> takePart(Caller caller, Request request, String verb, BooleanSupplier asked) {
    if (!caller.mayAct()) {
      throw new Refusal.Forbidden("this account changes nothing");
    }
    var number = request.number().toString();
    lock(number);
    if (!keys.isFirst(caller, request, verb)) {
      return Optional.empty();
    }
    var working = entities.find(Case.class, number);
    if (working != null) {
      entities.refresh(working);
    }
    if (working == null || working.isConfidential() || !asked.getAsBoolean()) {
      throw new Refusal.NotFound("no such case");
    }
    requireWorked(working);
    audit.record(caller.officerId(), Act.CHANGE_CASE, number, verb);
    return Optional.of(working);
  }

  private static void requireWorked(Case working) {
    working
        .joinedInto()
        .ifPresent(main -> {
          throw new Refusal.Conflict("it goes on in " + main + ": what is done is done there");
        });
    requireWords(working);
  }

  private static void requireWords(Case working) {
    if (working.isErased()) {
      throw new Refusal.Conflict("its words were kept as long as was promised, and are erased");
    }
  }

  /** The talks before the case, as a resident who writes takes them. */
  void lock(String number) {
    news.lockTalks(number);
    entities
        .createNativeQuery("select number from cases where number = :number for update")
        .setParameter("number", number)
        .getResultList();
  }

  /**
   * The resident is told the first time; that it rang again and was seen again says nothing new.
   *
   * @return whether it was still ringing
   */
  boolean isSeenNow(Caller caller, Case emergency) {
    var number = emergency.number().toString();
    boolean first = !timeline.has(number, Happening.ALARM_SEEN);
    boolean rang = alarms.seen(number, actor(caller, emergency));
    if (rang && first) {
      news.seen(emergency, caller);
    }
    return rang;
  }

  Case visible(Caller caller, CaseNumber number) {
    return search.visible(caller, number).orElseThrow(() -> new Refusal.NotFound("no such case"));
  }

  /** In which capacity a case is looked at; that of an accusation stands out. */
  static String capacity(Caller caller, Case seen) {
    if (seen.isConfidential()) {
      return "accusation";
    }
    if (seen.heldBy().filter(holder -> holder == caller.officerId()).isPresent()) {
      return "holder";
    }
    return seen.office().equals(caller.office()) ? "office" : "above";
  }

  static Actor actor(Caller caller, Case working) {
    return actor(caller, working.office());
  }

  static Actor actor(Caller caller, OfficeCode as) {
    return new Actor(caller.officerId(), caller.office(), new Scope(caller).isOnBehalf(as));
  }
}
