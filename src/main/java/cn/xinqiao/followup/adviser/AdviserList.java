package cn.xinqiao.followup.adviser;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Vault;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keeps the lists of advisers. */
@ApplicationScoped
@Transactional
class AdviserList implements AdviserPool {
  private static final Pattern NUMBER = Pattern.compile("[0-9 +()-]{7,20}");

  private final EntityManager entities;
  private final OfficeTree offices;
  private final AuditTrail audit;
  private final Vault vault;
  private final Clock clock;

  AdviserList(
      EntityManager entities, OfficeTree offices, AuditTrail audit, Vault vault, Clock clock) {
    this.entities = entities;
    this.offices = offices;
    this.audit = audit;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public List<Person> list(Caller caller) {
    return caller.mayRead()
        ? of(caller.office()).stream().map(one -> person(caller, one)).toList()
        : List.of();
  }

  private Person person(Caller caller, Adviser one) {
    return new Person(
        one.id(),
        one.kind(),
        one.name(vault).orElseThrow(), // whoever is on a list has one
        one.mobile(vault),
        offices.get(one.office()),
        keeps(caller) && one.office().equals(caller.office()));
  }

  /** Whom an office may ask: those of its own list, then those of the offices above. */
  List<Adviser> of(OfficeCode office) {
    var path = offices.up(office).map(Office::code).map(OfficeCode::value).toList();
    return entities
        .createQuery(
            "from Adviser where officeCode in :path and leftAt is null order by kind, id",
            Adviser.class)
        .setParameter("path", path)
        .getResultStream()
        .sorted(Comparator.comparing(one -> path.indexOf(one.office().value())))
        .toList();
  }

  Optional<Adviser> find(OfficeCode office, long id) {
    return of(office).stream().filter(one -> one.id() == id).findFirst();
  }

  /** Also somebody who is on no list any more. */
  Adviser get(long id) {
    return entities.find(Adviser.class, id);
  }

  @Override
  public boolean keeps(Caller caller) {
    return caller.role() == Role.LEAD;
  }

  @Override
  public void add(Caller caller, Entry who) {
    requireKeeper(caller);
    var name = who.name().strip();
    var mobile = who.mobile().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new Refusal.RuleBroken("a name of at most " + LONGEST_NAME + " characters");
    }
    if (!mobile.isEmpty() && !NUMBER.matcher(mobile).matches()) {
      throw new Refusal.RuleBroken("that is no telephone number");
    }
    var added = new Adviser(caller, new Entry(who.kind(), name, mobile), vault, clock.instant());
    entities.persist(added);
    record(caller, "add", added.id());
  }

  @Override
  public void takeOff(Caller caller, long id) {
    requireKeeper(caller);
    var adviser =
        find(caller.office(), id)
            .filter(one -> one.office().equals(caller.office()))
            .orElseThrow(() -> new Refusal.NotFound("nobody of this list"));
    entities
        .createQuery(
            "from Consultation where adviserId = :adviser and state = :asked", Consultation.class)
        .setParameter("adviser", id)
        .setParameter("asked", Standing.ASKED)
        .getResultList()
        .forEach(Consultation::wantsAnother);
    adviser.leaves(clock.instant());
    record(caller, "take-off", id);
  }

  private void record(Caller caller, String what, long adviser) {
    audit.record(
        caller.officerId(),
        Act.CHANGE_ADVISERS,
        caller.office().value(),
        what + " adviser-" + adviser);
  }

  private void requireKeeper(Caller caller) {
    if (!keeps(caller)) {
      throw new Refusal.Forbidden("a lead keeps the list of the own office");
    }
  }
}
