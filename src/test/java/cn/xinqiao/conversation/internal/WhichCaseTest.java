package cn.xinqiao.conversation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Stage;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of a resident's cases is meant. */
class WhichCaseTest {
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z"); // 10:00 in Shanghai

  private final WhichCase which = new WhichCase(Clock.fixed(NOW, ZoneOffset.UTC));
  private final CaseFile lamp = file(1, "国定路的路灯不亮了", NOW.minusSeconds(60));
  private final CaseFile waste = file(2, "开鲁路垃圾没人清，臭得很", NOW.minusSeconds(90_000));
  private final CaseFile noise =
      file(3, "Noise from the karaoke bar at night", NOW.minusSeconds(900_000));
  private final List<CaseFile> own = List.of(lamp, waste, noise);

  @ParameterizedTest
  @CsvSource({
    "催一下路灯那个事,路灯那个事,1",
    "垃圾的事怎么还没人来,垃圾的事,2",
    "我要撤回昨天那个,昨天那个,2",
    "刚才那个补充一下,刚才那个,1",
    "any news on the karaoke noise?,the karaoke noise,3",
    "国定路那件有结果伐,国定路那件,1"
  })
  void the_words_name_it_by_subject_place_or_day(String words, String rest, int expected) {
    var meant = which.in(words, rest, own);
    assertThat(meant.named()).isTrue();
    assertThat(meant.cases()).extracting(c -> c.line().number()).containsExactly(number(expected));
  }

  @Test
  void the_number_counts_before_everything_else_and_that_of_somebody_else_names_none() {
    var words = "路灯那个催一下 " + number(2);
    assertThat(which.in(words, words, own).cases()).containsExactly(waste);
    assertThat(which.in(number(9).toString(), "", own).cases()).isEmpty();
  }

  @Test
  void words_that_name_nothing_leave_it_open() {
    var meant = which.in("催一下", "", own);
    assertThat(meant.named()).isFalse();
    assertThat(meant.cases()).containsExactlyElementsOf(own);
  }

  @Test
  void words_that_name_something_else_name_none_of_them_not_even_the_only_one() {
    var meant = which.in("催一下电梯那个", "电梯那个", List.of(lamp));
    assertThat(meant.named()).isFalse();
    assertThat(which.namesSomething("电梯那个")).isTrue();
    assertThat(which.namesSomething("那个事情呀")).isFalse();
  }

  @Test
  void how_much_is_shared_tells_the_same_matter_from_another_in_the_same_place() {
    assertThat(which.share("国定路路灯那个事情", lamp)).isGreaterThanOrEqualTo(0.5);
    assertThat(which.share("国定路上堆满了建筑垃圾", lamp)).isLessThan(0.5);
    assertThat(which.share("", lamp)).isZero();
  }

  @Test
  void yesterday_is_yesterday_in_shanghai() {
    var lateYesterday = file(4, "路灯", Instant.parse("2026-11-19T15:59:00Z"));
    var earlyToday = file(5, "路灯", Instant.parse("2026-11-19T16:01:00Z"));
    var both = List.of(earlyToday, lateYesterday);
    assertThat(which.in("昨天的那个", "昨天的那个", both).cases()).containsExactly(lateYesterday);
    assertThat(which.in("今天的那个", "今天的那个", both).cases()).containsExactly(earlyToday);
  }

  private static CaseNumber number(int serial) {
    return new CaseNumber(LocalDate.of(2026, 11, 20), serial);
  }

  private static CaseFile file(int serial, String words, Instant openedAt) {
    var street =
        new Office(
            new OfficeCode("310110019"),
            "五角场街道",
            "Wujiaochang Subdistrict",
            OfficeLevel.STREET,
            new OfficeCode("310110"),
            null,
            null);
    var line =
        new CaseFile.Line(
            number(serial),
            CaseState.OPEN,
            Kind.SERVICE_REQUEST,
            SubKind.ASSISTANCE,
            Subject.values()[0],
            Urgency.NORMAL,
            Optional.empty(),
            false,
            street,
            Optional.empty(),
            words,
            Optional.empty(),
            true,
            true,
            false,
            openedAt,
            openedAt,
            Optional.empty(),
            false,
            0,
            Optional.empty(),
            new CaseFile.Held(openedAt, Optional.empty()));
    return new CaseFile(
        line,
        0,
        words,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        "RULE",
        "1",
        List.of(),
        Language.ZH,
        true,
        true,
        false,
        false,
        Stage.HANDLING,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        CaseFile.Together.ALONE);
  }
}
