package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.Services;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Carries out 送达, 复查 and 复核. */
@ApplicationScoped
@Transactional
class ConclusionActs implements Conclusion {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final EntityManager entities;
  private final Holding holding;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Dues dues;
  private final Services services;
  private final OfficerTalks talks;
  private final ReporterNews news;
  private final OfficeTree offices;
  private final JoinedCases joined;
  private final Clock clock;

  ConclusionActs(
      EntityManager entities,
      Holding holding,
      CaseFiles files,
      Timeline timeline,
      Dues dues,
      Services services,
      OfficerTalks talks,
      ReporterNews news,
      OfficeTree offices,
      JoinedCases joined,
      Clock clock) {
    this.entities = entities;
    this.holding = holding;
    this.files = files;
    this.timeline = timeline;
    this.dues = dues;
    this.services = services;
    this.talks = talks;
    this.news = news;
    this.offices = offices;
    this.joined = joined;
    this.clock = clock;
  }

  @Override
  public void serve(Caller caller, Request request, Serving serving) {
    holding
        .take(caller, request, "service")
        .ifPresent(working ->
            services.done(CasesInHand.inHand(working), caller, Optional.empty(), serving));
  }

  @Override
  public CaseFile review(Caller caller, Request request, String reason) {
    var why = Written.needed(reason, "a reason is needed");
    var working = holding.take(caller, request, "review");
    working.ifPresent(asked -> {
      var line = timeline.line(asked.number().toString(), Happening.REVIEW_ASKED);
      requireInTime(asked);
      goUp(asked, line.by(Holding.actor(caller, asked)), why);
    });
    return files.file(
        working.orElseGet(() -> entities.find(Case.class, request.number().toString())),
        Language.ZH);
  }

  @Override
  public CaseFile review(CaseNumber number, String reason) {
    var handled = joined.mainOf(number).toString();
    holding.lock(handled);
    var asked = entities.find(Case.class, handled);
    entities.refresh(asked);
    var line = timeline.line(handled, Happening.REVIEW_ASKED).at(asked.office());
    requireInTime(entities.find(Case.class, number.toString()));
    goUp(asked, line, Written.optional(reason));
    return files.file(asked, asked.language());
  }

  private void goUp(Case asked, CaseLine line, String why) {
    requireReviewable(asked);
    var next = asked.stage().above().orElseThrow();
    var above = above(asked);
    timeline.write(
        why.isEmpty() ? line.with(next.name()) : line.with(next.name()).saying(timeline.keep(why)));
    talks.leave(asked);
    dues.left(asked);
    dues.met(asked, What.REVIEW_WINDOW);
    asked.goUp(next, above, clock.instant());
    joined.follow(asked);
    next.asked().ifPresent(trigger -> dues.begin(asked, trigger, clock.instant()));
    news.goesUp(asked);
  }

  private void requireReviewable(Case asked) {
    if (asked.kind() != Kind.PETITION || asked.subKind() != SubKind.APPEAL) {
      throw new Refusal.RuleBroken("a review is for appeals (信访工作条例第三十五条)");
    }
    if (asked.stage().above().isEmpty()) {
      throw new Refusal.RuleBroken("after the final review there is no other (信访工作条例第三十六条)");
    }
    if (asked.concludedAt().isEmpty()) {
      throw new Refusal.Conflict("no written answer was served yet");
    }
  }

  /** By the days of whoever asks: of several reporters each was served on a day of their own. */
  private void requireInTime(Case asked) {
    boolean late =
        dues.of(asked).stream()
            .filter(c -> c.what() == What.REVIEW_WINDOW && c.isRunning() && !c.isProvisional())
            .anyMatch(c -> c.on().filter(today()::isAfter).isPresent());
    if (late) {
      throw new Refusal.RuleBroken("the thirty days for asking are over (信访工作条例第三十五条、第三十六条)");
    }
  }

  /** A street's decision is looked at by the district, the district's by the city. */
  private OfficeCode above(Case asked) {
    return offices
        .get(asked.office())
        .above()
        .orElseThrow(() -> new Refusal.RuleBroken("there is no office above"));
  }

  private LocalDate today() {
    return clock.instant().atZone(CITY).toLocalDate();
  }
}
