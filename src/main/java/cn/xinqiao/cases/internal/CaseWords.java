package cn.xinqiao.cases.internal;

import cn.xinqiao.kernel.Secrets;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Words written while a case was worked on. Erasable: the timeline keeps a salted digest only. */
@Entity
@Table(name = "case_words")
class CaseWords {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(length = 1_000_000)
  private String words;

  private String salt;

  protected CaseWords() {} // JPA

  CaseWords(String words) {
    this.words = words;
    this.salt = Secrets.token();
  }

  Long id() {
    return id;
  }

  String words() {
    return words;
  }

  String digest() {
    return Secrets.digest(salt, words);
  }
}
