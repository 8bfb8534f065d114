package cn.xinqiao.cases;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What officers do with cases. Each act is one transaction: the change, its timeline line, the
 * message to the resident, and the audit entry. A case that the officer may not see does not exist:
 * every act on one is a {@link Refusal.NotFound}. An act on a case of another office's desk is a
 * {@link Refusal.Forbidden}.
 */
public interface CaseDesk {

  /** Shows a case; the view is written down. */
  CaseFile show(Caller caller, CaseNumber number, Language language);

  /** A picture of a case; the view is written down like that of the case. */
  AttachmentStore.Stored picture(Caller caller, CaseNumber number, String id);

  /** A voice message of a case; the view is written down. */
  AttachmentStore.Stored recording(Caller caller, CaseNumber number, String id);

  /** How often something has happened to it: a page that is open asks whether there is news. */
  long happenings(Caller caller, CaseNumber number);

  /** Says that somebody has seen the emergency: it stops ringing. */
  void acknowledge(Caller caller, CaseNumber number);

  /** 受理, in the ordinary way. */
  default void accept(Caller caller, Request request) {
    accept(caller, request, Handling.ORDINARY);
  }

  /** 受理 */
  void accept(Caller caller, Request request, Handling handling);

  /** How an accepted case is handled. */
  enum Handling {
    ORDINARY,
    /** 简易办理: the facts are plain and nobody disputes them; the answer is due sooner. */
    SIMPLE
  }

  /**
   * 不予受理, with a reason and the right door ({@link Doors}), which the resident is told with its
   * time limit and how to go there.
   *
   * @param door its id; what is no appeal gets {@link Doors#otherBody} where none is named
   * @throws Refusal.RuleBroken for a door that nobody knows, and for an appeal without one
   */
  void refuse(Caller caller, Request request, String reason, Optional<String> door);

  /** The same for what is no appeal and goes to whom the reason names. */
  default void refuse(Caller caller, Request request, String reason) {
    refuse(caller, request, reason, Optional.empty());
  }

  /**
   * On to another office, with a reason.
   *
   * @return the case as it was handed over, because the caller may see it no longer
   */
  default CaseFile transfer(Caller caller, Request request, OfficeCode to, String reason) {
    return transfer(caller, request, to, reason, Optional.empty());
  }

  /**
   * The same; with a day it is 交办: the office below reports by then what has become of it (信访工作条例
   * (2022) article 22).
   *
   * @throws Refusal.RuleBroken for a day that is not to come, and for an office that is not below
   */
  CaseFile transfer(
      Caller caller, Request request, OfficeCode to, String reason, Optional<LocalDate> reportBy);

  /**
   * 研究: what is being looked into before a suggestion is answered; who suggested it is told.
   *
   * @throws Refusal.RuleBroken for what is no suggestion, and without words
   */
  void research(Caller caller, Request request, String text);

  /**
   * The answer to the matter.
   *
   * @throws Refusal.RuleBroken for an adoption of what is no suggestion, without words, and for the
   *     decision of an appeal that lacks what it must hold and has no reason to leave all the same
   *     ({@link ReplyReader})
   */
  void reply(Caller caller, Request request, Answer answer);

  /** The same for what is no suggestion. */
  default void reply(Caller caller, Request request, String text) {
    reply(caller, request, new Answer(text, Optional.empty()));
  }

  /**
   * What the resident is told of the matter.
   *
   * @param adoption what becomes of a suggestion; the text says why
   * @param override why it leaves although it lacks something
   */
  record Answer(String text, Optional<Adoption> adoption, Optional<String> override) {
    public Answer(String text, Optional<Adoption> adoption) {
      this(text, adoption, Optional.empty());
    }

    public Answer anyway(Optional<String> reason) {
      return new Answer(text, adoption, reason);
    }
  }

  /**
   * 接手对话: the officer talks with the resident, the bot is quiet until {@link #handBack} or until
   * the officer has said nothing for a while. A {@link Refusal.Conflict} while another one talks.
   */
  void takeOver(Caller caller, Request request);

  /**
   * The bot has the talk again.
   *
   * @param summary one sentence on what was settled, for the next officer and for the bot
   */
  void handBack(Caller caller, Request request, String summary);

  /**
   * A live message into the resident's talk, with which the officer has the word there.
   *
   * @param text may be empty when there are pictures
   * @param pictures JPEGs that were drawn anew, at most nine
   */
  void message(Caller caller, Request request, String text, List<byte[]> pictures);

  default void message(Caller caller, Request request, String text) {
    message(caller, request, text, List.of());
  }

  /**
   * What is asked of which case.
   *
   * @param ifVersion the version that the caller saw; another one now is a conflict
   * @param idempotencyKey a repeated request with the same key changes nothing
   */
  record Request(CaseNumber number, Optional<Integer> ifVersion, Optional<String> idempotencyKey) {
    public static Request on(CaseNumber number) {
      return new Request(number, Optional.empty(), Optional.empty());
    }
  }
}
