package cn.xinqiao.kernel;

/** What an officer's account is for. */
public enum Role {
  /** Works the cases of the own office and sees those of the subtree. */
  OFFICER,
  /** Also acts on any case of the subtree, marked "on behalf". */
  LEAD,
  /** Keeps accounts and lists; sees no case. */
  ADMIN,
  /** Sees the subtree, changes nothing. */
  AUDITOR
}
