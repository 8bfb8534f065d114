package cn.xinqiao.demo;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.Officers;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Accounts to try the product with. Their password is in the README. */
@ApplicationScoped
class DemoAccounts {
  static final String TOKEN = "xq-demo";
  private static final String PASSWORD = "xinqiao-demo";

  private record Account(String login, String office, Role role) {}

  private static final List<Account> ACCOUNTS =
      List.of(
          new Account("city", "31", Role.LEAD),
          new Account("yangpu", "310110", Role.OFFICER),
          new Account("yangpu-leader", "310110", Role.LEAD),
          new Account("yangpu-chengguan", "310110-chengguan", Role.OFFICER),
          new Account("yangpu-jiwei", "310110-discipline", Role.OFFICER),
          new Account("city-triage", "31-triage", Role.OFFICER),
          new Account("yinhang", "310110016", Role.OFFICER),
          new Account("yinhang-lead", "310110016", Role.LEAD),
          new Account("wujiaochang", "310110019", Role.OFFICER),
          new Account("shiguangyicun1", "310110016018", Role.OFFICER),
          new Account("xuhui", "310104", Role.OFFICER),
          new Account("hongmeilu", "310104012", Role.OFFICER),
          new Account("jingan", "310106", Role.OFFICER),
          new Account("tianmuxilu", "310106015", Role.OFFICER),
          new Account("huangpu", "310101", Role.OFFICER),
          new Account("nanjingdonglu", "310101002", Role.OFFICER),
          new Account("admin", "31", Role.ADMIN),
          new Account("auditor", "31", Role.AUDITOR));

  private final Officers officers;

  DemoAccounts(Officers officers) {
    this.officers = officers;
  }

  void open(@Observes @Priority(3000) StartupEvent event) {
    var opened = ACCOUNTS.stream().filter(one -> !officers.isAppointed(one.login())).toList();
    if (!opened.isEmpty()) {
      opened.forEach(
          one -> officers.appoint(one.login(), new OfficeCode(one.office()), one.role()));
      officers.givePassword(opened.stream().map(Account::login).toList(), PASSWORD);
    }
    officers.admitProgramToken("city", TOKEN);
  }
}
