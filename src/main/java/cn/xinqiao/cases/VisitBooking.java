package cn.xinqiao.cases;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;

/**
 * What a resident does in the talk to see a leader (接访, 下访). Each act answers in the talk, which
 * the caller has locked, and joins the caller's transaction.
 */
public interface VisitBooking {
  /** Begins a button that books a time; what follows is opaque. */
  String SLOT = "slot:";

  /** Begins a button that gives an appointment up; what follows is opaque. */
  String OFF = "visit-off:";

  /**
   * Offers the next free times of the office that has this case, and says the appointment that
   * there is already. Where nothing is planned it says so and names the office's window.
   */
  void offer(Conversation talk, CaseNumber number);

  /** Tells the next free times of an office, to somebody who has no case yet. */
  void planned(Conversation talk, OfficeCode office);

  /** Books a time, or moves the appointment there; one that is gone is answered with the next. */
  void book(Conversation talk, String ref);

  /** Gives the appointment up; of several it is asked which. */
  void giveUp(Conversation talk);

  /** Gives this one up. */
  void giveUp(Conversation talk, String ref);

  /** Whether this talk has an appointment. */
  boolean hasAppointment(Conversation talk);
}
