package cn.xinqiao.cases.internal;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.NoticeSubjects;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whoever sends a notice what still rings, without a resident's words. */
@ApplicationScoped
class RingingCases implements NoticeSubjects {
  private final EntityManager entities;
  private final Alarms alarms;
  private final OfficeTree offices;

  RingingCases(EntityManager entities, Alarms alarms, OfficeTree offices) {
    this.entities = entities;
    this.alarms = alarms;
    this.offices = offices;
  }

  @Override
  public Optional<Ringing> ringing(String caseNumber, OfficeCode called) {
    return Optional.ofNullable(entities.find(Case.class, caseNumber))
        .filter(found -> found.emergency().isPresent() && alarms.isRinging(caseNumber))
        // what is confidential exists for the desk that holds it alone, also when it rings
        .filter(found -> !found.isConfidential() || found.office().equals(called))
        .map(found ->
            new Ringing(
                found.emergency().orElseThrow(), found.office(), place(found), found.openedAt()));
  }

  /** The committee, and of the resident's own words for the place the road and number alone. */
  private Optional<String> place(Case found) {
    var committee = found.neighbourhood().flatMap(offices::find).map(Office::name);
    var road =
        Optional.ofNullable(entities.find(Matter.class, found.matterId()).place())
            .flatMap(DoorNumber::in);
    var known =
        Stream.of(committee, road).flatMap(Optional::stream).collect(Collectors.joining(" "));
    return Optional.of(known).filter(text -> !text.isEmpty());
  }
}
