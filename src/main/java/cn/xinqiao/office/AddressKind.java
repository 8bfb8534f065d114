package cn.xinqiao.office;

/** The kinds of ways on which officers are told something away from their desk. */
public enum AddressKind {
  /** The address of a group robot (企业微信, 政务微信). */
  ROBOT(true),
  SMS(true),
  EMAIL(true),
  /** A chat, which nobody can type: it is joined by a code, see {@link NoticeCodes}. */
  TELEGRAM(false);

  private final boolean typed;

  AddressKind(boolean typed) {
    this.typed = typed;
  }

  /** Whether its addresses are typed in. */
  public boolean isTyped() {
    return typed;
  }
}
