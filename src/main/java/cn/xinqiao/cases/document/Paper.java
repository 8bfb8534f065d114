package cn.xinqiao.cases.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The words and files of a document, which name residents: erased with the words of the case. */
@Entity
@Table(name = "document_paper")
class Paper {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Id
  @Column(name = "document_id")
  private long documentId;

  @Column(length = 1_000_000)
  private String fields;

  @Column(length = 1_000_000)
  private String plain;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] pdf;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] word;

  protected Paper() {} // JPA

  Paper(CaseDocument document, Map<String, String> values) {
    this.documentId = document.id();
    write(values);
  }

  /** A document as it was printed. */
  record Printed(String plain, byte[] pdf, byte[] word) {}

  Map<String, String> values() {
    try {
      return JSON.readValue(fields, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored fields are not JSON", e);
    }
  }

  final void write(Map<String, String> values) {
    try {
      fields = JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of words is always JSON", e);
    }
  }

  void freeze(Printed printed) {
    plain = printed.plain();
    pdf = printed.pdf();
    word = printed.word();
  }

  /** Empty for a draft. */
  Optional<String> plain() {
    return Optional.ofNullable(plain);
  }

  Optional<byte[]> file(Documents.Format format) {
    return Optional.ofNullable(
        switch (format) {
          case PDF -> pdf;
          case WORD -> word;
        });
  }
}
