package cn.xinqiao.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SubKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyListTest {
  private static final String NAME = "rules/keys.csv";

  private final KeyList list = new KeyList(Lists.shipped(NAME));

  @ParameterizedTest
  @CsvSource({
    "PETITION, APPEAL, REPLIED, BOTH",
    "PETITION, ACCUSATION, REPLIED, NONE",
    "SERVICE_REQUEST, ASSISTANCE, OPEN, BOTH",
    "SERVICE_REQUEST, INQUIRY, REPLIED, QUESTION",
    "SUGGESTION, , CLOSED, HEART",
    "SERVICE_REQUEST, ASSISTANCE, REFUSED, NONE",
    "SUGGESTION, , WITHDRAWN, NONE"
  })
  void what_is_asked_depends_on_the_kind_and_on_how_the_case_ended(
      Kind kind, SubKind subKind, CaseState state, KeysAsked asks) {
    assertThat(list.of(kind, subKind, state)).isEqualTo(asks);
  }

  @Test
  void a_list_that_would_ask_about_an_accusation_stops_the_start() {
    var wrong = Lists.changed(NAME, "ACCUSATION,*,NONE", "ACCUSATION,*,BOTH");
    assertThatThrownBy(() -> new KeyList(wrong)).hasMessageContaining("accusation");
  }

  @Test
  void a_kind_without_a_row_stops_the_start() {
    var gap = Lists.changed(NAME, "SUGGESTION,*,*,HEART", "SUGGESTION,*,REFUSED,HEART");
    assertThatThrownBy(() -> new KeyList(gap)).hasMessageContaining("no row for");
  }
}
