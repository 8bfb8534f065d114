package cn.xinqiao.cases.bridge;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.TestClock;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What another system's form is filled with; and what happens to orders at once and in the end. */
@QuarkusTest
@Tag("database")
class CopyBlockTest {
  private final NewCases cases;
  private final CaseDesk desk;
  private final ResidentCases residents;
  private final References references;
  private final CopyBlock copies;
  private final Registrations registrations;
  private final OrderImports imports;
  private final Instance<Eraser> erasers;
  private final Retention retention;
  private final TestClock clock;

  CopyBlockTest(
      NewCases cases,
      CaseDesk desk,
      ResidentCases residents,
      References references,
      CopyBlock copies,
      Registrations registrations,
      OrderImports imports,
      @Any Instance<Eraser> erasers,
      Retention retention,
      TestClock clock) {
    this.cases = cases;
    this.desk = desk;
    this.residents = residents;
    this.references = references;
    this.copies = copies;
    this.registrations = registrations;
    this.imports = imports;
    this.erasers = erasers;
    this.retention = retention;
    this.clock = clock;
  }

  @Test
  void what_the_case_holds_fills_the_form_and_what_it_does_not_know_stays_empty() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    references.add(officer(), Request.on(number), "HOTLINE_12345", "COPY-1", Optional.empty());
    assertThat(fields(number).get("答复要点")).isEmpty();
    assertThat(fields(number).get("先行联系 · 时间")).isEmpty();
    desk.accept(officer(), Request.on(number));
    desk.message(officer(), Request.on(number), "请问在几号门口");
    desk.reply(officer(), Request.on(number), "已经修好");
    QuarkusTransaction.requiringNew()
        .run(() -> residents.add(number, cases.talkOf(number), "现在亮了，谢谢", List.of()));
    var fields = fields(number);
    assertThat(fields.get("工单编号")).contains("COPY-1");
    assertThat(fields.get("先行联系 · 联系人")).contains("控江路街道");
    assertThat(fields.get("先行联系 · 时间").orElseThrow()).startsWith("20");
    assertThat(fields.get("答复要点")).contains("已经修好");
    assertThat(fields.get("市民反馈")).contains("现在亮了，谢谢");
    for (String unknown : new String[] {"事实认定", "诉求认定说明", "现场查看", "是否满意", "是否公开"}) {
      assertThat(fields.get(unknown)).as(unknown).isEmpty();
    }
  }

  @Test
  void an_order_that_eight_officers_register_at_once_becomes_one_case() throws Exception {
    var officer = officer();
    var entry = registrations.sketch(officer, Way.ORDER, "工单编号：RACE-1\n诉求内容：控江路街道路灯坏了三天").entry();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tries =
          IntStream.range(0, 8)
              .mapToObj(i -> (Callable<Boolean>) () -> isRegistered(officer, entry, "race " + i))
              .toList();
      long opened = 0;
      for (var one : threads.invokeAll(tries)) {
        opened += one.get() ? 1 : 0;
      }
      assertThat(opened).isEqualTo(1);
    }
    assertThat(cases.count("case_reference where outside_number = 'RACE-1'")).isEqualTo(1);
  }

  private boolean isRegistered(Caller officer, Entry entry, String key) {
    try {
      registrations.register(officer, entry, key);
      return true;
    } catch (Unusable e) {
      return false;
    }
  }

  @Test
  void a_table_that_nobody_opened_is_erased_when_its_time_is_over() {
    var table = "工单编号,诉求内容\nERASE-1,路灯坏了\n".getBytes(StandardCharsets.UTF_8);
    long id = imports.bring(officer(), "HOTLINE_12345", table);
    Eventually.holds(
        () -> assertThat(imports.get(officer(), id).stage()).isEqualTo(OrderImports.Stage.READY));
    var rule = retention.of(Retention.Kept.ORDER);
    var eraser =
        erasers.stream().filter(e -> e.keeps() == Retention.Kept.ORDER).findFirst().orElseThrow();
    var early = clock.instant().minus(Duration.ofMinutes(1));
    assertThat(erase(eraser, id, rule, early)).isEmpty();
    var late = clock.instant().plusSeconds(1);
    QuarkusTransaction.requiringNew()
        .run(() -> assertThat(eraser.due(late, "")).contains(String.valueOf(id)));
    assertThat(erase(eraser, id, rule, late)).isEqualTo(Map.of("tables", 1, "orders", 1));
    assertThat(cases.count("order_row where outside_number = 'ERASE-1'")).isZero();
  }

  private static Map<String, Integer> erase(
      Eraser eraser, long id, Retention.Rule rule, Instant before) {
    return QuarkusTransaction.requiringNew()
        .call(() -> eraser.erase(String.valueOf(id), rule, before));
  }

  private Map<String, Optional<String>> fields(CaseNumber number) {
    var file = desk.show(officer(), number, Language.ZH);
    return copies.of(file, references.of(number).getFirst()).stream()
        .collect(Collectors.toMap(CopyBlock.Field::label, CopyBlock.Field::value));
  }

  private Caller officer() {
    return cases.officer(STREET, Role.OFFICER);
  }
}
