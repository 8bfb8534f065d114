package cn.xinqiao.api;

import cn.xinqiao.api.ReturnResource.ReturnView;
import cn.xinqiao.cases.ListsShown;
import cn.xinqiao.cases.together.Invitations;
import cn.xinqiao.cases.together.Parts;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.kernel.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** What other offices want of the caller's own: programs of departments ask here. */
@Path("/api/together")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class WaitingResource {
  private final Returns returns;
  private final Parts parts;
  private final Invitations invitations;
  private final ListsShown lists;
  private final CurrentCaller caller;

  WaitingResource(
      Returns returns,
      Parts parts,
      Invitations invitations,
      ListsShown lists,
      CurrentCaller caller) {
    this.returns = returns;
    this.parts = parts;
    this.invitations = invitations;
    this.lists = lists;
    this.caller = caller;
  }

  record WaitingView(
      List<ReturnView> returns, List<PartView> parts, List<InvitationView> invitations) {
    int size() {
      return returns.size() + parts.size() + invitations.size();
    }
  }

  @GET
  public WaitingView waiting() {
    var waiting =
        new WaitingView(
            returns.waiting(caller.get()).stream().map(ReturnView::of).toList(),
            parts.owed(caller.get()).stream().map(PartView::of).toList(),
            invitations.owed(caller.get()).stream().map(InvitationView::of).toList());
    lists.together(caller.get(), waiting.size());
    return waiting;
  }
}
