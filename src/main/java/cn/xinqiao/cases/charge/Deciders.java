package cn.xinqiao.cases.charge;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Who decides who works a case. */
@ApplicationScoped
class Deciders {
  private final Accounts accounts;
  private final OfficeTree offices;

  Deciders(Accounts accounts, OfficeTree offices) {
    this.accounts = accounts;
    this.offices = offices;
  }

  /** The leads of the office; where it has none, those of the nearest above that has some. */
  List<Account> of(InHand handled) {
    var above =
        handled.confidential()
            ? Stream.of(handled.office())
            : offices.up(handled.office()).map(office -> office.code());
    return above
        .map(office -> accounts.leads(List.<OfficeCode>of(office)))
        .filter(leads -> !leads.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
