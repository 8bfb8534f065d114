package cn.xinqiao.cases;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.clock.DeskHours;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a resident can see of the own cases and add to them. Of a case that several reported each
 * sees the own words and what offices did, and nothing of the others.
 */
public interface ResidentCases {

  /** The cases of this talk that still have their words, newest first. */
  List<CaseFile> of(Conversation talk);

  /**
   * The case's page for somebody who holds its code.
   *
   * @throws Refusal.NotFound for a wrong number or code alike
   */
  CaseFile byCode(CaseNumber number, String code);

  /**
   * More words, pictures and voice messages to a case of this talk; its timeline tells the officer
   * of them, and no other reporter.
   */
  void add(CaseNumber number, long talk, String words, List<String> pictures);

  /**
   * More words to a case that may tell of danger and that nobody could ask about: it becomes
   * urgent, and its sheet begins with them until an officer has done something.
   *
   * @param danger the code of the danger that it would be
   */
  void addPerhapsDanger(CaseNumber number, long talk, String words, String danger);

  /**
   * 催办: asks where a case stays. It is written down, counted and shown to the office; it changes no
   * date and says nothing of the person.
   *
   * @param words what was said with it; may be blank
   * @return the case: who has it, and by when
   * @throws Refusal.Conflict when it has ended
   */
  CaseFile urge(CaseNumber number, long talk, String words);

  /**
   * Takes a case back, after the resident was asked once more: nothing is owed any more. For others
   * who reported the same it goes on. An alarm rings on until an officer has seen it.
   *
   * @throws Refusal.Conflict when it has ended
   */
  CaseFile withdraw(CaseNumber number, long talk);

  /** Those of these voice messages that no case holds yet. */
  List<String> unclaimed(List<String> recordings);

  /** The case that an officer talks about in this conversation now, in the bot's place. */
  Optional<CaseNumber> withOfficer(long conversationId);

  /** When a person will have listened to what was said then. */
  DeskHours.Promise heardBy(Instant said);

  /** More about a danger: whoever has seen it already is called again. */
  void addToEmergency(CaseNumber number, long talk, String words, List<String> pictures);

  /** The running case that an emergency of this talk opened since then, if there is one. */
  Optional<CaseNumber> emergencySince(Conversation talk, Instant since);

  /**
   * The place of an emergency is known at last: it goes, ringing, to the office of that place. One
   * that is at a street already, or accepted, stays: a place that is named later may be any place.
   *
   * @param guessed where it is now was not said of the danger: it goes from any office
   * @return whether it went
   */
  boolean place(
      CaseNumber number, OfficeCode office, Optional<OfficeCode> neighbourhood, boolean guessed);

  /** The contacts were taken back: the running cases of this talk are out of reach. */
  void becameUnreachable(Conversation talk);

  /** A contact was left: the running cases of this talk are no longer out of reach. */
  void becameReachable(Conversation talk);

  /**
   * The talk of the resident who holds this code.
   *
   * @return the conversation's id
   * @throws Refusal.NotFound for a wrong number or code alike
   */
  long talkOf(CaseNumber number, String code);
}
