package cn.xinqiao.cases.internal;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The officer who talks with a resident in the bot's place. */
@Entity
@Table(name = "officer_talk")
class OfficerTalk {
  @Id
  @Column(name = "conversation_id")
  private long conversationId;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "officer_id")
  private long officerId;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "until_at")
  private Instant untilAt;

  protected OfficerTalk() {} // JPA

  OfficerTalk(long conversationId) {
    this.conversationId = conversationId;
  }

  long conversationId() {
    return conversationId;
  }

  String caseNumber() {
    return caseNumber;
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  Instant until() {
    return untilAt;
  }

  boolean isOf(long officer) {
    return officerId == officer;
  }

  long officerId() {
    return officerId;
  }

  void isHeldBy(Caller officer, String number, Instant until) {
    officerId = officer.officerId();
    officeCode = officer.office().value();
    caseNumber = number;
    untilAt = until;
  }
}
