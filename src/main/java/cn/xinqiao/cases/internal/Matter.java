package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.kernel.Excerpt;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One thing asked within an intake, with what was made of it, by what, and why. Erasable. */
@Entity
@Table(name = "matter")
class Matter {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "intake_id")
  private long intakeId;

  private int ordinal;

  @Column(length = 1_000_000)
  private String words;

  private String summary;
  private String place;
  private String since;
  private String wanted;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Kind kind;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "sub_kind")
  private SubKind subKind;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Subject subject;

  private String subject2;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Urgency urgency;

  private double confidence;

  @Column(name = "decided_by")
  private String decidedBy;

  @Column(name = "decided_with")
  private String decidedWith;

  @Column(length = 1_000_000)
  private String reasons;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "neighbourhood_code")
  private String neighbourhoodCode;

  protected Matter() {} // JPA

  Matter(Intake intake, int ordinal, NewMatter asked) {
    this.intakeId = intake.id();
    this.ordinal = ordinal;
    understoodAs(asked);
  }

  /** Also later: what a voice message held is known when somebody has heard it. */
  final void understoodAs(NewMatter asked) {
    this.words = asked.words();
    this.summary = Excerpt.of(asked.summary(), 400);
    this.place = asked.place().map(p -> Excerpt.of(p, 400)).orElse(null);
    this.since = asked.since().map(s -> Excerpt.of(s, 120)).orElse(null);
    this.wanted = asked.wanted().map(w -> Excerpt.of(w, 400)).orElse(null);
    this.kind = asked.kind();
    this.subKind = asked.subKind();
    this.subject = asked.subject();
    this.subject2 = asked.subject2().orElse(null);
    this.urgency = asked.urgency();
    this.confidence = asked.confidence();
    this.decidedBy = asked.decidedBy();
    this.decidedWith = asked.decidedWith();
    this.reasons = written(asked.reasons());
    this.officeCode = asked.office().value();
    this.neighbourhoodCode = asked.neighbourhood().map(OfficeCode::value).orElse(null);
  }

  long id() {
    return id;
  }

  long intakeId() {
    return intakeId;
  }

  /** Nobody has heard the voice message that it was opened by. */
  boolean isUnheard() {
    return decidedWith.equals(NewMatter.UNHEARD);
  }

  String words() {
    return words;
  }

  String summary() {
    return summary;
  }

  String place() {
    return place;
  }

  String since() {
    return since;
  }

  String wanted() {
    return wanted;
  }

  double confidence() {
    return confidence;
  }

  String decidedBy() {
    return decidedBy;
  }

  String decidedWith() {
    return decidedWith;
  }

  List<String> reasons() {
    try {
      return JSON.readValue(reasons, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored reasons are not JSON", e);
    }
  }

  private static String written(List<String> reasons) {
    try {
      return JSON.writeValueAsString(reasons);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of words is always JSON", e);
    }
  }
}
