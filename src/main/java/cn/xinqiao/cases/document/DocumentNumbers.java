package cn.xinqiao.cases.document;

import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;

/** Hands out the numbers of documents, each once; one that is not used leaves a gap. */
@ApplicationScoped
class DocumentNumbers {
  private final EntityManager entities;
  private final ShortForms forms;

  DocumentNumbers(EntityManager entities, ShortForms forms) {
    this.entities = entities;
    this.forms = forms;
  }

  /** In the caller's transaction: others of the same office wait for its end. */
  DocumentNumber next(OfficeCode office, String mark, LocalDate on) {
    entities
        .createNativeQuery(
            "insert into document_counter (office_code, mark, in_year, reserved) values (:office,"
                + " :mark, :year, 1) on duplicate key update reserved = reserved + 1")
        .setParameter("office", office.value())
        .setParameter("mark", mark)
        .setParameter("year", on.getYear())
        .executeUpdate();
    var reserved =
        (Number)
            entities
                .createNativeQuery(
                    "select reserved from document_counter where office_code = :office and mark ="
                        + " :mark and in_year = :year")
                .setParameter("office", office.value())
                .setParameter("mark", mark)
                .setParameter("year", on.getYear())
                .getSingleResult();
    return DocumentNumber.of(forms.prefix(office), mark, on, reserved.intValue());
  }
}
