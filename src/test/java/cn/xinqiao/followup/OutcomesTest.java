package cn.xinqiao.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private final SeedFile list = seed();
  private final Outcomes outcomes = new Outcomes(list);

  private static SeedFile seed() {
    try {
      return new SeedFile(
          "rules/outcomes.csv", 1, Files.readString(Path.of("seeds/rules/outcomes.csv")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What an office or a resident may do, in any order. */
  enum Happens {
    PROMISED,
    DONE,
    HANDLED_AGAIN,
    PUT_RIGHT,
    NOT_PUT_RIGHT,
    AT_EASE,
    UNHAPPY,
    NOT_AT_EASE,
    NO_MORE;

    Keys to(Keys keys) {
      return switch (this) {
        case PROMISED -> keys.promised();
        case DONE -> keys.done();
        case HANDLED_AGAIN -> keys.handledAgain();
        case PUT_RIGHT -> keys.told(Answer.PUT_RIGHT);
        case NOT_PUT_RIGHT -> keys.told(Answer.NOT_PUT_RIGHT);
        case AT_EASE -> keys.told(Answer.AT_EASE);
        case UNHAPPY -> keys.told(Answer.UNHAPPY);
        case NOT_AT_EASE -> keys.told(Answer.NOT_AT_EASE);
        case NO_MORE -> keys.told(Answer.NO_MORE);
      };
    }
  }

  @Property
  void whatever_happens_a_case_is_settled_exactly_when_the_resident_has_turned_its_keys(
      @ForAll KeysAsked asked, @ForAll List<Happens> all, @ForAll Course course) {
    var keys = Keys.of(asked);
    for (Happens one : all) {
      keys = one.to(keys);
    }
    assertThat(outcomes.of(keys, course).next().isSettled()).isEqualTo(keys.areTurned());
  }

  @Property
  void no_act_of_an_office_turns_a_key(@ForAll KeysAsked asked, @ForAll List<Happens> all) {
    var keys = Keys.of(asked);
    for (Happens one : all) {
      var before = keys;
      keys = one.to(keys);
      if (List.of(Happens.PROMISED, Happens.DONE, Happens.HANDLED_AGAIN).contains(one)) {
        assertThat(!before.areTurned() && keys.areTurned()).isFalse();
      }
    }
  }

  @Property
  void a_key_that_is_turned_back_counts_at_any_moment(
      @ForAll KeysAsked asked, @ForAll List<Happens> all, @ForAll Course course) {
    var keys = Keys.of(asked);
    for (Happens one : all) {
      keys = one.to(keys);
    }
    assertThat(outcomes.of(keys.told(Answer.NOT_PUT_RIGHT), course).next().isSettled())
        .isEqualTo(asked == KeysAsked.HEART && keys.areTurned());
    assertThat(keys.told(Answer.NOT_AT_EASE).areTurned())
        .isEqualTo(asked == KeysAsked.QUESTION && keys.areTurned());
  }

  @Test
  void who_is_not_content_the_first_time_is_handled_again_by_the_same_unit_then_above() {
    var denied = Keys.of(KeysAsked.BOTH).done().told(Answer.NOT_PUT_RIGHT);
    assertThat(outcomes.of(denied, Course.RUNNING).next()).isEqualTo(NextStep.HANDLE_AGAIN);
    var again = denied.handledAgain().done().told(Answer.NOT_PUT_RIGHT);
    assertThat(outcomes.of(again, Course.RUNNING).next()).isEqualTo(NextStep.LEVEL_ABOVE);
  }

  @Test
  void a_concluded_petition_is_offered_its_review_and_after_the_last_one_guidance() {
    var denied = Keys.of(KeysAsked.BOTH).done().told(Answer.NOT_PUT_RIGHT);
    assertThat(outcomes.of(denied, Course.REVIEWABLE).next()).isEqualTo(NextStep.OFFER_REVIEW);
    assertThat(outcomes.of(denied, Course.FINAL).next()).isEqualTo(NextStep.GUIDE);
  }

  @Test
  void put_right_and_not_at_ease_is_explained_by_a_person() {
    var keys = Keys.of(KeysAsked.BOTH).told(Answer.PUT_RIGHT).told(Answer.NOT_AT_EASE);
    assertThat(outcomes.of(keys, Course.RUNNING).next()).isEqualTo(NextStep.EXPLAIN);
  }

  @Test
  void who_wants_to_hear_no_more_is_left_alone_and_not_counted_as_content() {
    var keys = Keys.of(KeysAsked.BOTH).done().told(Answer.NO_MORE);
    var next = outcomes.of(keys, Course.RUNNING).next();
    assertThat(next).isEqualTo(NextStep.REST);
    assertThat(next.isSettled()).isFalse();
    assertThat(keys.handledAgain().heart()).isEqualTo(HeartKey.NO_CONTACT);
  }

  @Test
  void a_list_that_settles_against_the_residents_word_stops_the_start() {
    var wrong =
        list.content().replace("DENIED,AT_EASE,*,*,LOOK_AGAIN", "DENIED,AT_EASE,*,*,SETTLED");
    assertThatThrownBy(() -> new Outcomes(new SeedFile(list.name(), 1, wrong)))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("settles what the resident has not");
  }

  @Test
  void a_list_with_a_gap_or_a_row_that_is_never_reached_stops_the_start() {
    var gap = list.content().replaceFirst("(?m)^open,BOTH.*\\n", "");
    assertThatThrownBy(() -> new Outcomes(new SeedFile(list.name(), 1, gap)))
        .hasMessageContaining("nothing follows from");
    var idle = list.content() + "late,NONE,OPEN,*,*,*,WAIT,本平台自定,D\n";
    assertThatThrownBy(() -> new Outcomes(new SeedFile(list.name(), 1, idle)))
        .hasMessageContaining("is never reached");
  }
}
