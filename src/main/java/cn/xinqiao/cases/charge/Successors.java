package cn.xinqiao.cases.charge;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.ConfidentialDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may be told to keep off a case, and who has it then. Whoever leads the office that has it
 * hands it up: those who work there work under that lead.
 */
@ApplicationScoped
class Successors {
  private final Accounts accounts;
  private final OfficeTree offices;

  Successors(Accounts accounts, OfficeTree offices) {
    this.accounts = accounts;
    this.offices = offices;
  }

  /** Who has the case when somebody keeps off. */
  sealed interface Heir {
    /** For timelines: names an account or an office and nobody. */
    String code();

    record Colleague(Account account) implements Heir {
      @Override
      public String code() {
        return account.code();
      }
    }

    record Above(Office office) implements Heir {
      @Override
      public String code() {
        return office.code().value();
      }
    }

    /** The office that has it, because the one who keeps off sits at another. */
    record Stays(OfficeCode office) implements Heir {
      @Override
      public String code() {
        return office.value();
      }
    }
  }

  /** The caller first; a lead's own office and those below, and a lead above only by itself. */
  List<Account> recusable(Caller caller, InHand one) {
    var self = accounts.find(caller.login()).stream();
    if (caller.role() != Role.LEAD) {
      return self.toList();
    }
    var shut = accounts.recused(one.number());
    var others =
        Stream.concat(
                accounts.at(one.office()).stream(),
                one.confidential() ? Stream.empty() : accounts.leads(above(one.office())).stream())
            .filter(account -> account.office().within(caller.office()))
            .filter(account -> account.id() != caller.officerId() && !shut.contains(account.id()));
    return Stream.concat(self, others).distinct().toList();
  }

  private List<OfficeCode> above(OfficeCode office) {
    return offices.up(office).skip(1).map(Office::code).toList();
  }

  /** Those at the case's office who could have it. */
  List<Account> colleagues(InHand one) {
    var shut = accounts.recused(one.number());
    return accounts.at(one.office()).stream().filter(a -> !shut.contains(a.id())).toList();
  }

  /** An accusation goes to no other desk than a confidential one. */
  Optional<Office> above(InHand one) {
    return one.confidential()
        ? offices
            .departmentOf(OfficeCode.CITY, ConfidentialDesk.TASK)
            .filter(desk -> !desk.code().equals(one.office()))
        : offices.get(one.office()).above().flatMap(offices::find);
  }

  /**
   * @param chosen a login; empty for the office above
   * @throws Refusal.RuleBroken when nobody is left
   */
  Heir heir(InHand one, Account recused, Optional<String> chosen) {
    if (!recused.office().equals(one.office())) {
      return new Heir.Stays(one.office());
    }
    var above = above(one);
    boolean goesUp = recused.role() == Role.LEAD && above.isPresent();
    if (chosen.isEmpty() || goesUp) {
      return above
          .<Heir>map(Heir.Above::new)
          .orElseThrow(
              () -> new Refusal.RuleBroken("there is no office above: choose a colleague"));
    }
    return colleagues(one).stream()
        .filter(account -> account.id() != recused.id())
        .filter(account -> chosen.get().equals(account.login()))
        .findFirst()
        .<Heir>map(Heir.Colleague::new)
        .orElseThrow(() -> new Refusal.RuleBroken("no such colleague who could have it"));
  }
}
