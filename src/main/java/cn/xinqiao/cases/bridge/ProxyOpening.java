package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.CaseOpening;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.resident.ContactReader;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Opens the case of a resident who does not write here, in the caller's transaction: resident,
 * talk, case and the other system's number stand together or not at all. The talk has no address of
 * its own; what is said in it goes to the contact that was given, if one was.
 */
@ApplicationScoped
class ProxyOpening {
  static final String CHANNEL = "desk";

  private final Conversations conversations;
  private final Residents residents;
  private final CaseOpening opening;
  private final References references;

  ProxyOpening(
      Conversations conversations,
      Residents residents,
      CaseOpening opening,
      References references) {
    this.conversations = conversations;
    this.residents = residents;
    this.opening = opening;
    this.references = references;
  }

  /**
   * What is opened.
   *
   * @param introduction name, address and whatever else says who it is; only for officers' eyes
   * @param contact that the resident gave to us, so that we may write there
   * @param reachable whether anybody knows how to reach the resident
   * @param order the other system's number, if there is one
   */
  record Told(
      NewMatter matter,
      Optional<String> danger,
      Instant receivedAt,
      Optional<String> introduction,
      Optional<ContactReader.Found> contact,
      boolean reachable,
      Optional<NewReference> order) {}

  record NewReference(OutsideSystem system, OutsideNumber number, Optional<LocalDate> due) {}

  /** The case, and the talk with whoever told it; its row is new, so nobody else holds its lock. */
  record Opened(OpenedCase receipt, Conversation talk) {
    CaseNumber number() {
      return CaseNumber.valueOf(receipt.number());
    }
  }

  /**
   * @throws cn.xinqiao.kernel.Refusal.Conflict when the order became another case meanwhile
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Opened open(Told told) {
    var talk = conversations.begin(CHANNEL);
    talk.speak(Language.of(told.matter().words(), Language.ZH));
    told.introduction().ifPresent(who -> residents.introduce(talk.residentId(), who));
    told.contact().ifPresent(contact -> residents.mayBeReached(talk.residentId(), contact));
    var reported =
        new CaseOpening.Reported(
            talk, told.receivedAt(), true, told.reachable(), told.danger(), List.of());
    var opened = new Opened(opening.openFor(reported, List.of(told.matter())).getFirst(), talk);
    told.order()
        .ifPresent(
            order -> references.keep(opened.number(), order.system(), order.number(), order.due()));
    return opened;
  }
}
