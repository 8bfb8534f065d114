package cn.xinqiao.cases;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.triage.Meaning;
import java.util.List;
import java.util.Optional;

/**
 * What a case is about, as it was understood and, if possible, confirmed.
 *
 * @param words the resident's own
 * @param decidedBy RULE, EMBEDDED, MODEL, PERSON or UNSURE
 * @param decidedWith the rule list's version or the id of the classifier
 * @param office whose desk it goes to: the confidential one for an accusation
 * @param meaning if a model has read the words already
 */
public record NewMatter(
    String words,
    String summary,
    Optional<String> place,
    Optional<String> since,
    Optional<String> wanted,
    Kind kind,
    SubKind subKind,
    Subject subject,
    Optional<String> subject2,
    Urgency urgency,
    double confidence,
    String decidedBy,
    String decidedWith,
    List<String> reasons,
    OfficeCode office,
    Optional<OfficeCode> neighbourhood,
    Optional<Meaning> meaning) {

  /** In place of what decided: a voice message that nobody has heard yet. */
  public static final String UNHEARD = "voice";

  public NewMatter {
    if (kind == Kind.OTHER || !kind.admits(subKind)) {
      throw new IllegalArgumentException("no case is " + kind + "/" + subKind);
    }
    reasons = List.copyOf(reasons);
  }

  /** Its meaning is read later, beside whoever waits for the case. */
  public NewMatter(
      String words,
      String summary,
      Optional<String> place,
      Optional<String> since,
      Optional<String> wanted,
      Kind kind,
      SubKind subKind,
      Subject subject,
      Optional<String> subject2,
      Urgency urgency,
      double confidence,
      String decidedBy,
      String decidedWith,
      List<String> reasons,
      OfficeCode office,
      Optional<OfficeCode> neighbourhood) {
    this(
        words,
        summary,
        place,
        since,
        wanted,
        kind,
        subKind,
        subject,
        subject2,
        urgency,
        confidence,
        decidedBy,
        decidedWith,
        reasons,
        office,
        neighbourhood,
        Optional.empty());
  }

  /** An accusation is seen by the desk that holds it and by nobody else. */
  public boolean isConfidential() {
    return subKind == SubKind.ACCUSATION;
  }
}
