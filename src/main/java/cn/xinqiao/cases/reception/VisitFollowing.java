package cn.xinqiao.cases.reception;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.CaseWentOn;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.reception.ReceptionTasks.Due;
import cn.xinqiao.cases.reception.SlotBook.Held;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.kernel.OfficeCode;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Looks after an appointment when its day was changed or cancelled, or its case has gone elsewhere:
 * the visitor is told, each in a transaction of its own. What became untrue meanwhile is not told.
 */
@ApplicationScoped
class VisitFollowing {
  /** After these a case may be on another desk, or need no visit. */
  private static final Set<Happening> MOVES =
      Set.of(
          Happening.TRANSFERRED,
          Happening.RETURNED,
          Happening.ARBITRATED,
          Happening.RETYPED,
          Happening.PLACED,
          Happening.REVIEW_ASKED,
          Happening.HEARD,
          Happening.TRANSCRIBED,
          Happening.REPORTER_LEFT,
          Happening.WITHDRAWN);

  private final SlotBook slots;
  private final Appointments appointments;
  private final ReceptionTasks tasks;
  private final VisitNews news;
  private final Casework casework;
  private final OneHandling handling;
  private final Conversations conversations;

  VisitFollowing(
      SlotBook slots,
      Appointments appointments,
      ReceptionTasks tasks,
      VisitNews news,
      Casework casework,
      OneHandling handling,
      Conversations conversations) {
    this.slots = slots;
    this.appointments = appointments;
    this.tasks = tasks;
    this.news = news;
    this.casework = casework;
    this.handling = handling;
    this.conversations = conversations;
  }

  void wentOn(@Observes CaseWentOn happened) {
    if (MOVES.contains(happened.what())) {
      var reporters =
          handling.reporters(happened.number()).stream().map(OneHandling.Reporter::id).toList();
      slots
          .openAbout(happened.number(), reporters)
          .forEach(visit -> tasks.follow(visit, happened.at()));
    }
  }

  @Produces
  @Singleton
  Task<Void> follow() {
    return Tasks.oneTime(ReceptionTasks.FOLLOW)
        .execute((instance, context) -> follow(Due.of(instance.getId()).id()));
  }

  void follow(long visit) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            slots
                .find(visit)
                .map(appointments::talkOf)
                .map(conversations::lock)
                .ifPresent(talk -> follow(talk, visit)));
  }

  private void follow(Conversation talk, long visit) {
    var held = slots.locked(visit).filter(now -> now.visit().isOpen()).orElse(null);
    if (held == null) {
      return;
    }
    var number = held.visit().caseNumber();
    var handled = casework.now(handling.mainOf(number));
    if (held.time().day().isCancelled()) {
      callOff(held, handled);
      news.tellAndOffer(
          talk,
          number,
          handled.office(),
          "reception.calledOff",
          VisitDates.minute(held.time().slot().beginsAt(), talk.language()),
          held.time().day().reason().orElseThrow(),
          number);
    } else if (isGone(held, handled)) {
      callOff(held, handled);
      news.tell(
          talk,
          number,
          "reception.caseGone",
          VisitDates.minute(held.time().slot().beginsAt(), talk.language()),
          number);
    } else if (handles(held.time().day().office(), handled)) {
      tellChange(talk, held, handled);
    } else {
      callOff(held, handled);
      tellOfOtherDesk(talk, held, handled);
    }
  }

  /** What became an accusation is told without its desk, and offers nothing. */
  private void tellOfOtherDesk(Conversation talk, Held held, InHand handled) {
    var number = held.visit().caseNumber();
    var when = VisitDates.minute(held.time().slot().beginsAt(), talk.language());
    if (handled.confidential()) {
      news.tell(talk, number, "reception.deskChanged", when, number);
    } else {
      news.tellAndOffer(talk, number, handled.office(), "reception.deskChanged", when, number);
    }
  }

  private void tellChange(Conversation talk, Held held, InHand handled) {
    var day = held.time().day();
    if (!held.visit().knows(day)) {
      held.visit().told(day);
      tasks.remind(held.visit(), held.time());
      news.tell(talk, held, "reception.changed");
    }
  }

  /** Taken back, by whom the visit was for. */
  private boolean isGone(Held held, InHand handled) {
    return handled.state() == CaseState.WITHDRAWN || appointments.visitor(held.visit()).isEmpty();
  }

  private void callOff(Held held, InHand handled) {
    appointments.end(held.visit(), VisitState.CALLED_OFF);
    casework.note(
        handled.number(), Note.of(Happening.VISIT_CALLED_OFF, "r" + held.visit().reporterId()));
  }

  /**
   * A leader above may receive whoever comes about a case below; an accusation stays at its desk.
   */
  static boolean handles(OfficeCode receiving, InHand handled) {
    return handled.confidential()
        ? handled.office().equals(receiving)
        : handled.office().within(receiving);
  }
}
