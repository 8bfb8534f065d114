package cn.xinqiao.channel.sms;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.bridge.Entry;
import cn.xinqiao.cases.bridge.Registrations;
import cn.xinqiao.cases.bridge.Slip;
import cn.xinqiao.cases.bridge.Way;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a resident gets on the telephone whose matter an officer has registered. */
@QuarkusTest
@Tag("database")
class RegisteredReceiptTest {
  private final TestSmsAccount account;
  private final Registrations registrations;
  private final CaseDesk desk;
  private final NewCases cases;
  private ScriptedGateway gateway;

  RegisteredReceiptTest(
      TestSmsAccount account, Registrations registrations, CaseDesk desk, NewCases cases) {
    this.account = account;
    this.registrations = registrations;
    this.desk = desk;
    this.cases = cases;
  }

  @BeforeEach
  void open() throws IOException {
    gateway = new ScriptedGateway();
    account.agree(gateway.agreed());
  }

  @AfterEach
  void close() {
    account.agree(null);
    gateway.close();
  }

  @Test
  void a_receipt_without_the_code_goes_to_the_number_that_the_visitor_gave() {
    var slip = register(Way.VISIT, "13912340001");
    assertThat(slip.receiptTo()).contains("•••0001");
    Eventually.holds(() -> assertThat(ordersTo("+8613912340001")).isNotEmpty());
    assertThat(ordersTo("+8613912340001").getFirst())
        .contains("XQ-REGISTERED-ZH", slip.opened().number())
        .doesNotContain(slip.opened().code());
  }

  @Test
  void a_number_from_another_systems_order_is_sent_nothing() {
    var slip = register(Way.ORDER, "13912340002");
    assertThat(slip.receiptTo()).isEmpty();
    desk.accept(officer(), Request.on(slip.number()));
    assertThat(register(Way.CALL, "13912340003").receiptTo()).isPresent();
    Eventually.holds(() -> assertThat(ordersTo("+8613912340003")).isNotEmpty());
    assertThat(ordersTo("+8613912340002")).isEmpty();
  }

  @Test
  void a_landline_gets_no_short_message_and_none_is_promised() {
    assertThat(register(Way.CALL, "021-55556666").receiptTo()).isEmpty();
  }

  /** Another test's message may be sent once more: its gateway was closed before it answered. */
  private List<String> ordersTo(String number) {
    return gateway.orders().stream().filter(order -> order.contains(number)).toList();
  }

  private Slip register(Way way, String contact) {
    var entry =
        new Entry(
            way,
            "控江路街道路灯坏了三天",
            Optional.empty(),
            "路灯坏了",
            Optional.empty(),
            Kind.SERVICE_REQUEST,
            SubKind.ASSISTANCE,
            Subject.URBAN_CONSTRUCTION,
            Urgency.NORMAL,
            Optional.empty(),
            STREET,
            Optional.of("陈阿姨"),
            Optional.empty(),
            Optional.of(contact),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return registrations.register(officer(), entry, UUID.randomUUID().toString());
  }

  private Caller officer() {
    return cases.officer(STREET, Role.OFFICER);
  }
}
