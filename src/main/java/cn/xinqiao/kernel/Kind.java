package cn.xinqiao.kernel;

/**
 * Which legal track a matter takes.
 *
 * <p>Source: 信访工作条例 (2022) articles 29–31 and 上海市人民建议征集若干规定 article 10.
 */
public enum Kind {
  /** 信访诉求: redress, a decision or accountability is asked of a public body. */
  PETITION,
  /** 人民建议: a change for the public good is proposed. */
  SUGGESTION,
  /** 服务请求: information is asked, or a concrete problem should be attended to. */
  SERVICE_REQUEST,
  /** Nothing to handle: greeting, thanks, chat, advertisement. */
  OTHER;

  /** Whether this sub-kind (or none) can stand under this kind. */
  public boolean admits(SubKind subKind) {
    return switch (this) {
      case PETITION -> subKind == SubKind.APPEAL || subKind == SubKind.ACCUSATION;
      case SERVICE_REQUEST -> subKind == SubKind.INQUIRY || subKind == SubKind.ASSISTANCE;
      case SUGGESTION, OTHER -> subKind == null;
    };
  }
}
