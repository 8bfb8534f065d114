package cn.xinqiao.cases.document;

import cn.xinqiao.cases.Services;
import cn.xinqiao.cases.Services.Act;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds documents and what belongs to them, within the caller's transaction. */
@ApplicationScoped
class DocumentBook {
  private final EntityManager entities;
  private final Services services;

  DocumentBook(EntityManager entities, Services services) {
    this.entities = entities;
    this.services = services;
  }

  /** All that were not discarded, oldest first. */
  List<CaseDocument> of(CaseNumber number) {
    return entities
        .createQuery(
            "from CaseDocument where caseNumber = :number and status <> :discarded order by id",
            CaseDocument.class)
        .setParameter("number", number.toString())
        .setParameter("discarded", Documents.Status.DISCARDED)
        .getResultList();
  }

  /**
   * @throws Refusal.NotFound when this case has no such document
   */
  CaseDocument get(CaseNumber number, long id) {
    return Optional.ofNullable(entities.find(CaseDocument.class, id))
        .filter(document -> document.caseNumber().equals(number))
        .filter(document -> document.status() != Documents.Status.DISCARDED)
        .orElseThrow(() -> new Refusal.NotFound("no such document"));
  }

  CaseDocument get(long id) {
    return entities.find(CaseDocument.class, id);
  }

  /** Empty when its words were kept as long as was promised, and are gone. */
  Optional<Paper> paper(CaseDocument document) {
    return Optional.ofNullable(entities.find(Paper.class, document.id()));
  }

  /** The number of the document that this one corrects. */
  Optional<String> replaced(CaseDocument document) {
    return document.replaces().map(this::get).flatMap(CaseDocument::number);
  }

  /** All that was served of this case, with a document or without. */
  List<Act> services(CaseNumber number) {
    return services.of(number);
  }

  /** How each document was brought; what was served without one is not among them. */
  Map<Long, List<Act>> servings(CaseNumber number) {
    return services.of(number).stream()
        .filter(act -> act.document().isPresent())
        .collect(Collectors.groupingBy(act -> act.document().get()));
  }

  List<Act> servings(CaseDocument document) {
    return servings(document.caseNumber()).getOrDefault(document.id(), List.of());
  }

  void keep(Object row) {
    entities.persist(row);
  }
}
