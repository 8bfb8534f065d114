package cn.xinqiao.api;

import cn.xinqiao.cases.document.Documents.Choice;
import cn.xinqiao.cases.document.Documents.Filled;
import cn.xinqiao.cases.document.Documents.Listed;
import cn.xinqiao.cases.document.Documents.Opened;
import cn.xinqiao.cases.document.paper.Letter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A document as the contract has it; a list leaves out what only the document itself shows.
 *
 * @param evidence how well its source is known: V, P, U or D
 * @param text how it reads; missing for whoever does not work the case
 * @param digest SHA-256 of the issued PDF
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentView(
    long id,
    String kind,
    String title,
    String number,
    String status,
    int edition,
    String replaces,
    LocalDate issuedOn,
    boolean toResident,
    List<ServiceView> services,
    Integer version,
    Integer templateVersion,
    String source,
    String evidence,
    List<FieldView> fields,
    Set<String> missing,
    String text,
    String digest) {

  record FieldView(
      String name, String label, boolean required, String value, List<Choice> choices) {
    static FieldView of(Filled field) {
      return new FieldView(
          field.name(), field.label(), field.required(), field.value(), field.choices());
    }
  }

  static DocumentView of(Listed listed) {
    return of(listed, null);
  }

  static DocumentView of(Opened opened) {
    return of(opened.listed(), opened);
  }

  private static DocumentView of(Listed listed, Opened opened) {
    return new DocumentView(
        listed.id(),
        listed.kind().name(),
        listed.title(),
        listed.number().orElse(null),
        listed.status().name(),
        listed.edition(),
        listed.replaces().orElse(null),
        listed.issuedOn().orElse(null),
        listed.toResident(),
        listed.servings().stream().map(ServiceView::of).toList(),
        opened == null ? null : opened.version(),
        opened == null ? null : opened.templateVersion(),
        opened == null ? null : opened.source(),
        opened == null ? null : opened.status(),
        opened == null ? null : opened.fields().stream().map(FieldView::of).toList(),
        opened == null ? null : opened.missing(),
        opened == null ? null : opened.letter().map(Letter::plain).orElse(null),
        opened == null ? null : opened.pdfDigest().orElse(null));
  }
}
