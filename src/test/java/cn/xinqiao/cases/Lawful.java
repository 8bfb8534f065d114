package cn.xinqiao.cases;

/** A decision of an appeal in tests, with all that it has to hold. */
public final class Lawful {
  public static final String DECISION =
      "经查，情况属实，路灯不亮是因为电缆进水。根据《信访工作条例》第三十二条，我街道支持您的请求，已责令养护公司整改。"
          + "不服本意见的，可以自收到之日起30日内，向上一级人民政府请求复查（复核）。";

  /** The same, on a lift that does not run. */
  public static final String ON_A_LIFT =
      "经查，楼里的电梯停运、老人爬楼不便属实，是因为主板老化。根据《信访工作条例》第三十二条，我街道支持您的请求，维修单位12月1日前修好电梯，"
          + "其间安排人员帮助老人上下楼。不服本意见的，可以自收到之日起30日内，向上一级人民政府请求复查（复核）。";

  /** The same, on a car park that asks too much. */
  public static final String ON_PARKING =
      "经查，停车场多收三个月停车费 270 元属实。根据《信访工作条例》第三十二条支持您的请求，已责令停车场七日内退还，由停车管理办王老师负责，并书面答复您。"
          + "您不服的，可以自收到之日起30日内，向上一级人民政府请求复查（复核）。";

  private Lawful() {}
}
