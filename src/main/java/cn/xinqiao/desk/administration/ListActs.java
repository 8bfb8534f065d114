package cn.xinqiao.desk.administration;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Changes a list, with its line in the audit trail. */
@ApplicationScoped
class ListActs {
  private final SeedLists lists;
  private final AuditTrail audit;

  ListActs(SeedLists lists, AuditTrail audit) {
    this.lists = lists;
    this.audit = audit;
  }

  /**
   * @throws SeedFile.Invalid with line and reason when the list cannot be used
   */
  @Transactional
  void edit(Caller admin, String name, int seen, String content) {
    var edited = lists.edit(name, seen, content);
    audit.record(admin.officerId(), Act.EDIT_LIST, name, "v" + edited.version());
  }
}
