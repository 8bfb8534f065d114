package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.Retyping;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
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
  /** The task of the offices that register petitions. */
  private static final String PETITIONS = "petition";

  private final EntityManager entities;
  private final Holding holding;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Dues dues;
  private final OfficerTalks talks;
  private final ReporterNews news;
  private final ConfidentialDesk confidential;
  private final JoinedCases joined;
  private final Passing passing;
  private final OfficeTree offices;
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
      Passing passing,
      OfficeTree offices,
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
    this.passing = passing;
    this.offices = offices;
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
          requireMayBecome(caller, working, kind, subKind, subject);
          var line = timeline.line(working.number().toString(), Happening.RETYPED);
          timeline.write(
              line.by(Holding.actor(caller, working))
                  .with(code(working.kind(), working.subKind()) + ">" + code(kind, subKind))
                  .saying(timeline.keep(why)));
          boolean mistaken = working.isConfidential() && subKind != SubKind.ACCUSATION;
          become(working, kind, subKind, subject);
          if (mistaken) {
            giveBack(caller, working, why);
          }
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

  /**
   * It is known again to those who work such matters: the petition office beside the confidential
   * desk gets it and passes it on. Until then the accused knew nothing of it, and still does not.
   */
  private void giveBack(Caller caller, Case working, String why) {
    var actor = Holding.actor(caller, working);
    working.reveal();
    passing.move(working, actor, besideOf(working.office()), Happening.TRANSFERRED, why);
  }

  private OfficeCode besideOf(OfficeCode desk) {
    return offices
        .get(desk)
        .above()
        .flatMap(territory -> offices.departmentOf(territory, PETITIONS))
        .map(Office::code)
        .orElseThrow(() -> new IllegalStateException(desk + " has no petition office beside it"));
  }

  private static void requireMayBecome(
      Caller caller, Case working, Kind kind, SubKind subKind, Subject subject) {
    if (!working.state().isRunning()) {
      throw new Refusal.Conflict("a case that is " + working.state() + " stays what it is");
    }
    if (working.kind() == kind && working.subKind() == subKind && working.subject() == subject) {
      throw new Refusal.RuleBroken("it is that already");
    }
    if (working.isConfidential() && subKind != SubKind.ACCUSATION && caller.role() != Role.LEAD) {
      throw new Refusal.RuleBroken(
          "that it is no accusation is for a lead of the confidential desk to say (信访工作条例第三十条)");
    }
  }

  private static String code(Kind kind, SubKind subKind) {
    return subKind == null ? kind.name() : kind + "/" + subKind;
  }
}
