package cn.xinqiao.insight;

import static cn.xinqiao.insight.PastCases.DISTRICT;
import static cn.xinqiao.insight.PastCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.NewCases;
import cn.xinqiao.insight.Rates.Wanted;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signs that a figure may have been made: found at the limit, and not below it. */
@QuarkusTest
@Tag("database")
class SignsTest {
  private final Rates rates;
  private final PastCases past;
  private final NewCases cases;

  SignsTest(Rates rates, PastCases past, NewCases cases) {
    this.rates = rates;
    this.past = past;
    this.cases = cases;
  }

  @Test
  void ten_cases_answered_on_one_day_just_before_their_last_day_are_a_sign_and_nine_are_none() {
    var week = PastCases.quietWeek();
    for (int i = 0; i < 9; i++) {
      answered(week, i % 2 == 0 ? 3 : 4, "3 17:00");
    }
    answered(week, 5, "3 17:00"); // two days left
    answered(week, 4, "2 17:00"); // another day
    answered(week, 2, "3 17:00"); // late
    assertThat(signs(week)).isEmpty();
    answered(week, 3, "3 23:59");
    assertThat(signs(week))
        .singleElement()
        .satisfies(sign -> {
          assertThat(sign.what()).isEqualTo(Sign.What.MASS_ANSWERING);
          assertThat(sign.office().code()).isEqualTo(STREET);
          assertThat(sign.day()).contains(week.monday().plusDays(2));
          assertThat(sign.count()).isEqualTo(10);
          assertThat(sign.among()).isEqualTo(12);
        });
  }

  @Test
  void ten_of_many_that_were_answered_on_a_day_are_none_and_joined_cases_are_one() {
    var week = PastCases.quietWeek();
    var main = answered(week, 3, "3 17:00");
    for (int i = 0; i < 9; i++) {
      past.set("cases", "joined_to = '" + main + "'", "number", answered(week, 3, "3 17:00"));
    }
    assertThat(signs(week)).isEmpty();
    var busy = PastCases.quietWeek();
    for (int i = 0; i < 10; i++) {
      answered(busy, 3, "3 17:00");
    }
    for (int i = 0; i < 11; i++) {
      answered(busy, 7, "3 10:00");
    }
    assertThat(signs(busy)).isEmpty();
  }

  @Test
  void ten_cases_closed_with_approval_on_one_day_are_a_sign_and_what_was_declined_is_none() {
    var week = PastCases.quietWeek();
    for (int i = 0; i < 9; i++) {
      decided(week, "3 16:00", true);
    }
    decided(week, "3 16:30", false);
    decided(week, "4 09:00", true);
    assertThat(signs(week)).isEmpty();
    decided(week, "3 23:30", true);
    assertThat(signs(week))
        .singleElement()
        .satisfies(sign -> {
          assertThat(sign.what()).isEqualTo(Sign.What.MASS_CLOSING);
          assertThat(sign.day()).contains(week.monday().plusDays(2));
          assertThat(sign.count()).isEqualTo(10);
          assertThat(sign.among()).isEqualTo(11);
        });
  }

  private void decided(Week week, String when, boolean approved) {
    var number = past.order(STREET, week);
    cases.change(
        """
        insert into closing_override (case_number, reason, asked_by, asked_at, settled_by, settled_at,
            approved)
          select '%s', 'no-answer', min(o.id), %s, min(o.id), %s, %s from officer o\
        """
            .formatted(number, PastCases.time(week, when), PastCases.time(week, when), approved));
  }

  @Test
  void the_keys_of_three_reporters_from_one_device_are_a_sign_and_of_two_a_household() {
    var week = PastCases.quietWeek();
    turned(week, "3 10:00", "device-1", null);
    var second = turned(week, "3 11:00", "device-1", null);
    turn(second, week, "3 12:00", "device-1", null); // the same reporter once more
    turned(week, "3 10:00", "device-2", null);
    turned(week, "3 10:00", null, null);
    assertThat(signs(week)).isEmpty();
    turned(week, "4 10:00", "device-1", null);
    assertThat(signs(week))
        .singleElement()
        .satisfies(sign -> {
          assertThat(sign.what()).isEqualTo(Sign.What.ONE_DEVICE);
          assertThat(sign.count()).isEqualTo(3);
          assertThat(sign.among()).isEqualTo(3);
          assertThat(sign.toString()).doesNotContain("device-1");
        });
  }

  @Test
  void three_keys_within_a_minute_after_an_officers_call_are_a_sign_and_later_ones_none() {
    var week = PastCases.quietWeek();
    turned(week, "3 10:01", null, "3 10:00");
    turned(week, "3 10:00", null, "3 10:00");
    turned(week, "3 10:02", null, "3 10:00"); // two minutes
    called(turned(week, "3 10:02", null, null), week, "3 10:00");
    turned(week, "3 09:59", null, "3 10:00"); // before
    turned(week, "3 10:00", null, null);
    assertThat(signs(week)).isEmpty();
    called(turned(week, "4 10:01", null, null), week, "4 10:00");
    assertThat(signs(week))
        .singleElement()
        .satisfies(sign -> {
          assertThat(sign.what()).isEqualTo(Sign.What.AFTER_CALL);
          assertThat(sign.count()).isEqualTo(3);
          assertThat(sign.among()).isEqualTo(7);
        });
  }

  @Test
  void an_office_sees_signs_of_its_own_subtree_only() {
    var week = PastCases.quietWeek();
    for (int i = 0; i < 3; i++) {
      turned(week, "3 10:00", "device-9", null);
    }
    assertThat(signs(week, DISTRICT)).hasSize(1);
    assertThat(signs(week, STREET)).hasSize(1);
    assertThat(signs(week, PastCases.NEXT)).isEmpty();
  }

  private CaseNumber answered(Week week, int due, String when) {
    var number = past.order(STREET, week);
    past.term(number, "ANSWER", week, due, when, "DONE");
    return number;
  }

  private CaseNumber turned(Week week, String when, String device, String called) {
    var number = past.order(STREET, week);
    turn(number, week, when, device, called);
    return number;
  }

  /** As the timeline has a call. */
  private void called(CaseNumber number, Week week, String when) {
    cases.change(
        "insert into case_line (case_number, at, what, on_behalf) values ('%s', %s, 'CALLED', false)"
            .formatted(number, PastCases.time(week, when)));
  }

  private void turn(CaseNumber number, Week week, String when, String device, String called) {
    cases.change(
        "insert into key_turn (reporter_id, case_number, at, who, what, how, device, called_at)"
            + " select reporter_id, case_number, %s, 'RESIDENT', 'AT_EASE', 'BUTTON', %s, %s"
                .formatted(
                    PastCases.time(week, when),
                    device == null ? "null" : "'" + device + "'",
                    PastCases.time(week, called))
            + " from reporter_keys where case_number = '%s'".formatted(number));
  }

  private List<Sign> signs(Week week) {
    return signs(week, DISTRICT);
  }

  private List<Sign> signs(Week week, OfficeCode office) {
    var wanted =
        new Wanted(Optional.empty(), Optional.empty(), Optional.of(week), Optional.of(week));
    return rates.of(cases.officer(office, Role.LEAD), wanted, Rates.As.PAGE).signs();
  }
}
