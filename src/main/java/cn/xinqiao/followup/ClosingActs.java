package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Closes cases, with approval where a resident has not said that it is settled. */
@ApplicationScoped
@Transactional
class ClosingActs implements Closing {
  private static final int MOST = 200;

  private final Casework casework;
  private final CaseSearch search;
  private final KeyBook keys;
  private final ClosingBook book;
  private final ClosingReasons reasons;
  private final Clock clock;

  ClosingActs(
      Casework casework,
      CaseSearch search,
      KeyBook keys,
      ClosingBook book,
      ClosingReasons reasons,
      Clock clock) {
    this.casework = casework;
    this.search = search;
    this.keys = keys;
    this.book = book;
    this.reasons = reasons;
    this.clock = clock;
  }

  @Override
  public void close(Caller caller, Request request, Optional<String> because, String words) {
    var why = Written.needed(words);
    casework
        .take(caller, request, "closure")
        .ifPresent(working -> {
          if (working.state() != CaseState.REPLIED) {
            throw new Refusal.Conflict("a case that is " + working.state() + " is not closed");
          }
          if (isSettled(working.number())) {
            book.lapse(working.number());
            close(working, caller, why);
          } else {
            ask(working, caller, because, why);
          }
        });
  }

  /** Nobody who is asked about it has still to say that it is settled. */
  private boolean isSettled(CaseNumber number) {
    return keys.of(number).stream()
        .map(ReporterKeys::keys)
        .allMatch(one -> one.asked() == KeysAsked.NONE || one.areTurned());
  }

  private void close(InHand working, Caller caller, String why) {
    casework.close(working);
    casework.write(working, caller, Note.of(Happening.CLOSED).saying(why));
  }

  private void ask(InHand working, Caller caller, Optional<String> because, String why) {
    var reason =
        because
            .filter(reasons::has)
            .orElseThrow(() -> new Refusal.RuleBroken("a reason from the list of the reasons"));
    if (book.pending(working.number()).isPresent()) {
      throw new Refusal.Conflict("approval is asked for already");
    }
    casework.requireClosable(working);
    book.ask(working.number(), reason, caller.officerId());
    casework.write(working, caller, Note.of(Happening.CLOSING_ASKED, reason).saying(why));
  }

  @Override
  public void decide(Caller caller, Request request, boolean approved, String words) {
    var why = Written.needed(words);
    casework
        .take(caller, request, "closure-decision")
        .ifPresent(working -> {
          var pending =
              book.pending(working.number())
                  .orElseThrow(() -> new Refusal.Conflict("nothing waits for approval (any more)"));
          if (!mayDecide(caller, pending)) {
            throw new Refusal.Forbidden("a lead decides it, who has not asked for it");
          }
          pending.decide(caller.officerId(), approved, clock.instant());
          if (approved) {
            casework.write(working, caller, Note.of(Happening.CLOSING_APPROVED, pending.reason()));
            close(working, caller, why);
          } else {
            casework.write(working, caller, Note.of(Happening.CLOSING_DECLINED).saying(why));
          }
        });
  }

  private static boolean mayDecide(Caller caller, ClosingOverride pending) {
    return caller.role() == Role.LEAD && !pending.isAskedBy(caller.officerId());
  }

  @Override
  public Standing of(Caller caller, CaseNumber number, Language language) {
    var glance = casework.glance(caller, number);
    var pending = book.pending(number);
    return new Standing(
        glance.mine() && glance.one().state() == CaseState.REPLIED && pending.isEmpty(),
        isSettled(number),
        reasons.all(language),
        pending.map(one -> told(one, language)),
        glance.mine() && pending.filter(one -> mayDecide(caller, one)).isPresent());
  }

  private Pending told(ClosingOverride one, Language language) {
    return new Pending(reasons.text(one.reason(), language), one.askedAt());
  }

  @Override
  public List<Listed> waiting(Caller caller, Language language) {
    if (!caller.mayRead()) {
      return List.of();
    }
    var found = book.waiting(caller.office(), MOST);
    Map<CaseNumber, CaseFile.Line> lines =
        search.lines(caller, found.stream().map(ClosingOverride::number).toList()).stream()
            .collect(Collectors.toMap(CaseFile.Line::number, Function.identity()));
    return found.stream()
        .flatMap(one ->
            Optional.ofNullable(lines.get(one.number()))
                .map(line -> new Listed(line, told(one, language)))
                .stream())
        .toList();
  }
}
