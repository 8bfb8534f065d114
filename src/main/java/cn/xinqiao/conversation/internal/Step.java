package cn.xinqiao.conversation.internal;

import cn.xinqiao.channel.Utterance;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.resident.ContactReader;
import java.util.List;
import java.util.Optional;

/**
 * What comes next in a talk: where it stands then, and what is done on the way, in order.
 *
 * @param draft what stays to be decided
 */
public record Step(Stage stage, Optional<Draft> draft, List<Act> acts) {

  /** Something that is done in the transaction that ends the turn. */
  public sealed interface Act {
    /** Words that open no question. */
    record Say(Utterance utterance) implements Act {}

    /**
     * A question whose buttons count until the next one; unanswered, the case opens all the same.
     */
    record Ask(Utterance utterance) implements Act {}

    record Remember(ContactReader.Found contact) implements Act {}

    record Introduce(String nameAndAddress) implements Act {}

    record OpenCases(Draft draft) implements Act {}

    /** Nobody but a person can tell what these words are; one who has some to read gets more. */
    record HandToPerson(Draft unread) implements Act {}

    /** Tells how the own cases stand, or one that is not of this talk if its code is right. */
    record TellStatus(Optional<CaseNumber> number, Optional<String> code) implements Act {}

    /**
     * Asks back about a wish, with buttons that count until the next turn. The question that is
     * open stays open.
     */
    record AskBack(Utterance utterance, Request request) implements Act {}

    /** 催办 */
    record Urge(CaseNumber number, String words) implements Act {}

    /** Takes a case back; it has been asked back about. */
    record Withdraw(CaseNumber number) implements Act {}

    /** Somebody else shall handle a case: a lead decides. */
    record AskRecusal(CaseNumber number, String words) implements Act {}

    /** Brings the words to the officer who has the case, and says honestly when they are read. */
    record CallPerson(CaseNumber number, String words) implements Act {}

    /** Offers times at which the office that has this case receives. */
    record OfferVisit(CaseNumber number) implements Act {}

    /** Tells when an office receives, to somebody who has no case yet. */
    record TellReceptions(OfficeCode office) implements Act {}

    /** Takes one of the times that were offered. */
    record BookVisit(String ref) implements Act {}

    /** Gives an appointment up; empty where it was not said which. */
    record GiveUpVisit(Optional<String> ref) implements Act {}

    /** A button of a revisit. */
    record PressRevisit(String ref) implements Act {}

    /** Words that answer the question of a revisit. */
    record AnswerRevisit(String words, List<String> pictures) implements Act {}

    /** The resident has chosen the language. */
    record Speak(Language language) implements Act {}

    /** Says where larger letters are, as the channel has them. */
    record OfferLargeType() implements Act {}

    /** Nothing to be handled was found in these words; they are kept until the next turn. */
    record FoundNothing(Draft words) implements Act {}

    /** Answers insults, once in a talk. */
    record Calm() implements Act {}

    /** Gives a code that joins a talk on another channel to this one. */
    record Invite() implements Act {}

    /** The same, while it is asked how the resident can be reached. */
    record InviteInstead() implements Act {}

    /** Joins this talk to the one in which the code was given. */
    record Join(String code) implements Act {}

    /** This talk stands alone again. */
    record Leave() implements Act {}

    /** Erases what may be erased on request; it has been asked back about. */
    record Erase() implements Act {}

    /** More words for a case of this talk. */
    record AddToCase(CaseNumber number, String words, List<String> pictures) implements Act {}

    /**
     * The safety message, an emergency case without a card, and the alarm.
     *
     * @param told the words and pictures that hold the danger
     */
    record RaiseAlarm(Draft told, Peril peril) implements Act {}

    /** More words and a perhaps better place for the emergency that is open. */
    record AddToEmergency(String words, List<String> pictures) implements Act {}
  }

  public static Step idle(Act... acts) {
    return new Step(Stage.IDLE, Optional.empty(), List.of(acts));
  }

  /** What is said from now on belongs to the emergency. */
  static Step inEmergency(Act act) {
    return new Step(Stage.EMERGENCY, Optional.empty(), List.of(act));
  }

  /** Nothing about the talk changes. */
  static Step staying(TalkState talk, Act... acts) {
    return new Step(talk.stage(), talk.draft(), List.of(acts));
  }

  static Step asking(Stage stage, Draft draft, Utterance question) {
    return new Step(stage, Optional.of(draft), List.of(new Act.Ask(question)));
  }

  /** The same with something done before. */
  public Step after(Act act) {
    var all = new java.util.ArrayList<Act>();
    all.add(act);
    all.addAll(acts);
    return new Step(stage, draft, all);
  }
}
