package cn.xinqiao.cases.together;

import cn.xinqiao.cases.together.Parts.Line;
import cn.xinqiao.cases.together.Parts.Origin;
import cn.xinqiao.cases.together.Parts.Part;
import cn.xinqiao.cases.together.Parts.Saying;
import cn.xinqiao.cases.together.Parts.State;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps parts and what was said of them. A case that has become confidential is in no list. */
@ApplicationScoped
class PartBook {
  private static final int MOST = 100;
  private static final String SEEN =
      "select p from CasePart p join Case c on c.number = p.caseNumber and c.confidential = false ";

  private final EntityManager entities;
  private final OfficeTree offices;
  private final Clock clock;

  PartBook(EntityManager entities, OfficeTree offices, Clock clock) {
    this.entities = entities;
    this.offices = offices;
    this.clock = clock;
  }

  CasePart keep(CasePart begun) {
    entities.persist(begun);
    return begun;
  }

  /**
   * @param words null when none are needed
   */
  PartLine say(CasePart of, Caller caller, Saying what, String words) {
    var line = new PartLine(of.id(), what, clock.instant(), words).by(caller);
    entities.persist(line);
    return line;
  }

  void keep(PartPhoto picture) {
    entities.persist(picture);
  }

  /** Of a line of this part, and of no other. */
  Optional<byte[]> photo(CasePart of, long line) {
    return Optional.ofNullable(entities.find(PartLine.class, line))
        .filter(one -> one.partId() == of.id())
        .flatMap(one -> Optional.ofNullable(entities.find(PartPhoto.class, line)))
        .map(PartPhoto::content);
  }

  /** What nobody did: it came about with the case. */
  void note(CasePart of, Saying what) {
    entities.persist(new PartLine(of.id(), what, clock.instant(), null));
  }

  List<CasePart> of(CaseNumber number) {
    return entities
        .createQuery("from CasePart where caseNumber = :number order by id", CasePart.class)
        .setParameter("number", number.toString())
        .getResultList();
  }

  Optional<CasePart> find(CaseNumber number, long id) {
    return of(number).stream().filter(part -> part.id() == id).findFirst();
  }

  /** What an office has not answered. Who has got the case since is asked for no part of it. */
  List<CasePart> owed(OfficeCode office) {
    return entities
        .createQuery(
            SEEN
                + "where p.officeCode = :office and p.state = :open and (c.officeCode <>"
                + " p.officeCode or p.origin = :promised) order by p.dueOn, p.id",
            CasePart.class)
        .setParameter("office", office.value())
        .setParameter("open", State.OPEN)
        .setParameter("promised", Origin.MEETING)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** What was answered to the office that has the case. */
  List<CasePart> answered(OfficeCode lead) {
    return entities
        .createQuery(
            SEEN
                + "where c.officeCode = :office and c.joinedInto is null and p.state = :answered"
                + " order by p.answeredAt, p.id",
            CasePart.class)
        .setParameter("office", lead.value())
        .setParameter("answered", State.ANSWERED)
        .setMaxResults(MOST)
        .getResultList();
  }

  List<Part> shown(List<CasePart> parts) {
    var lines = lines(parts);
    var photos = photos(lines);
    var leads = leads(parts);
    return parts.stream()
        .map(part ->
            new Part(
                part.id(),
                part.number(),
                part.origin(),
                part.state(),
                offices.get(part.office()),
                offices.get(leads.get(part.number().toString())),
                part.dueOn(),
                part.isProvisional(),
                part.rule(),
                lines.getOrDefault(part.id(), List.of()).stream()
                    .map(one -> line(one, photos.contains(one.id())))
                    .toList()))
        .toList();
  }

  private Line line(PartLine one, boolean photo) {
    return new Line(
        one.id(), one.at(), one.what(), one.office().flatMap(offices::find), one.words(), photo);
  }

  /** Asked without the pictures themselves, which are large. */
  private Set<Long> photos(Map<Long, List<PartLine>> lines) {
    var ids = lines.values().stream().flatMap(List::stream).map(PartLine::id).toList();
    return ids.isEmpty()
        ? Set.of()
        : entities
            .createQuery("select p.lineId from PartPhoto p where p.lineId in :ids", Long.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toSet());
  }

  private Map<Long, List<PartLine>> lines(List<CasePart> parts) {
    return parts.isEmpty()
        ? Map.of()
        : entities
            .createQuery("from PartLine where partId in :ids order by id", PartLine.class)
            .setParameter("ids", parts.stream().map(CasePart::id).toList())
            .getResultStream()
            .collect(Collectors.groupingBy(PartLine::partId));
  }

  private Map<String, OfficeCode> leads(List<CasePart> parts) {
    return parts.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select c.number, c.officeCode from Case c where c.number in :numbers",
                Object[].class)
            .setParameter("numbers", parts.stream().map(p -> p.number().toString()).toList())
            .getResultStream()
            .collect(
                Collectors.toMap(row -> (String) row[0], row -> new OfficeCode((String) row[1])));
  }
}
