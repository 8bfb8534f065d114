package cn.xinqiao.cases.together;

import cn.xinqiao.kernel.OfficeCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** One office at the table of a meeting. */
@Entity
@Table(name = "joint_meeting_party")
class MeetingParty {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "meeting_id")
  private long meetingId;

  @Column(name = "office_code")
  private String officeCode;

  private String roles;

  protected MeetingParty() {} // JPA

  MeetingParty(JointMeeting of, OfficeCode office, String roles) {
    this.meetingId = of.id();
    this.officeCode = office.value();
    this.roles = roles;
  }

  long meetingId() {
    return meetingId;
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  Optional<String> roles() {
    return Optional.ofNullable(roles).filter(words -> !words.isEmpty());
  }
}
