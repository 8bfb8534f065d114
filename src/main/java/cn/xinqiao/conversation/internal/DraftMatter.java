package cn.xinqiao.conversation.internal;

import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.routing.Route;
import cn.xinqiao.triage.SortedMatter;
import com.fasterxml.jackson.annotation.JsonIgnore;

/** One matter of a {@link Draft}: what it is, and where. */
public record DraftMatter(SortedMatter what, Spot where) {

  static DraftMatter of(SortedMatter sorted, Route route) {
    return new DraftMatter(sorted, Spot.UNKNOWN.learnedFrom(route));
  }

  DraftMatter at(Spot place) {
    return new DraftMatter(what, place);
  }

  DraftMatter withMore(String words) {
    return new DraftMatter(what.withText(what.text() + "\n" + words), where);
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
