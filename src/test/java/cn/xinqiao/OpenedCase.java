package cn.xinqiao;

/** A case that a resident has just opened in a test. */
public record OpenedCase(ResidentClient resident, String number, String code) {

  /** Broken paving in 五角场街道 (310110019), confirmed, without a contact. */
  public static OpenedCase inWujiaochang() {
    return of("五角场街道政立路人行道的砖头翘起来了，走路绊脚，请派人来修", false);
  }

  /** Against 殷行街道: held by 杨浦区纪委监委 (310110-discipline). */
  public static OpenedCase accusingYinhang() {
    return of("举报殷行街道办事处工作人员收受商户红包，包庇违法搭建，请纪委彻查", true);
  }

  /** An appeal in 五角场街道. */
  public static OpenedCase appealingInWujiaochang() {
    return of("五角场街道国和路上的停车场多收了我三个月停车费，街道停车管理办不肯退，我不服，要求退还并书面答复", true);
  }

  /** A question to 五角场街道. */
  public static OpenedCase inquiringInWujiaochang() {
    return of("请问五角场街道社区食堂几点开门，老人吃饭有没有优惠？", false);
  }

  /** An idea for 五角场街道. */
  public static OpenedCase suggestingInWujiaochang() {
    return of("建议在五角场街道国和路的公交站旁边加装几张长椅，方便老人等车休息", false);
  }

  private static OpenedCase of(String words, boolean petition) {
    var resident = new ResidentClient();
    resident.writes(words).reads();
    resident.presses("confirm").reads();
    if (petition) {
      resident.presses("name:anonymous").reads();
    }
    var opened = resident.presses("contact:self").reads().cases().getFirst();
    return new OpenedCase(resident, (String) opened.get("number"), (String) opened.get("code"));
  }
}
