package cn.xinqiao.triage.internal;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SubKind;
import java.util.Arrays;

/** Kind and sub-kind together: what the classifier tells apart. */
public enum Track {
  APPEAL(Kind.PETITION, SubKind.APPEAL, "申诉求决"),
  ACCUSATION(Kind.PETITION, SubKind.ACCUSATION, "检举控告"),
  SUGGESTION(Kind.SUGGESTION, null, "人民建议"),
  INQUIRY(Kind.SERVICE_REQUEST, SubKind.INQUIRY, "咨询"),
  ASSISTANCE(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, "求助"),
  OTHER(Kind.OTHER, null, "其他");

  private final Kind kind;
  private final SubKind subKind;
  private final String label;

  Track(Kind kind, SubKind subKind, String label) {
    this.kind = kind;
    this.subKind = subKind;
    this.label = label;
  }

  public Kind kind() {
    return kind;
  }

  public SubKind subKind() {
    return subKind;
  }

  /** What officers read in a reason. */
  public String label() {
    return label;
  }

  static Track of(Kind kind, SubKind subKind) {
    return Arrays.stream(values())
        .filter(t -> t.kind == kind && t.subKind == subKind)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no track " + kind + "/" + subKind));
  }
}
