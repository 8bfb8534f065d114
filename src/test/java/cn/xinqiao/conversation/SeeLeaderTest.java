package cn.xinqiao.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.cases.reception.NewReceptions;
import cn.xinqiao.kernel.OfficeCode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Residents ask in the chat to see a leader. */
@QuarkusTest
@Tag("database")
class SeeLeaderTest {
  private static final OfficeCode WUJIAOCHANG = new OfficeCode("310110019");

  private final NewReceptions days;

  SeeLeaderTest(NewReceptions days) {
    this.days = days;
  }

  @Test
  void a_time_is_offered_booked_moved_and_given_up_in_the_talk() {
    days.plan(WUJIAOCHANG, 20, 4);
    var opened = OpenedCase.inWujiaochang();
    var resident = opened.resident();
    var offer = resident.writes("我要见领导").reads();
    assertThat(offer.text()).contains(opened.number(), "国和路595号").doesNotContain("t-310110019");
    assertThat(offer.optionIds()).hasSize(3).allMatch(id -> id.startsWith("slot:"));
    var booked = resident.presses(offer.optionIds().getFirst()).reads();
    assertThat(booked.text()).contains("约好了", "09:00", "身份证");
    var other = resident.writes("改约").reads();
    assertThat(other.text()).contains("您已经约好", "09:00");
    assertThat(resident.presses(other.optionIds().getLast()).reads().text()).contains("已经改到");
    assertThat(resident.writes("取消预约").reads().text()).contains("已经取消");
    assertThat(resident.writes("取消预约").reads().text()).contains("没有还没到的预约");
    assertThat(resident.writes("I want to speak to the leader").reads().text())
        .contains("The next free times", opened.number());
  }

  @Test
  void whoever_has_no_case_is_asked_for_it_first_and_hears_honestly_what_is_planned() {
    var resident = new ResidentClient();
    assertThat(resident.writes("我想见殷行街道的领导").reads().text())
        .contains("殷行街道目前没有排出", "12345", "先告诉我");
    assertThat(resident.writes("预约接访").reads().text()).contains("先告诉我", "哪个街道");
  }

  @Test
  void a_matter_that_speaks_of_leaders_is_a_matter() {
    var resident = new ResidentClient();
    var card = resident.writes("五角场街道国定路的路灯坏了一个月，找过领导也没用，请派人来修").reads();
    assertThat(card.matters()).hasSize(1);
  }
}
