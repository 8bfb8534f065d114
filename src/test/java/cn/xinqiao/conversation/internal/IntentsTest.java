package cn.xinqiao.conversation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.SeedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What words mean beside the matter, as people write them. */
class IntentsTest {
  private final Intents intents = new Intents(new OwnLists());

  @ParameterizedTest
  @CsvSource({
    "URGE,催一下路灯那个事",
    "URGE,麻烦催催",
    "URGE,怎么还没人来修啊",
    "URGE,哪能还没动静",
    "URGE,please hurry up",
    "URGE,what takes so long",
    "ADD,'刚才那个，补充一张照片'",
    "STATUS,any news on my street light?",
    "STATUS,我的事情哪能了",
    "WITHDRAW,我要撤回昨天那个",
    "WITHDRAW,算了不投诉了",
    "WITHDRAW,已经修好了 不用来了",
    "WITHDRAW,please withdraw my report",
    "RECUSE,我要求换人办理",
    "RECUSE,申请回避",
    "RECUSE,能不能换个人来处理这件事",
    "RECUSE,'经办人是对方亲戚，应该回避'",
    "RECUSE,请换一位工作人员负责",
    "RECUSE,I want somebody else to handle this",
    "RECUSE,there is a conflict of interest",
    "LARGE_TYPE,字太小看不清",
    "LARGE_TYPE,字忒小了看勿清爽",
    "LARGE_TYPE,/elder",
    "LARGE_TYPE,the letters are too small",
    "IN_ENGLISH,换成英文",
    "IN_ENGLISH,speak English please",
    "IN_ENGLISH,can you speak english?",
    "IN_CHINESE,说中文",
    "LANGUAGE,/language",
    "WHO_ARE_YOU,侬是啥人",
    "WHO_ARE_YOU,你到底是人还是机器人",
    "WHO_ARE_YOU,who am i talking to",
    "HUMAN,我要人工",
    "HUMAN,'我不要跟机器人讲，给我转人工'",
    "HUMAN,有没有真人",
    "HUMAN,let me talk to a human please",
    "SEE_LEADER,我要见领导",
    "SEE_LEADER,阿拉想见见街道领导",
    "SEE_LEADER,预约接访",
    "SEE_LEADER,改约",
    "SEE_LEADER,能不能跟你们领导当面谈谈",
    "SEE_LEADER,I want to speak to the leader",
    "SEE_LEADER,book an appointment",
    "GIVE_UP_VISIT,取消预约",
    "GIVE_UP_VISIT,明天的领导接待我来不了",
    "GIVE_UP_VISIT,cancel my appointment",
    "THANKS,谢谢侬",
    "THANKS,好的 谢谢你们",
    "THANKS,thank you so much",
    "ABUSE,你们这帮废物",
    "ABUSE,useless bot",
    "ABUSE,你个垃圾机器人",
    "ABUSE,侬十三点",
    "DELETE,/delete",
    "DELETE,把我的信息删掉",
    "DELETE,delete my data",
    "NEW,/new",
    "NEW,还有一件事",
    "START,/start",
    "HELP,/help",
    "STATUS,/status"
  })
  void these_words_mean_it(Intent intent, String words) {
    assertThat(intents.beside(words, intent)).as(words).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "URGE,开发商一直催我交房款",
    "URGE,小区物业催缴停车费态度差",
    "URGE,暴力催收半夜打电话",
    "ABUSE,我妈的医保卡丢了怎么补办",
    "ABUSE,他妈妈今年八十了想申请长护险",
    "ABUSE,楼上有个神经病人半夜敲墙",
    "ABUSE,小区垃圾没人清",
    "ABUSE,商场门口的破机器人扫地机挡住盲道",
    "ABUSE,你们是十三点开门吗",
    "ABUSE,dog shit all over the pavement",
    "LARGE_TYPE,路牌上的字太小看不清",
    "THANKS,感谢信要寄到哪里",
    "RECUSE,小区换了人管理以后更脏",
    "RECUSE,物业换人处理垃圾也没用",
    "RECUSE,路口不设信号灯行人没法回避车辆",
    "HUMAN,人工湖的水发臭了",
    "SEE_LEADER,找过领导也没用",
    "SEE_LEADER,单位领导欠薪跑了",
    "SEE_LEADER,医院的专家号预约不上",
    "SEE_LEADER,my boss does not pay overtime",
    "GIVE_UP_VISIT,医院取消了预约挂号窗口",
    "LARGE_TYPE,路牌上的字太旧了",
    "IN_ENGLISH,小区的英文路牌写错了",
    "DELETE,广告牌上的电话请删除不良信息",
    "WHO_ARE_YOU,你们是哪个部门管路灯"
  })
  void these_words_do_not_mean_it(Intent intent, String words) {
    assertThat(intents.beside(words, intent)).as(words).isEmpty();
  }

  @Test
  void what_stands_beside_a_wish_is_left_over() {
    assertThat(intents.beside("催一下路灯那个事", Intent.URGE)).hasValue("路灯那个事");
    assertThat(intents.beside("麻烦催一下！", Intent.URGE)).hasValue("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"催一下", "谢谢", "撤回"})
  void a_wish_repeated_without_end_is_none_and_does_no_harm(String wish) {
    for (Intent intent : Intent.values()) {
      assertThat(intents.means(wish.repeat(5_000) + "x", intent)).isFalse();
      assertThat(intents.beside(wish.repeat(5_000) + "x", intent)).isEmpty();
    }
  }

  @Test
  void a_pattern_that_fits_words_that_say_nothing_stops_the_start() {
    assertThatThrownBy(() -> list("intent,reach,pattern\nURGE,BESIDE,\"(催)?\"\n"))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("say nothing");
  }

  @Test
  void a_pattern_that_is_there_twice_or_reaches_nowhere_stops_the_start() {
    assertThatThrownBy(() -> list("intent,reach,pattern\nURGE,BESIDE,a\nURGE,BESIDE,b\n"))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> list("intent,reach,pattern\nURGE,SOMEWHERE,a\n"))
        .hasMessageContaining("reach");
    assertThatThrownBy(() -> list("intent,reach,pattern\nURGE,BESIDE,\"((\"\n"))
        .hasMessageContaining("pattern");
  }

  private static Intents list(String rows) {
    return new Intents(
        new OwnLists() {
          @Override
          public SeedFile read(String name) {
            return new SeedFile(name, 1, rows);
          }
        });
  }

  @Test
  void every_intent_needs_a_pattern() {
    assertThatThrownBy(() -> list("intent,reach,pattern\nURGE,BESIDE,a\n"))
        .hasMessageContaining("has no pattern");
  }
}
