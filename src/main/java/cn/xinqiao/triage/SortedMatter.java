package cn.xinqiao.triage;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a resident asks, with what it is and why we think so.
 *
 * @param text the resident's own words for this matter
 * @param confidence 0 to 1
 * @param decidedWith the id of the classifier that decided
 * @param reasons in Chinese, for officers
 */
public record SortedMatter(
    String text,
    Gist gist,
    Kind kind,
    SubKind subKind,
    Subject subject,
    Optional<String> subject2,
    Urgency urgency,
    double confidence,
    DecidedBy decidedBy,
    String decidedWith,
    List<String> reasons) {

  /** The same with more of the resident's words. */
  public SortedMatter withText(String more) {
    return new SortedMatter(
        more,
        gist,
        kind,
        subKind,
        subject,
        subject2,
        urgency,
        confidence,
        decidedBy,
        decidedWith,
        reasons);
  }

  @JsonIgnore
  public boolean isUnsure() {
    return decidedBy == DecidedBy.UNSURE;
  }
}
