package cn.xinqiao.cases.joining;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.triage.Meaning;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a case means and where it is, to find others like it. Goes with the words of the case. */
@Entity
@Table(name = "case_meaning")
class CaseMeaning {
  @Id
  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "street_code")
  private String streetCode;

  @Column(name = "neighbourhood_code")
  private String neighbourhoodCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Subject subject;

  private String things;
  private String site;
  private String house;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(length = 1024)
  private byte[] meaning;

  protected CaseMeaning() {} // JPA

  CaseMeaning(CaseNumber number, Likened what) {
    caseNumber = number.toString();
    streetCode = what.street().value();
    neighbourhoodCode = what.neighbourhood().map(OfficeCode::value).orElse(null);
    subject = what.subject();
    things = String.join(" ", what.things());
    site = what.site().area().orElse(null);
    house = what.site().house().orElse(null);
    openedAt = what.at();
    meaning = what.meaning().map(Meaning::halves).orElse(null);
  }

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  void means(Meaning read) {
    meaning = read.halves();
  }

  boolean isRead() {
    return meaning != null;
  }

  Likened likened() {
    return new Likened(
        new OfficeCode(streetCode),
        Optional.ofNullable(neighbourhoodCode).map(OfficeCode::new),
        subject,
        things.isEmpty() ? Set.of() : Set.of(things.split(" ")),
        new Site(Optional.ofNullable(site), Optional.ofNullable(house)),
        openedAt,
        Optional.ofNullable(meaning).map(Meaning::of));
  }
}
