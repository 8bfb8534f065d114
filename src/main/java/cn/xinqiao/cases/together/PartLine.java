package cn.xinqiao.cases.together;

import cn.xinqiao.cases.together.Parts.Saying;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One thing that was said about a part. */
@Entity
@Table(name = "part_line")
class PartLine {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "part_id")
  private long partId;

  private Instant at;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Saying what;

  @Column(name = "officer_id")
  private Long officerId;

  @Column(name = "office_code")
  private String officeCode;

  @Column(length = 1_000_000)
  private String words;

  protected PartLine() {} // JPA

  PartLine(long partId, Saying what, Instant at, String words) {
    this.partId = partId;
    this.what = what;
    this.at = at;
    this.words = words;
  }

  PartLine by(Caller caller) {
    officerId = caller.officerId();
    officeCode = caller.office().value();
    return this;
  }

  long id() {
    return id;
  }

  long partId() {
    return partId;
  }

  Instant at() {
    return at;
  }

  Saying what() {
    return what;
  }

  Optional<OfficeCode> office() {
    return Optional.ofNullable(officeCode).map(OfficeCode::new);
  }

  Optional<String> words() {
    return Optional.ofNullable(words);
  }
}
