package cn.xinqiao.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Retention.Kept;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class PrivacyNoticeTest {
  private final Retention retention;
  private final PrivacyNotice notice;

  PrivacyNoticeTest(Retention retention, PrivacyNotice notice) {
    this.retention = retention;
    this.notice = notice;
  }

  @Test
  void the_notice_speaks_the_terms_of_the_rules() {
    assertThat(new ResidentClient().writes("你好").reads().notice())
        .contains(retention.of(Kept.CASE_WORDS).amount() + " 年")
        .contains(retention.of(Kept.TALK).amount() + " 天");
    assertThat(new ResidentClient().writes("hello there").reads().notice())
        .contains("for 3 years after it ends", "90 days after the last contact");
  }

  @Test
  void another_term_is_another_version_that_has_room_in_the_residents_row() {
    assertThat(notice.version()).isEqualTo("2026-11:3Y90D").hasSizeLessThanOrEqualTo(16);
  }
}
