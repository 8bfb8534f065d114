package cn.xinqiao.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryTest {

  @Test
  void the_queue_begins_with_what_waits_to_be_accepted() {
    assertThat(of(Map.of()).state()).contains(CaseState.OPEN);
  }

  @Test
  void all_states_can_be_asked_for() {
    assertThat(of(Map.of("state", "ALL")).state()).isEmpty();
  }

  @Test
  void whoever_asks_for_a_number_finds_that_case_however_far_it_is() {
    var number = new CaseNumber(LocalDate.parse("2026-11-21"), 123);
    var numbered = Map.of("state", "OPEN", "q", " " + number + " ");
    assertThat(of(numbered).state()).isEmpty();
    assertThat(of(Map.of("state", "OPEN", "q", "路灯")).state()).contains(CaseState.OPEN);
  }

  @Test
  void what_cannot_be_read_counts_as_not_asked_for() {
    var query = of(Map.of("kind", "X", "urgency", "", "office", "drop table", "page", "-3"));
    assertThat(query).isEqualTo(of(Map.of()));
  }

  @Test
  void the_address_of_a_query_reads_back_as_the_same_query() {
    var query = of(Map.of("state", "ALL", "kind", "PETITION", "q", "漏水 & 发霉", "page", "2"));
    assertThat(query.kind()).contains(Kind.PETITION);
    assertThat(query.address())
        .isEqualTo("?state=ALL&kind=PETITION&q=%E6%BC%8F%E6%B0%B4+%26+%E5%8F%91%E9%9C%89&page=2");
  }

  @Test
  void another_tab_begins_at_its_first_page() {
    assertThat(of(Map.of("page", "2")).in(Optional.of(CaseState.REPLIED)).page()).isZero();
  }

  private static Query of(Map<String, String> asked) {
    return Query.of(new MultivaluedHashMap<>(asked));
  }
}
