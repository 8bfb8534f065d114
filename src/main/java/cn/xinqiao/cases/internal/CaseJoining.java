package cn.xinqiao.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A time in which a case goes on in another one. Rows are completed, never deleted. */
@Entity
@Immutable
@Table(name = "case_joining")
class CaseJoining {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "main_number")
  private String mainNumber;

  /** The case that it was in before and came along with; else empty. */
  @Column(name = "came_with")
  private String cameWith;

  @Column(name = "joined_at")
  private Instant joinedAt;

  /** Null as long as it lasts. */
  @Column(name = "apart_at")
  private Instant apartAt;

  protected CaseJoining() {} // JPA
}
