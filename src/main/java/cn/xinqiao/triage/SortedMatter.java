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
 * @param meaning of the text without its address, if a model has read it
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
    List<String> reasons,
    Optional<Meaning> meaning) {

  public SortedMatter {
    meaning = meaning == null ? Optional.empty() : meaning; // of a draft from before
  }

  /** Nothing has read it but a person. */
  public SortedMatter(
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
    this(
        text,
        gist,
        kind,
        subKind,
        subject,
        subject2,
        urgency,
        confidence,
        decidedBy,
        decidedWith,
        reasons,
        Optional.empty());
  }

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
        reasons,
        meaning);
  }

  @JsonIgnore
  public boolean isUnsure() {
    return decidedBy == DecidedBy.UNSURE;
  }
}
