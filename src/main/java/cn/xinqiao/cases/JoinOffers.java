package cn.xinqiao.cases;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.triage.Meaning;
import java.util.List;
import java.util.Optional;

/**
 * Offers a resident who tells of a public thing to join those who reported the same, in place of
 * one more case. Only for service requests at a known place, and only when several others did.
 */
public interface JoinOffers {

  /** In the caller's transaction, which changes nothing by it. */
  Optional<Offer> find(Told told);

  /**
   * The resident has taken the offer. The talk is locked by the caller.
   *
   * @param words the resident's own
   * @return what the receipt says; empty when the case has ended meanwhile: then an own one is
   *     opened
   */
  Optional<OpenedCase> join(Conversation talk, Offer offer, String words, List<String> attachments);

  /** The thing, in the resident's language. */
  String thing(Offer offer, Language language);

  /**
   * What a resident tells.
   *
   * @param resident whose own reports are no others'
   */
  record Told(
      long resident,
      Kind kind,
      Subject subject,
      Urgency urgency,
      String words,
      Optional<String> place,
      Optional<OfficeCode> office,
      Optional<OfficeCode> neighbourhood,
      Optional<Meaning> meaning) {}

  /**
   * An offer, kept with the draft that it was made for and no longer.
   *
   * @param ref what stands on the button; says nothing
   * @param number the case to join
   * @param thing its code
   * @param others how many residents reported it
   */
  record Offer(String ref, String number, String thing, int others) {}
}
