package cn.xinqiao.cases.reception;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.VisitBooking;
import cn.xinqiao.cases.reception.Appointments.Answer;
import cn.xinqiao.cases.reception.SlotBook.Held;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Books for residents who ask in their talk. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ResidentVisits implements VisitBooking {
  private final Appointments appointments;
  private final SlotBook slots;
  private final VisitNews news;
  private final Casework casework;
  private final OneHandling handling;
  private final Texts texts;

  ResidentVisits(
      Appointments appointments,
      SlotBook slots,
      VisitNews news,
      Casework casework,
      OneHandling handling,
      Texts texts) {
    this.appointments = appointments;
    this.slots = slots;
    this.news = news;
    this.casework = casework;
    this.handling = handling;
    this.texts = texts;
  }

  @Override
  public void offer(Conversation talk, CaseNumber number) {
    var visitor = appointments.visitor(talk, number);
    if (visitor.isEmpty() || handled(number).state() == CaseState.WITHDRAWN) {
      news.answer(talk, "reception.noCase", number);
      return;
    }
    var language = talk.language();
    var office = handled(number).office();
    var first =
        slots
            .openOf(visitor.get().reporter())
            .map(slots::held)
            .map(held ->
                texts.say(
                    language,
                    "reception.present",
                    number,
                    VisitDates.minute(held.time().slot().beginsAt(), language)))
            .orElseGet(() -> texts.say(language, "reception.offer", number));
    news.answer(talk, news.offering(language, number, office, first));
  }

  @Override
  public void planned(Conversation talk, OfficeCode office) {
    news.answer(talk, "reception.first", news.planned(talk.language(), office));
  }

  @Override
  public void book(Conversation talk, String ref) {
    var parts = ref.split("\\.", 2);
    var number = CaseNumber.in(ref);
    var visitor = number.flatMap(named -> appointments.visitor(talk, named));
    var slot = slots.idOf(parts[0]);
    if (slot.isEmpty() || visitor.isEmpty()) {
      news.answer(talk, "talk.stale.nothing");
      return;
    }
    book(talk, visitor.get(), slot.get());
  }

  private void book(Conversation talk, Visitor visitor, long slot) {
    var handled = handled(visitor.number());
    if (handled.state() == CaseState.WITHDRAWN) {
      news.answer(talk, "reception.noCase", visitor.number());
      return;
    }
    if (!slots.time(slot).day().office().equals(handled.office())) {
      // the case has gone to another office since the times were shown
      offerInstead(talk, visitor, handled.office(), "reception.elsewhere");
      return;
    }
    switch (appointments.take(visitor, slot, Optional.empty())) {
      case Answer.Taken(var held, var moved) -> {
        casework.note(
            handled.number(),
            Note.of(moved ? Happening.VISIT_MOVED : Happening.VISIT_BOOKED, visitor.code()));
        news.tell(talk, held, moved ? "reception.moved" : "reception.booked");
      }
      case Answer.Same(var held) -> news.tell(talk, held, "reception.booked");
      case Answer.Full() -> offerInstead(talk, visitor, handled.office(), "reception.full");
      case Answer.Closed() -> offerInstead(talk, visitor, handled.office(), "reception.closed");
    }
  }

  private void offerInstead(Conversation talk, Visitor visitor, OfficeCode office, String key) {
    var first = texts.say(talk.language(), key, visitor.number());
    news.answer(talk, news.offering(talk.language(), visitor.number(), office, first));
  }

  @Override
  public void giveUp(Conversation talk) {
    var open = appointments.open(talk);
    if (open.isEmpty()) {
      news.answer(talk, "reception.nothing");
    } else if (open.size() == 1) {
      giveUp(talk, open.getFirst());
    } else {
      news.answer(talk, news.whichToGiveUp(talk.language(), open));
    }
  }

  @Override
  public void giveUp(Conversation talk, String ref) {
    appointments.open(talk).stream()
        .filter(held -> String.valueOf(held.visit().id()).equals(ref))
        .findFirst()
        .ifPresentOrElse(held -> giveUp(talk, held), () -> news.answer(talk, "reception.nothing"));
  }

  private void giveUp(Conversation talk, Held open) {
    var held = slots.locked(open.visit().id()).filter(now -> now.visit().isOpen());
    if (held.isEmpty()) {
      news.answer(talk, "reception.nothing");
      return;
    }
    var visit = held.get().visit();
    appointments.end(visit, VisitState.GIVEN_UP);
    casework.note(
        handling.mainOf(visit.caseNumber()),
        Note.of(Happening.VISIT_GIVEN_UP, "r" + visit.reporterId()));
    news.tell(talk, held.get(), "reception.givenUp");
  }

  @Override
  public boolean hasAppointment(Conversation talk) {
    return !appointments.open(talk).isEmpty();
  }

  /** Where what is done for this case is done. */
  private Casework.InHand handled(CaseNumber number) {
    return casework.now(handling.mainOf(number));
  }
}
