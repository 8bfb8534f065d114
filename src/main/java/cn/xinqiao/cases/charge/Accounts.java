package cn.xinqiao.cases.charge;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accounts that work cases, and which of them keep off one. In the caller's transaction. */
@ApplicationScoped
class Accounts {
  private static final String ROW =
      "select new cn.xinqiao.cases.charge.Account(o.id, o.login, o.officeCode, o.role) from Officer o"
          + " where o.active = true and o.role in :roles";

  private final EntityManager entities;

  Accounts(EntityManager entities) {
    this.entities = entities;
  }

  /** Of this office alone. */
  List<Account> at(OfficeCode office) {
    return entities
        .createQuery(ROW + " and o.officeCode = :office order by o.login", Account.class)
        .setParameter("roles", List.of(Role.OFFICER, Role.LEAD))
        .setParameter("office", office.value())
        .getResultList();
  }

  /** The leads of these offices. */
  List<Account> leads(Collection<OfficeCode> offices) {
    return entities
        .createQuery(
            ROW + " and o.officeCode in :offices order by o.officeCode desc, o.login",
            Account.class)
        .setParameter("roles", List.of(Role.LEAD))
        .setParameter("offices", offices.stream().map(OfficeCode::value).toList())
        .getResultList();
  }

  Optional<Account> find(String login) {
    return entities
        .createQuery(ROW + " and o.login = :login", Account.class)
        .setParameter("roles", List.of(Role.OFFICER, Role.LEAD))
        .setParameter("login", login)
        .getResultStream()
        .findFirst();
  }

  Map<Long, Account> byId(Collection<Long> ids) {
    return entities
        .createQuery(ROW + " and o.id in :ids", Account.class)
        .setParameter("roles", List.of(Role.OFFICER, Role.LEAD))
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(Account::id, Function.identity()));
  }

  /** Who keeps off this case. */
  Set<Long> recused(CaseNumber number) {
    return entities
        .createQuery("select r.officerId from Recusal r where r.caseNumber = :number", Long.class)
        .setParameter("number", number.toString())
        .getResultStream()
        .collect(Collectors.toSet());
  }
}
