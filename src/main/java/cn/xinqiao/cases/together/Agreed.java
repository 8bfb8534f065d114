package cn.xinqiao.cases.together;

import cn.xinqiao.cases.CaseWentOn;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.Objections;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.cases.together.Parts.Saying;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Keeps what offices agreed in step with the case: nothing is owed for what has ended. */
@ApplicationScoped
class Agreed implements Objections {
  private static final Set<Happening> ENDS = Set.of(Happening.REFUSED, Happening.WITHDRAWN);

  /** After these nobody asks any more whose the case is. */
  private static final Set<Happening> TAKEN =
      Set.of(
          Happening.ACCEPTED,
          Happening.TRANSFERRED,
          Happening.REPLIED,
          Happening.REFUSED,
          Happening.WITHDRAWN,
          Happening.JOINED_INTO);

  private final EntityManager entities;
  private final ReturnBook returns;
  private final PartBook parts;
  private final InvitationBook invitations;
  private final Admission admission;
  private final OneHandling handling;
  private final Clock clock;

  Agreed(
      EntityManager entities,
      ReturnBook returns,
      PartBook parts,
      InvitationBook invitations,
      Admission admission,
      OneHandling handling,
      Clock clock) {
    this.entities = entities;
    this.returns = returns;
    this.parts = parts;
    this.invitations = invitations;
    this.admission = admission;
    this.handling = handling;
    this.clock = clock;
  }

  /** Whoever stands above both may still put it right. */
  @Override
  public void toPassingOn(InHand working, Caller caller, OfficeCode to) {
    boolean above = working.office().within(caller.office()) && to.within(caller.office());
    boolean isOne = caller.office().equals(working.office()) || caller.office().equals(to);
    if (returns.isDecided(working.number(), working.office(), to) && (!above || isOne)) {
      throw new Refusal.RuleBroken("it was decided between these two offices whose it is");
    }
    if (!working.confidential()) {
      admission.require(to, working.subject(), Admission.Task.LEAD);
    }
  }

  @Override
  public void toAnswering(InHand working, Caller caller) {
    if (parts.of(working.number()).stream().anyMatch(p -> p.isOwedTo(working.office()))) {
      throw new Refusal.RuleBroken(
          "another office has not done its part yet: wait for it, or end the part with a reason");
    }
  }

  void wentOn(@Observes CaseWentOn event) {
    if (TAKEN.contains(event.what())) {
      lapse(event.number());
    }
    if (event.what() == Happening.REPLIED) {
      finish(event.number());
    }
    if (ENDS.contains(event.what())) {
      end(event.number());
    }
    if (event.what() == Happening.JOINED_INTO) {
      goOnIn(event.number(), handling.mainOf(event.number()));
    }
  }

  private void lapse(CaseNumber number) {
    returns.newest(number).filter(r -> r.state().isOpen()).ifPresent(ReturnRequest::lapses);
  }

  /** What was answered was used. */
  private void finish(CaseNumber number) {
    parts.of(number).stream()
        .filter(part -> part.state() == Parts.State.ANSWERED)
        .forEach(part -> {
          part.done(clock.instant());
          parts.note(part, Saying.DONE);
        });
    end(parts.of(number)); // what is open still is of the office that has the case itself
  }

  private void end(CaseNumber number) {
    end(parts.of(number));
    invitations.of(number).forEach(Invitation::caseEnded);
  }

  private void end(List<CasePart> open) {
    open.stream()
        .filter(part -> !part.state().isOver())
        .forEach(part -> {
          part.ended(clock.instant());
          parts.note(part, Saying.CASE_ENDED);
        });
  }

  /** What was asked for a case that is joined is asked for the one that it goes on in. */
  private void goOnIn(CaseNumber joined, CaseNumber main) {
    for (String table : List.of("case_part", "invitation")) {
      entities
          .createNativeQuery(
              "update " + table + " set case_number = :main where case_number = :joined")
          .setParameter("main", main.toString())
          .setParameter("joined", joined.toString())
          .executeUpdate();
    }
  }

  void erased(@Observes WordsErased gone) {
    for (String statement :
        List.of(
            "update case_return set reason = null, answer = null, decision = null where case_number"
                + " = :number",
            "update part_line set words = null where part_id in (select id from case_part where"
                + " case_number = :number)",
            "delete from part_photo where line_id in (select l.id from part_line l join case_part p"
                + " on p.id = l.part_id where p.case_number = :number)",
            "update invitation set reason = null, answer = null, rating_words = null where"
                + " case_number = :number",
            "update joint_meeting_party set roles = null where meeting_id in (select id from"
                + " joint_meeting where case_number = :number)",
            "update joint_meeting set place = null, minutes = null, decision = null where"
                + " case_number = :number")) {
      entities
          .createNativeQuery(statement)
          .setParameter("number", gone.number().toString())
          .executeUpdate();
    }
  }
}
