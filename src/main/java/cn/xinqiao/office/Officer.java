package cn.xinqiao.office;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An account of somebody who works cases. Residents are shown office and role, never a name. */
@Entity
@Table(name = "officer")
class Officer {
  private static final int TRIES = 5;
  private static final Duration LOCK = Duration.ofMinutes(15);

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String login;

  @Column(name = "office_code")
  private String officeCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Role role;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "failed_logins")
  private int failedLogins;

  @Column(name = "locked_until")
  private Instant lockedUntil;

  private boolean active;

  @Column(name = "created_at")
  private Instant createdAt;

  long id() {
    return id;
  }

  protected Officer() {} // JPA

  Officer(String login, OfficeCode office, Role role, Instant now) {
    this.login = login;
    this.officeCode = office.value();
    this.role = role;
    this.active = true;
    this.createdAt = now;
  }

  Caller caller() {
    return new Caller(id, login, new OfficeCode(officeCode), role);
  }

  Officers.Account account() {
    return new Officers.Account(
        login, new OfficeCode(officeCode), role, passwordHash != null, active);
  }

  void dismiss() {
    active = false;
  }

  String passwordHash() {
    return passwordHash;
  }

  void choosePassword(String hash) {
    passwordHash = hash;
    failedLogins = 0;
    lockedUntil = null;
  }

  boolean mayEnter(Instant now) {
    return active && passwordHash != null && (lockedUntil == null || !now.isBefore(lockedUntil));
  }

  /** After five wrong passwords in a row the account rests for 15 minutes. */
  void enteredWrongPassword(Instant now) {
    failedLogins++;
    if (failedLogins >= TRIES) {
      lockedUntil = now.plus(LOCK);
      failedLogins = 0;
    }
  }

  void entered() {
    failedLogins = 0;
    lockedUntil = null;
  }

  boolean isActive() {
    return active;
  }
}
