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

  @JsonIgnore
  boolean isAccusation() {
    return what.subKind() == SubKind.ACCUSATION;
  }
}
