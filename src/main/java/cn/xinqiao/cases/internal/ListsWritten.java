package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.ListsShown;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Optional;
import java.util.StringJoiner;

/** Writes lists that were shown into the audit trail, under the office whose cases they hold. */
@ApplicationScoped
@Transactional
class ListsWritten implements ListsShown {
  private final AuditTrail audit;

  ListsWritten(AuditTrail audit) {
    this.audit = audit;
  }

  @Override
  public void list(Caller caller, CaseSearch.Wanted wanted, CaseSearch.Page<?> shown, String more) {
    var told = new StringJoiner(" ");
    tell(told, "state", wanted.state());
    tell(told, "kind", wanted.kind());
    tell(told, "subject", wanted.subject().map(Enum::name));
    tell(told, "urgency", wanted.urgency());
    tell(told, "due", wanted.due());
    wanted.words().map(String::strip).filter(w -> !w.isEmpty()).ifPresent(w -> search(told, w));
    tell(told, "page", Optional.of(shown.page() + 1).filter(page -> page > 1));
    told.add("shown=" + shown.items().size()).add("of=" + shown.total());
    if (!more.isEmpty()) {
      told.add(more);
    }
    record(caller, wanted.office().orElse(caller.office()), told.toString());
    shown.items().stream()
        .filter(CaseFile.Line.class::isInstance)
        .map(CaseFile.Line.class::cast)
        .filter(CaseFile.Line::confidential)
        .forEach(line -> saw(caller, line, "accusation listed"));
  }

  /** Words may name somebody, a number names a case only. */
  private static void search(StringJoiner told, String words) {
    told.add(CaseNumber.in(words).map(number -> "number=" + number).orElse("words=yes"));
  }

  @Override
  public void ringing(Caller caller, Collection<CaseFile.Line> cases) {
    cases.forEach(line -> saw(caller, line, "alarm"));
  }

  private void saw(Caller caller, CaseFile.Line line, String why) {
    audit.recordOnce(caller.officerId(), Act.VIEW_CASE, line.number().toString(), why);
  }

  @Override
  public void unsent(Caller caller, int shown) {
    record(caller, caller.office(), "unsent=" + shown);
  }

  @Override
  public void together(Caller caller, int shown) {
    record(caller, caller.office(), "together=" + shown);
  }

  private void record(Caller caller, OfficeCode office, String told) {
    audit.record(caller.officerId(), Act.VIEW_LIST, office.value(), told);
  }

  private static void tell(StringJoiner told, String name, Optional<?> value) {
    value.ifPresent(v -> told.add(name + "=" + v));
  }
}
