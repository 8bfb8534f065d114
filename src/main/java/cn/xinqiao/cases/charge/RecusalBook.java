package cn.xinqiao.cases.charge;

import cn.xinqiao.cases.CaseDesk;
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
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.Notices;
import cn.xinqiao.office.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries out that somebody keeps off a case, and that somebody else has it. */
@ApplicationScoped
@Transactional
class RecusalBook implements Recusals {
  private static final int MOST = 200;

  private final EntityManager entities;
  private final Casework casework;
  private final CaseDesk desk;
  private final CaseSearch search;
  private final Successors successors;
  private final WishBook wishes;
  private final LeaderBook leaders;
  private final Notices notices;
  private final Texts texts;
  private final Clock clock;

  RecusalBook(
      EntityManager entities,
      Casework casework,
      CaseDesk desk,
      CaseSearch search,
      Successors successors,
      WishBook wishes,
      LeaderBook leaders,
      Notices notices,
      Texts texts,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.desk = desk;
    this.search = search;
    this.successors = successors;
    this.wishes = wishes;
    this.leaders = leaders;
    this.notices = notices;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public Optional<Choice> choice(Caller caller, CaseNumber number) {
    var glance = casework.glance(caller, number);
    if (!glance.mine() || glance.one().state().isEnded()) {
      return Optional.empty();
    }
    return Optional.of(
        new Choice(
            logins(successors.recusable(caller, glance.one())),
            logins(successors.colleagues(glance.one())),
            successors.above(glance.one())));
  }

  private static List<String> logins(List<Account> accounts) {
    return accounts.stream().map(Account::login).toList();
  }

  @Override
  public void order(Caller caller, Request request, Order order) {
    var why = needed(order.reason());
    casework
        .take(caller, request, "recusal")
        .ifPresent(working -> {
          var recused = recused(caller, working, order);
          var heir = successors.heir(working, recused, order.colleague());
          carryOut(caller, working, recused, heir, why);
        });
  }

  private Account recused(Caller caller, InHand working, Order order) {
    if (working.state().isEnded()) {
      throw new Refusal.RuleBroken("the case has ended: nobody handles it");
    }
    var login = order.officer().orElse(caller.login());
    if (!login.equals(caller.login()) && caller.role() != Role.LEAD) {
      throw new Refusal.Forbidden("a lead says who else keeps off a case");
    }
    return successors.recusable(caller, working).stream()
        .filter(account -> account.login().equals(login))
        .findFirst()
        .orElseThrow(() -> new Refusal.RuleBroken("no such account that works this case"));
  }

  /** Passed on before it is shut: the act itself is one of the officer who may keep off by it. */
  private void carryOut(
      Caller caller, InHand working, Account recused, Successors.Heir heir, String why) {
    var number = working.number();
    var code = recused.code() + ":" + heir.code();
    casework.write(working, caller, Note.of(Happening.RECUSED, code).saying(why));
    switch (heir) {
      case Successors.Heir.Above(var office) ->
          desk.transfer(
              caller,
              Request.on(number),
              office.code(),
              texts.say(Language.ZH, "charge.handed.up"));
      case Successors.Heir.Colleague(var colleague) -> {
        casework.handOver(working, recused.id(), Optional.of(colleague.id()));
        notices.gathered(
            colleague.id(),
            colleague.office(),
            texts.say(Language.ZH, "charge.notice.recusal", number));
      }
      case Successors.Heir.Stays _ -> casework.handOver(working, recused.id(), Optional.empty());
    }
    withJoined(number)
        .forEach(one ->
            entities.persist(new Recusal(one, recused.id(), caller.officerId(), clock.instant())));
    leaders.recused(number, recused.id());
    wishes.open(number).forEach(wish -> wish.decided(true, caller.officerId(), clock.instant()));
    casework.tell(
        working, heir instanceof Successors.Heir.Stays ? "case.recused.stays" : "case.recused");
  }

  /** Whatever goes on in the case is shut as well, also when it goes on by itself again. */
  private Stream<CaseNumber> withJoined(CaseNumber number) {
    var joined =
        entities
            .createQuery("select c.number from Case c where c.joinedInto = :number", String.class)
            .setParameter("number", number.toString())
            .getResultStream()
            .map(CaseNumber::valueOf);
    return Stream.concat(Stream.of(number), joined).toList().stream();
  }

  @Override
  public void decline(Caller caller, Request request, long wish, String reason) {
    var why = needed(reason);
    casework
        .take(caller, request, "no recusal")
        .ifPresent(working -> {
          requireLead(caller);
          var open =
              wishes.open(working.number()).stream()
                  .filter(one -> one.id() == wish)
                  .findFirst()
                  .orElseThrow(() -> new Refusal.Conflict("it is decided already"));
          open.decided(false, caller.officerId(), clock.instant());
          casework.write(
              working, caller, Note.of(Happening.RECUSAL_DECLINED, open.code()).saying(why));
          casework.tell(working, "case.recusal.declined", why);
        });
  }

  @Override
  public List<Wish> of(Caller caller, CaseNumber number) {
    var glance = casework.glance(caller, number);
    return caller.role() == Role.LEAD && glance.mine()
        ? wishes.open(number).stream().map(RecusalWish::shown).toList()
        : List.of();
  }

  @Override
  public List<CaseFile.Line> waiting(Caller caller) {
    if (caller.role() != Role.LEAD) {
      return List.of();
    }
    var numbers = wishes.openBelow(caller.office(), MOST).stream().distinct().toList();
    if (numbers.isEmpty()) {
      return List.of();
    }
    var lines =
        search.lines(caller, numbers).stream()
            .filter(line -> new Scope(caller).actsFor(line.office().code()))
            .collect(Collectors.toMap(CaseFile.Line::number, Function.identity()));
    return numbers.stream().filter(lines::containsKey).map(lines::get).toList();
  }

  private static void requireLead(Caller caller) {
    if (caller.role() != Role.LEAD) {
      throw new Refusal.Forbidden("a lead decides what residents wish");
    }
  }

  private static String needed(String reason) {
    if (reason == null || reason.isBlank()) {
      throw new Refusal.RuleBroken("a reason is needed");
    }
    return reason.strip();
  }
}
