package cn.xinqiao.cases.charge;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.Notices;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps who answers for which case. */
@ApplicationScoped
@Transactional
class LeaderBook implements Leaders {
  private static final Comparator<CaseFile.Line> MOST_PRESSING =
      Comparator.comparing((CaseFile.Line line) -> line.urgency())
          .thenComparing(line -> line.nextDue().orElse(LocalDate.MAX))
          .thenComparing(line -> line.number().toString());

  private final EntityManager entities;
  private final Casework casework;
  private final CaseSearch search;
  private final Accounts accounts;
  private final Notices notices;
  private final OfficeTree offices;
  private final Texts texts;
  private final Clock clock;

  LeaderBook(
      EntityManager entities,
      Casework casework,
      CaseSearch search,
      Accounts accounts,
      Notices notices,
      OfficeTree offices,
      Texts texts,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.search = search;
    this.accounts = accounts;
    this.notices = notices;
    this.offices = offices;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public Optional<Leader> of(Caller caller, CaseNumber number) {
    casework.glance(caller, number);
    return Optional.ofNullable(of(List.of(number)).get(number));
  }

  @Override
  public Map<CaseNumber, Leader> of(Collection<CaseNumber> numbers) {
    if (numbers.isEmpty()) {
      return Map.of();
    }
    var leadings =
        entities
            .createQuery(
                "from Leading where caseNumber in :numbers and endedAt is null", Leading.class)
            .setParameter("numbers", numbers.stream().map(CaseNumber::toString).toList())
            .getResultList();
    var known =
        leadings.isEmpty()
            ? Map.<Long, Account>of()
            : accounts.byId(leadings.stream().map(Leading::officerId).toList());
    return leadings.stream()
        .filter(leading -> known.containsKey(leading.officerId()))
        .filter(leading -> answersFor(known.get(leading.officerId()), leading.caseNumber()))
        .collect(
            Collectors.toMap(
                Leading::caseNumber, leading -> leader(leading, known.get(leading.officerId()))));
  }

  /** The case may have gone where this leader leads nothing. */
  private boolean answersFor(Account leader, CaseNumber number) {
    return mayLead(leader, casework.now(number));
  }

  private Leader leader(Leading leading, Account account) {
    return new Leader(
        account.id(), account.login(), offices.get(account.office()), leading.since());
  }

  /** A confidential case is known at its own desk alone. */
  private static boolean mayLead(Account account, InHand one) {
    return account.role() == Role.LEAD
        && (one.confidential()
            ? account.office().equals(one.office())
            : one.office().within(account.office()));
  }

  @Override
  public List<Colleague> eligible(Caller caller, CaseNumber number) {
    var glance = casework.glance(caller, number);
    if (caller.role() != Role.LEAD || !glance.mine() || glance.one().state().isEnded()) {
      return List.of();
    }
    var shut = accounts.recused(number);
    return accounts.leads(up(glance.one().office())).stream()
        .filter(account -> mayLead(account, glance.one()) && !shut.contains(account.id()))
        .map(account -> new Colleague(account.id(), account.login(), offices.get(account.office())))
        .toList();
  }

  private List<OfficeCode> up(OfficeCode office) {
    return offices.up(office).map(Office::code).toList();
  }

  @Override
  public void give(Caller caller, Request request, String login, String reason) {
    var why = needed(reason);
    casework
        .take(caller, request, "leader")
        .ifPresent(working -> {
          requireLead(caller);
          give(caller, working, login, why);
        });
  }

  private void give(Caller caller, InHand working, String login, String why) {
    var number = working.number();
    var account =
        accounts
            .find(login)
            .filter(found -> mayLead(found, working))
            .filter(found -> !accounts.recused(number).contains(found.id()))
            .orElseThrow(() -> new Refusal.RuleBroken("no such lead who could answer for it"));
    var before = leading(number);
    if (working.state().isEnded()
        || before.filter(leading -> leading.officerId() == account.id()).isPresent()) {
      throw new Refusal.RuleBroken("the case has ended, or this leader answers for it already");
    }
    before.ifPresent(leading -> leading.ends(clock.instant()));
    entities.persist(new Leading(number, account.id(), caller.officerId(), clock.instant()));
    casework.write(working, caller, Note.of(Happening.LEADER_GIVEN, account.code()).saying(why));
    if (account.id() != caller.officerId()) {
      notices.gathered(
          account.id(), account.office(), texts.say(Language.ZH, "charge.notice.leader", number));
    }
  }

  @Override
  public void end(Caller caller, Request request, String reason) {
    var why = needed(reason);
    casework
        .take(caller, request, "no leader")
        .ifPresent(working -> {
          requireLead(caller);
          var leading =
              leading(working.number())
                  .orElseThrow(() -> new Refusal.Conflict("nobody answers for it"));
          end(leading);
          casework.write(
              working,
              caller,
              Note.of(Happening.LEADER_ENDED, "o" + leading.officerId()).saying(why));
        });
  }

  /** Whoever keeps off a case answers for it no longer. */
  void recused(CaseNumber number, long officer) {
    leading(number).filter(leading -> leading.officerId() == officer).ifPresent(this::end);
  }

  private void end(Leading leading) {
    leading.ends(clock.instant());
  }

  private Optional<Leading> leading(CaseNumber number) {
    return entities
        .createQuery("from Leading where caseNumber = :number and endedAt is null", Leading.class)
        .setParameter("number", number.toString())
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<CaseFile.Line> mine(Caller caller) {
    var numbers =
        entities
            .createQuery(
                "select l.caseNumber from Leading l where l.officerId = :officer and l.endedAt is"
                    + " null",
                String.class)
            .setParameter("officer", caller.officerId())
            .getResultStream()
            .map(CaseNumber::valueOf)
            .toList();
    return numbers.isEmpty()
        ? List.of()
        : search.lines(caller, numbers).stream()
            .filter(line -> !line.state().isEnded())
            .sorted(MOST_PRESSING)
            .toList();
  }

  private static void requireLead(Caller caller) {
    if (caller.role() != Role.LEAD) {
      throw new Refusal.Forbidden("a lead says who answers for a case");
    }
  }

  private static String needed(String reason) {
    if (reason == null || reason.isBlank()) {
      throw new Refusal.RuleBroken("a reason is needed");
    }
    return reason.strip();
  }
}
