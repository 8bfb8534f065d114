package cn.xinqiao.desk.words;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.bridge.OutsideSystem;
import cn.xinqiao.cases.bridge.References.Reference;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextDueTest {
  private static final CaseNumber NUMBER = new CaseNumber(LocalDate.parse("2026-11-21"), 123);
  private static final LocalDate FRIDAY = LocalDate.parse("2026-11-27");
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");

  @Test
  void the_earlier_of_both_dates_is_the_next() {
    assertThat(next(CaseState.ACCEPTED, MONDAY, FRIDAY).on()).contains(FRIDAY);
    assertThat(next(CaseState.ACCEPTED, MONDAY, FRIDAY).outside()).isPresent();
    assertThat(next(CaseState.ACCEPTED, FRIDAY, MONDAY).on()).contains(FRIDAY);
    assertThat(next(CaseState.ACCEPTED, FRIDAY, MONDAY).outside()).isEmpty();
  }

  @Test
  void on_the_same_day_it_is_ours() {
    assertThat(next(CaseState.OPEN, FRIDAY, FRIDAY).outside()).isEmpty();
  }

  @Test
  void a_case_that_owes_nothing_here_may_owe_something_there() {
    assertThat(next(CaseState.OPEN, null, MONDAY).on()).contains(MONDAY);
  }

  @Test
  void once_it_is_answered_the_other_date_is_no_next_one() {
    assertThat(next(CaseState.REPLIED, null, FRIDAY).on()).isEmpty();
  }

  private static NextDue next(CaseState state, LocalDate own, LocalDate theirs) {
    var line =
        new CaseFile.Line(
            NUMBER,
            state,
            Kind.SERVICE_REQUEST,
            SubKind.ASSISTANCE,
            Subject.TRANSPORT,
            Urgency.NORMAL,
            Optional.empty(),
            false,
            null,
            Optional.empty(),
            "路灯坏了",
            Optional.empty(),
            true,
            true,
            false,
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.ofNullable(own),
            false,
            0,
            Optional.empty(),
            new CaseFile.Held(Instant.EPOCH, Optional.empty()));
    var system = new OutsideSystem("HOTLINE_12345", "12345 工单", "12345 order");
    return NextDue.of(line, Optional.of(new Reference(NUMBER, system, "SH1", Optional.of(theirs))));
  }
}
