package cn.xinqiao.cases.reception;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Who may receive at an office: those who lead it, and those who lead the offices above it. */
@ApplicationScoped
class Leaders {
  private final DutyRoster roster;
  private final OfficeTree offices;
  private final EntityManager entities;

  Leaders(DutyRoster roster, OfficeTree offices, EntityManager entities) {
    this.roster = roster;
    this.offices = offices;
    this.entities = entities;
  }

  /** Somebody who leads an office. */
  record Leader(long officerId, String login, OfficeCode office) {}

  /** Those of the office itself first. */
  List<Leader> of(OfficeCode office) {
    return offices
        .up(office)
        .flatMap(above ->
            roster.leads(above.code()).stream()
                .map(lead -> new Leader(lead.officerId(), lead.login(), above.code())))
        .toList();
  }

  Leader named(OfficeCode office, String login) {
    return of(office).stream()
        .filter(leader -> leader.login().equals(login))
        .findFirst()
        .orElseThrow(() -> new Refusal.RuleBroken("nobody of that name leads this office"));
  }

  /** What the account is called at the desk; residents never see it. */
  String login(long officer) {
    return entities
        .createQuery("select o.login from Officer o where o.id = :id", String.class)
        .setParameter("id", officer)
        .getSingleResult();
  }
}
