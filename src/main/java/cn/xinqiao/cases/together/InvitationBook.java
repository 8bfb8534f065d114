package cn.xinqiao.cases.together;

import cn.xinqiao.cases.together.Invitations.Invited;
import cn.xinqiao.cases.together.Invitations.Rating;
import cn.xinqiao.cases.together.Invitations.State;
import cn.xinqiao.cases.together.Invitations.Tally;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Keeps invitations. A case that has become confidential is in no list. */
@ApplicationScoped
class InvitationBook {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final int MOST = 100;

  /**
   * Counted are those of the last year: what a department was like before says little of it now.
   */
  private static final int COUNTED_DAYS = 365;

  private static final String SEEN =
      "select i from Invitation i join Case c on c.number = i.caseNumber and c.confidential = false ";

  /**
   * Late is what {@link Invitation#isLate} says: a day is one of Shanghai, eight hours before the
   * database's.
   */
  private static final String TALLY =
      "select i.officeCode, count(i), sum(case when i.state = :attends then 1 else 0 end), sum(case"
          + " when i.state = :answered then 1 else 0 end), sum(case when i.state = :declined then 1"
          + " else 0 end), sum(case when i.provisional = false and i.state <> :lapsed and"
          + " ((i.answeredAt is null and i.dueOn < :today) or (i.answeredAt is not null and"
          + " cast(i.answeredAt + 8 hour as LocalDate) > i.dueOn)) then 1 else 0 end), sum(case when"
          + " i.rating = :resolved then 1 else 0 end), sum(case when i.rating = :partly then 1 else 0"
          + " end), sum(case when i.rating = :notResolved then 1 else 0 end) from Invitation i join"
          + " Case c on c.number = i.caseNumber and c.confidential = false where (i.officeCode like"
          + " :subtree or i.inviterCode like :subtree) and i.invitedAt >= :since group by"
          + " i.officeCode order by i.officeCode";

  private final EntityManager entities;
  private final OfficeTree offices;
  private final Clock clock;

  InvitationBook(EntityManager entities, OfficeTree offices, Clock clock) {
    this.entities = entities;
    this.offices = offices;
    this.clock = clock;
  }

  void keep(Invitation sent) {
    entities.persist(sent);
  }

  List<Invitation> of(CaseNumber number) {
    return entities
        .createQuery("from Invitation where caseNumber = :number order by id", Invitation.class)
        .setParameter("number", number.toString())
        .getResultList();
  }

  Optional<Invitation> find(CaseNumber number, long id) {
    return of(number).stream().filter(one -> one.id() == id).findFirst();
  }

  List<Invitation> owed(OfficeCode department) {
    return entities
        .createQuery(
            SEEN + "where i.officeCode = :office and i.state = :open order by i.dueOn, i.id",
            Invitation.class)
        .setParameter("office", department.value())
        .setParameter("open", State.OPEN)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** What an inviter still waits for, or has not rated. */
  List<Invitation> sent(OfficeCode inviter) {
    return entities
        .createQuery(
            SEEN
                + "where i.inviterCode = :office and i.state <> :lapsed and i.rating is null order"
                + " by i.dueOn, i.id",
            Invitation.class)
        .setParameter("office", inviter.value())
        .setParameter("lapsed", State.LAPSED)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** Counted where they are kept: a city invites a great deal in a year. */
  List<Tally> tallies(OfficeCode below) {
    return entities
        .createQuery(TALLY, Object[].class)
        .setParameter("subtree", below.subtreePattern())
        .setParameter("since", clock.instant().atZone(CITY).minusDays(COUNTED_DAYS).toInstant())
        .setParameter("today", today())
        .setParameter("attends", State.ATTENDS)
        .setParameter("answered", State.ANSWERED)
        .setParameter("declined", State.DECLINED)
        .setParameter("lapsed", State.LAPSED)
        .setParameter("resolved", Rating.RESOLVED)
        .setParameter("partly", Rating.PARTLY)
        .setParameter("notResolved", Rating.NOT_RESOLVED)
        .getResultStream()
        .map(row ->
            new Tally(
                offices.get(new OfficeCode((String) row[0])),
                (Long) row[1],
                (Long) row[2],
                (Long) row[3],
                (Long) row[4],
                (Long) row[5],
                (Long) row[6],
                (Long) row[7],
                (Long) row[8]))
        .toList();
  }

  Invited shown(Invitation one) {
    return new Invited(
        one.id(),
        one.number(),
        one.state(),
        offices.get(one.inviter()),
        offices.get(one.department()),
        one.dueOn(),
        one.isProvisional(),
        one.state() == State.OPEN && one.isLate(today()),
        one.ruleId(),
        one.invitedAt(),
        one.answeredAt(),
        one.attendsOn(),
        one.rating(),
        one.reason(),
        one.answer(),
        one.sentence());
  }

  private LocalDate today() {
    return clock.instant().atZone(CITY).toLocalDate();
  }
}
