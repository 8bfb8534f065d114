package cn.xinqiao.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One link of the chain. */
@Entity
@Immutable
@Table(name = "audit_seal")
class Seal {
  @Id private long number;

  private Instant at;
  private int entries;
  private int unripe;

  @Column(length = 1_000_000)
  private String contents;

  private String previous;
  private String mark;

  protected Seal() {} // JPA

  Seal(long number, Instant at, SealContents contents, String previous, String mark) {
    this.number = number;
    this.at = at;
    this.entries = contents.rows();
    this.unripe = contents.unripe();
    this.contents = contents.text();
    this.previous = previous;
    this.mark = mark;
  }

  long number() {
    return number;
  }

  Instant at() {
    return at;
  }

  int entries() {
    return entries;
  }

  String text() {
    return contents;
  }

  /**
   * @throws IllegalArgumentException when somebody wrote something else there
   */
  SealContents contents() {
    return SealContents.read(contents);
  }

  /** The mark of the seal before; empty for the first. */
  String previous() {
    return previous;
  }

  String mark() {
    return mark;
  }
}
