package cn.xinqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.audit.SealedTable.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealContentsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  @Test
  void what_a_seal_covers_is_read_from_its_text_as_it_was_written() {
    var contents =
        SealContents.of(
            Map.of(
                "timeline", new SealContents.Part(7, NOON, new TreeMap<>(Map.of(8L, "ab"))),
                "audit", new SealContents.Part(0, NOON, new TreeMap<>())));
    assertThat(SealContents.read(contents.text())).isEqualTo(contents);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "row audit 1 ab\n",
        "settled audit one 2026-11-22T04:00:00Z\n",
        "settled audit 1 2026-11-22T04:00:00Z\nand more\n"
      })
  void what_is_no_text_of_a_seal_is_not_taken_for_one(String text) {
    assertThatThrownBy(() -> SealContents.read(text)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void rows_above_the_settled_id_may_still_get_others_in_front_of_them() {
    var rows = new TreeMap<>(Map.of(5L, "a", 6L, "b", 9L, "c"));
    assertThat(new SealContents.Part(5, NOON, rows).unripe()).isEqualTo(2);
  }

  @Test
  void a_column_that_is_added_later_and_empty_changes_no_digest() {
    assertThat(Row.of(1, NOON, "act", "VIEW_CASE", "added", null))
        .isEqualTo(Row.of(1, NOON, "act", "VIEW_CASE"));
    assertThat(Row.of(1, NOON, "act", "VIEW_CASE", "added", ""))
        .isNotEqualTo(Row.of(1, NOON, "act", "VIEW_CASE"));
  }

  @Test
  void ids_far_apart_and_close_together_are_found_again() {
    var ids = new IdSet();
    for (long id : new long[] {1, 65_535, 65_536, 5_000_000_000L}) {
      ids.add(id);
    }
    assertThat(List.of(1L, 65_535L, 65_536L, 5_000_000_000L)).allMatch(ids::contains);
    assertThat(List.of(0L, 2L, 65_537L, 5_000_000_001L, 705_032_704L)).noneMatch(ids::contains);
  }
}
