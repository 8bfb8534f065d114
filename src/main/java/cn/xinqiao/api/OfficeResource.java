package cn.xinqiao.api;

import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeList;
import cn.xinqiao.office.OfficeTree;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The offices of the caller's subtree. */
@Path("/api/offices")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR", "ADMIN"})
public class OfficeResource {
  private final OfficeTree offices;
  private final CurrentCaller caller;

  OfficeResource(OfficeTree offices, CurrentCaller caller) {
    this.offices = offices;
    this.caller = caller;
  }

  record Node(String code, String name, String nameEn, String level, String parent, String task) {}

  @GET
  public PageView<Node> list(
      @RestQuery @DefaultValue("0") int page, @RestQuery @DefaultValue("100") int size) {
    PageView.check(page, size, 1000);
    var own = caller.get().office();
    List<Node> visible =
        offices
            .all()
            .filter(o -> o.code().within(own) && OfficeList.isShown(o))
            .sorted(Comparator.comparing(o -> o.code().value()))
            .map(OfficeResource::node)
            .toList();
    return new PageView<>(
        visible.stream().skip((long) page * size).limit(size).toList(), page, size, visible.size());
  }

  private static Node node(Office office) {
    return new Node(
        office.code().value(),
        office.name(),
        office.nameEn(),
        office.level().name(),
        office.above().map(Object::toString).orElse(null),
        office.task());
  }
}
