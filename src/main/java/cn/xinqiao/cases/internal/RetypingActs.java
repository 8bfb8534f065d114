package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.Retyping;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.routing.ConfidentialDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Carries out 改类. */
@ApplicationScoped
@Transactional
class RetypingActs implements Retyping {
  private final EntityManager entities;
  private final Holding holding;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Dues dues;
  private final OfficerTalks talks;
  private final ReporterNews news;
  private final ConfidentialDesk confidential;
  private final JoinedCases joined;
  private final Clock clock;

  RetypingActs(
      EntityManager entities,
      Holding holding,
      CaseFiles files,
      Timeline timeline,
      Dues dues,
      OfficerTalks talks,
      ReporterNews news,
      ConfidentialDesk confidential,
      JoinedCases joined,
      Clock clock) {
    this.entities = entities;
    this.holding = holding;
    this.files = files;
    this.timeline = timeline;
    this.dues = dues;
    this.talks = talks;
    this.news = news;
    this.confidential = confidential;
    this.joined = joined;
    this.clock = clock;
  }

  @Override
  public CaseFile retype(
      Caller caller, Request request, Kind kind, SubKind subKind, Subject subject, String reason) {
    var why = Written.needed(reason, "a reason is needed");
    if (kind == Kind.OTHER || !kind.admits(subKind)) {
      throw new Refusal.RuleBroken("there is no such kind of case");
    }
    holding
        .take(caller, request, "retype")
        .ifPresent(working -> {
          requireMayBecome(working, kind, subKind, subject);
          var line = timeline.line(working.number().toString(), Happening.RETYPED);
          timeline.write(
              line.by(Holding.actor(caller, working))
                  .with(code(working.kind(), working.subKind()) + ">" + code(kind, subKind))
                  .saying(timeline.keep(why)));
          become(working, kind, subKind, subject);
        });
    return files.file(entities.find(Case.class, request.number().toString()), Language.ZH);
  }

  private void become(Case working, Kind kind, SubKind subKind, Subject subject) {
    if (subKind == SubKind.ACCUSATION) {
      conceal(working);
    }
    joined.together(working).forEach(one -> becomes(one, kind, subKind, subject));
    dues.changed(working);
    news.retyped(working);
  }

  private void becomes(Case one, Kind kind, SubKind subKind, Subject subject) {
    boolean sameClocks = one.kind() == kind && one.subKind() == subKind;
    one.becomes(kind, subKind, subject);
    if (!sameClocks) {
      dues.retyped(one);
    }
  }

  /** 信访工作条例 (2022) article 30: from now on it exists for the confidential desk alone. */
  private void conceal(Case working) {
    joined.requireAlone(working);
    var words = entities.find(Matter.class, working.matterId()).words();
    talks.leave(working);
    dues.left(working);
    if (!working.isConfidential()) {
      working.conceal(confidential.above(Optional.of(working.office()), words), clock.instant());
    }
  }

  private static void requireMayBecome(Case working, Kind kind, SubKind subKind, Subject subject) {
    if (!working.state().isRunning()) {
      throw new Refusal.Conflict("a case that is " + working.state() + " stays what it is");
    }
    if (working.kind() == kind && working.subKind() == subKind && working.subject() == subject) {
      throw new Refusal.RuleBroken("it is that already");
    }
    if (working.isConfidential() && subKind != SubKind.ACCUSATION) {
      throw new Refusal.RuleBroken("an accusation stays with the confidential desks (信访工作条例第三十条)");
    }
  }

  private static String code(Kind kind, SubKind subKind) {
    return subKind == null ? kind.name() : kind + "/" + subKind;
  }
}
