package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Redacted;
import cn.xinqiao.cases.RedactedCases;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes what may leave the office, and never without an entry in the audit trail. */
@ApplicationScoped
class RedactedFiles implements RedactedCases {
  /** What stands where something was taken out. */
  private static final Pattern MARK = Pattern.compile("［[^］]*］");

  private final EntityManager entities;
  private final ScopedSearch search;
  private final CaseFiles files;
  private final Giveaways giveaways;
  private final AuditTrail audit;

  RedactedFiles(
      EntityManager entities,
      ScopedSearch search,
      CaseFiles files,
      Giveaways giveaways,
      AuditTrail audit) {
    this.entities = entities;
    this.search = search;
    this.files = files;
    this.giveaways = giveaways;
    this.audit = audit;
  }

  @Override
  @Transactional
  public Redacted takeOut(Caller caller, CaseNumber number) {
    var shown =
        search.visible(caller, number).orElseThrow(() -> new Refusal.NotFound("no such case"));
    if (shown.isConfidential()) {
      throw new Refusal.Forbidden("nothing of an accusation leaves its desk (信访工作条例第三十条)");
    }
    if (shown.isErased() || !new Scope(caller).actsFor(shown.office())) {
      throw new Refusal.Forbidden("only the office that works the case passes anything of it on");
    }
    audit.record(caller.officerId(), Act.VIEW_CASE, number.toString(), "extract");
    return redacted(files.file(shown, shown.language()));
  }

  @Override
  @Transactional
  public Redacted show(Caller caller, CaseNumber number, String purpose) {
    var shown = entities.find(Case.class, number.toString());
    if (shown == null
        || shown.isConfidential()
        || shown.isErased()
        || !search.mayKnow(caller, number)) {
      throw new Refusal.NotFound("no such case");
    }
    audit.record(caller.officerId(), Act.VIEW_CASE, number.toString(), purpose);
    return redacted(files.file(shown, shown.language()));
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public Set<Betrayal> betrayed(CaseNumber number, String words) {
    return giveaways.in(number.toString(), words);
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<String> place(CaseNumber number) {
    return entities
        .createQuery(
            "select m.place from Case c join Matter m on m.id = c.matterId where c.number = :number"
                + " and m.place is not null",
            String.class)
        .setParameter("number", number.toString())
        .getResultStream()
        .findFirst()
        .map(place -> MARK.matcher(place(place)).replaceAll(""))
        .filter(place -> !place.isBlank());
  }

  private static String place(String told) {
    return DoorNumber.in(told).orElseGet(() -> Redaction.of(told));
  }

  private static Redacted redacted(CaseFile file) {
    var line = file.line();
    return new Redacted(
        line.number(),
        line.kind(),
        line.subject(),
        line.office(),
        line.neighbourhood(),
        file.place().map(RedactedFiles::place),
        Redaction.of(line.summary()),
        file.wanted().map(Redaction::of));
  }
}
