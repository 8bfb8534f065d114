package cn.xinqiao.kernel;

/** How soon somebody must act. Cases have urgency; people never do. */
public enum Urgency {
  /** Life or property is in danger now. */
  EMERGENCY,
  /** An essential service is out, or a vulnerable person is at risk within a day. */
  URGENT,
  NORMAL
}
