package cn.xinqiao.conversation.internal;

import cn.xinqiao.cases.JoinOffers;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.routing.Route;
import cn.xinqiao.triage.SortedMatter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;

/**
 * One matter of a {@link Draft}: what it is, and where.
 *
 * @param offer to join others who reported the same; made with the card that shows it
 * @param joins the resident has taken the offer
 */
public record DraftMatter(
    SortedMatter what, Spot where, Optional<JoinOffers.Offer> offer, boolean joins) {

  public DraftMatter {
    offer = offer == null ? Optional.empty() : offer; // of a draft from before
  }

  public DraftMatter(SortedMatter what, Spot where) {
    this(what, where, Optional.empty(), false);
  }

  static DraftMatter of(SortedMatter sorted, Route route) {
    return new DraftMatter(sorted, Spot.UNKNOWN.learnedFrom(route));
  }

  /** Elsewhere others reported something else: there is no offer any more. */
  DraftMatter at(Spot place) {
    return new DraftMatter(what, place);
  }

  DraftMatter withMore(String words) {
    return new DraftMatter(what.withText(what.text() + "\n" + words), where, offer, joins);
  }

  /** What is offered now; one that was taken already stays taken. */
  public DraftMatter offered(Optional<JoinOffers.Offer> now) {
    return joins ? this : new DraftMatter(what, where, now, false);
  }

  DraftMatter joining() {
    return new DraftMatter(what, where, offer, true);
  }

  /** The offer that the resident has taken. */
  @JsonIgnore
  public Optional<JoinOffers.Offer> taken() {
    return offer.filter(_ -> joins);
  }

  /** Of the same subject, as far as it is known, and of no other office. */
  boolean isLike(DraftMatter other) {
    var second = what.subject2();
    var others = other.what.subject2();
    return what.subject() == other.what.subject()
        && (second.isEmpty() || others.isEmpty() || second.equals(others))
        && (where.office().isEmpty() || where.office().equals(other.where.office()));
  }

  @JsonIgnore
  boolean isAccusation() {
    return what.subKind() == SubKind.ACCUSATION;
  }
}
