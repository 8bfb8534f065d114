package cn.xinqiao.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.DeskTasks.Kind;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRulesTest {
  private static final String HEADING = "kind,within,opens,closes,tries,source,status\n";
  private static final String CALL = "CALL,PT4H,09:00,17:30,3,ours,D\n";

  @Test
  void the_list_that_is_shipped_can_be_used() throws IOException {
    var rules = rules(Files.readString(Path.of("seeds/rules/desk-tasks.csv")));
    var monday = Instant.parse("2026-11-23T02:00:00Z"); // ten in the morning
    assertThat(rules.promise(Kind.LISTEN, monday).by())
        .isEqualTo(Instant.parse("2026-11-23T04:00:00Z"));
    assertThat(rules.tries(Kind.CALL)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CALL,
        CALL + CALL,
        CALL + "LISTEN,PT0S,09:00,17:30,1,ours,D\n",
        CALL + "LISTEN,PT2H,17:30,09:00,1,ours,D\n",
        CALL + "LISTEN,PT2H,09:00,17:30,0,ours,D\n",
        CALL + "LISTEN,two hours,09:00,17:30,1,ours,D\n",
        CALL + "SMELL,PT2H,09:00,17:30,1,ours,D\n"
      })
  void a_list_that_cannot_be_used_stops_the_start(String rows) {
    assertThatThrownBy(() -> rules(HEADING + rows)).isInstanceOf(SeedFile.Invalid.class);
  }

  private static TaskRules rules(String list) {
    return new TaskRules(new SeedFile("rules/desk-tasks.csv", 1, list), calendar());
  }

  private static WorkCalendar calendar() {
    try {
      return new WorkCalendar(
          new SeedFile(
              "rules/holidays.csv", 1, Files.readString(Path.of("seeds/rules/holidays.csv"))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
