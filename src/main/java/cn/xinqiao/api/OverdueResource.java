package cn.xinqiao.api;

import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.ListsShown;
import cn.xinqiao.cases.pace.Overdue;
import cn.xinqiao.kernel.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;

/** What is overdue in the caller's subtree, the longest overdue first. */
@Path("/api/overdue")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class OverdueResource {
  private static final int LARGEST_PAGE = 200;

  private final Overdue overdue;
  private final ListsShown lists;
  private final CurrentCaller caller;

  OverdueResource(Overdue overdue, ListsShown lists, CurrentCaller caller) {
    this.overdue = overdue;
    this.lists = lists;
    this.caller = caller;
  }

  /**
   * A case in the list.
   *
   * @param days calendar days past its day
   * @param above the office above was told
   */
  record LateView(CaseView of, long days, boolean above) {}

  @GET
  public PageView<LateView> list(
      @RestQuery @DefaultValue("0") int page, @RestQuery @DefaultValue("20") int size) {
    PageView.check(page, size, LARGEST_PAGE);
    var found = overdue.of(caller.get(), page, size);
    lists.list(caller.get(), CaseSearch.Wanted.everything(), found, "list=LATE");
    return new PageView<>(
        found.items().stream()
            .map(one -> new LateView(CaseView.of(one.of()), one.days(), one.above()))
            .toList(),
        page,
        size,
        found.total());
  }
}
