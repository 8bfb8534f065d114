package cn.xinqiao.office;

/** The kinds of ways on which officers are told something away from their desk. */
public enum AddressKind {
  /** The address of a group robot (企业微信, 政务微信). */
  ROBOT,
  SMS,
  EMAIL,
  TELEGRAM
}
