package cn.xinqiao.cases.joining;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.Joining;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.OneHandling.Standing;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.office.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries out what officers join and part. */
@ApplicationScoped
@Transactional
class JoiningActs implements Joining {
  private final Casework casework;
  private final OneHandling handling;
  private final LikelyDuplicates duplicates;
  private final Reasons reasons;
  private final GroupBook groups;

  JoiningActs(
      Casework casework,
      OneHandling handling,
      LikelyDuplicates duplicates,
      Reasons reasons,
      GroupBook groups) {
    this.casework = casework;
    this.handling = handling;
    this.duplicates = duplicates;
    this.reasons = reasons;
    this.groups = groups;
  }

  @Override
  public List<Likely> likely(Caller caller, CaseNumber number, Language language) {
    var asked = casework.look(caller, number);
    if (asked.confidential() || !handling.mainOf(number).equals(number)) {
      return List.of();
    }
    return duplicates.of(caller, number).stream()
        .map(found ->
            new Likely(
                found.line(),
                reasons.of(found.why(), language),
                found.why().likeness(),
                handling.reporters(found.line().number()).size(),
                isJoinable(caller, asked, found.line())))
        .toList();
  }

  private static boolean isJoinable(Caller caller, InHand asked, CaseFile.Line other) {
    return asked.state().isRunning()
        && other.state().isRunning()
        && asked.kind() == other.kind()
        && asked.office().equals(other.office().code())
        && new Scope(caller).actsFor(asked.office());
  }

  @Override
  public Together together(Caller caller, CaseNumber number) {
    var seen = casework.look(caller, number);
    var main = handling.mainOf(number);
    var speaking = groups.representatives(number);
    return new Together(
        Optional.of(main).filter(one -> !one.equals(number)),
        seen.kind(),
        !seen.confidential() && new Scope(caller).actsFor(seen.office()),
        handling.reporters(number).stream()
            .map(r ->
                new Reporter(
                    r.id(),
                    r.number(),
                    r.part(),
                    r.words(),
                    r.since(),
                    speaking.contains(r.id()),
                    r.part() == OneHandling.Part.JOINED))
            .toList(),
        groups.isGroup(number),
        groups.most(),
        groups.source());
  }

  @Override
  public void join(Caller caller, Request request, CaseNumber into) {
    var number = request.number();
    var main = handling.mainOf(into);
    if (number.equals(into)) {
      throw new Refusal.RuleBroken("a case cannot go on in itself");
    }
    handling.lock(List.of(number, main));
    if (!handling.mainOf(into).equals(main) || main.equals(number)) {
      throw new Refusal.Conflict("meanwhile " + into + " goes on in " + handling.mainOf(into));
    }
    casework
        .take(caller, request, "join")
        .ifPresent(joined ->
            join(caller, joined, casework.take(caller, Request.on(main), "join").orElseThrow()));
  }

  private void join(Caller caller, InHand joined, InHand main) {
    var one = handling.standing(joined.number());
    var into = handling.standing(main.number());
    mayBeOne(joined, main, one, into);
    stillRuns(one);
    stillRuns(into);
    if (one.unheard()) {
      throw new Refusal.Conflict("a voice message of " + one.number() + " has not been heard yet");
    }
    boolean accepted = handling.join(joined.number(), main.number());
    casework.write(joined, caller, Note.of(Happening.JOINED_INTO, main.number().toString()));
    casework.write(main, caller, Note.of(Happening.TOOK_IN, joined.number().toString()));
    casework.tell(joined, accepted ? "case.joined.accepted" : "case.joined");
  }

  private static void mayBeOne(InHand joined, InHand main, Standing one, Standing into) {
    if (one.confidential() || into.confidential()) {
      throw new Refusal.RuleBroken("an accusation is never joined (信访工作条例第三十条第三款)");
    }
    if (one.kind() != into.kind()) {
      throw new Refusal.RuleBroken("cases of different kinds have different clocks and answers");
    }
    if (!joined.office().equals(main.office())) {
      throw new Refusal.RuleBroken("they are on two desks: transfer one of them first");
    }
    if (one.urgency().compareTo(into.urgency()) < 0
        || (one.urgency() == Urgency.EMERGENCY) != (into.urgency() == Urgency.EMERGENCY)) {
      throw new Refusal.RuleBroken("the more urgent one leads: join them the other way round");
    }
  }

  private static void stillRuns(Standing one) {
    if (!one.state().isRunning()) {
      throw new Refusal.Conflict(one.number() + " is " + one.state() + " meanwhile");
    }
  }

  @Override
  public void part(Caller caller, Request request, Parting parting) {
    var number = request.number();
    var main = handling.mainOf(number);
    var cases = main.equals(number) ? parting.cases() : List.of(number);
    handling.lock(Stream.concat(Stream.of(main), cases.stream()).distinct().toList());
    casework
        .take(caller, request, "split")
        .ifPresent(taken -> {
          if (cases.isEmpty() && parting.reporters().isEmpty()) {
            throw new Refusal.RuleBroken("nothing is named that could go on by itself");
          }
          var from =
              main.equals(number)
                  ? taken
                  : casework.take(caller, Request.on(main), "split").orElseThrow();
          cases.forEach(one -> part(caller, from, number.equals(one) ? taken : null, one));
          if (main.equals(number)) {
            parting.reporters().forEach(reporter -> openAlone(caller, from, reporter));
          }
        });
  }

  private void part(Caller caller, InHand main, InHand taken, CaseNumber one) {
    if (one.equals(main.number()) || !handling.mainOf(one).equals(main.number())) {
      throw new Refusal.Conflict(one + " does not go on in " + main.number());
    }
    var parted =
        taken == null ? casework.take(caller, Request.on(one), "split").orElseThrow() : taken;
    handling.part(one);
    casework.write(parted, caller, Note.of(Happening.WENT_APART, main.number().toString()));
    casework.write(main, caller, Note.of(Happening.GAVE_BACK, one.toString()));
    casework.tell(parted, "case.split");
  }

  private void openAlone(Caller caller, InHand main, long reporter) {
    var opened = handling.openAlone(main.number(), reporter);
    casework.write(main, caller, Note.of(Happening.GAVE_BACK, opened.toString()));
    var alone = casework.take(caller, Request.on(opened), "split").orElseThrow();
    casework.write(alone, caller, Note.of(Happening.WENT_APART, main.number().toString()));
  }
}
