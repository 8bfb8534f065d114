package cn.xinqiao.cases.reception;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Message;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Days of receptions in tests, each at a street of its own. */
@Singleton
public class NewReceptions {
  /** Where no other test opens cases. */
  private static final Set<String> DISTRICTS = Set.of("310115", "310116", "310120", "310151");

  private static final AtomicInteger NEXT = new AtomicInteger();

  private final Receptions receptions;
  private final NewCases cases;
  private final TestOfficers officers;
  private final Conversations conversations;
  private final OfficeTree offices;
  private final Clock clock;

  NewReceptions(
      Receptions receptions,
      NewCases cases,
      TestOfficers officers,
      Conversations conversations,
      OfficeTree offices,
      Clock clock) {
    this.receptions = receptions;
    this.cases = cases;
    this.officers = officers;
    this.conversations = conversations;
    this.offices = offices;
    this.clock = clock;
  }

  public OfficeCode district(OfficeCode street) {
    return offices.districtOf(street).orElseThrow().code();
  }

  /** A street at which nobody has been received yet. */
  public OfficeCode street() {
    var streets =
        offices
            .all()
            .filter(o -> o.level() == OfficeLevel.STREET && o.answering() == null)
            .map(o -> o.code())
            .filter(code -> DISTRICTS.contains(code.value().substring(0, 6)))
            .sorted((a, b) -> a.value().compareTo(b.value()))
            .toList();
    return streets.get(NEXT.getAndIncrement());
  }

  /** The third day from now, from nine on, with so many times of half an hour for one each. */
  public Receptions.Day plan(OfficeCode office, int times) {
    return plan(office, 3, times);
  }

  public Receptions.Day plan(OfficeCode office, int days, int times) {
    return receptions.plan(
        cases.officer(office, Role.LEAD),
        office,
        new ReceptionPlan(
            ReceptionKind.COUNTER,
            today().plusDays(days),
            LocalTime.of(9, 0),
            LocalTime.of(9, 0).plusMinutes(30L * times),
            30,
            1,
            "一楼信访接待室",
            "国和路595号",
            officers.login(office.value(), Role.LEAD),
            true));
  }

  public CaseNumber open(OfficeCode office) {
    return cases.openWithPicture(cases.matter(Kind.PETITION, SubKind.APPEAL, office)).getFirst();
  }

  /** What a resident does in the talk of this case. */
  void inTalk(CaseNumber number, Consumer<Conversation> act) {
    long talk = cases.talkOf(number);
    QuarkusTransaction.requiringNew().run(() -> act.accept(conversations.lock(talk)));
  }

  /** Everything that was said there. */
  public List<String> said(CaseNumber number) {
    long talk = cases.talkOf(number);
    return QuarkusTransaction.requiringNew()
        .call(() -> conversations.messagesAfter(talk, 0).stream().map(Message::words).toList());
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), VisitDates.SHANGHAI);
  }
}
