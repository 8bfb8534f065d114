package cn.xinqiao.cases.document;

import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Erases the words and files of documents with the words of their case. Numbers, days and digests
 * stay; nobody writes a document of such a case any more, so no lock is needed.
 */
@ApplicationScoped
class DocumentErasure implements Eraser {
  private final EntityManager entities;

  DocumentErasure(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Retention.Kept keeps() {
    return Retention.Kept.CASE_WORDS;
  }

  @Override
  public boolean isLast() {
    return true;
  }

  @Override
  public List<String> due(Instant before, String after) {
    List<?> numbers =
        entities
            .createNativeQuery(
                "select distinct d.case_number from document d join document_paper p on"
                    + " p.document_id = d.id join cases c on c.number = d.case_number where"
                    + " c.words_erased_at is not null and d.case_number > :after order by"
                    + " d.case_number",
                String.class)
            .setParameter("after", after)
            .setMaxResults(MOST)
            .getResultList();
    return numbers.stream().map(String.class::cast).toList();
  }

  @Override
  public Map<String, Integer> erase(String number, Retention.Rule rule, Instant before) {
    int papers =
        entities
            .createNativeQuery(
                "delete from document_paper where document_id in (select id from document where"
                    + " case_number = :number)")
            .setParameter("number", number)
            .executeUpdate();
    return papers == 0 ? Map.of() : Map.of("documents", papers);
  }
}
