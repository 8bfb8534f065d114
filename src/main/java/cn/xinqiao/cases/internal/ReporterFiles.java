package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays a case out for one of its reporters: the own number, the own words, what offices did for
 * all, and nothing that another reporter wrote or did.
 */
@ApplicationScoped
class ReporterFiles {
  /** What one reporter does or is told; for others it has not happened. */
  private static final Set<String> PERSONAL =
      names(
          Happening.ADDED,
          Happening.PICTURES_ADDED,
          Happening.URGED,
          Happening.VOICE_ADDED,
          Happening.TRANSCRIBED,
          Happening.HEARD,
          Happening.CALLED,
          Happening.CONTACT_GIVEN,
          Happening.CONTACT_TAKEN_BACK,
          Happening.OPENED_BY_CODE,
          Happening.DELIVERED,
          Happening.UNDELIVERED,
          Happening.MAY_BE_DANGER,
          Happening.REPORTER_JOINED,
          Happening.REPORTER_LEFT,
          Happening.REPRESENTATIVE_NAMED,
          Happening.REPRESENTATIVE_LEFT,
          Happening.VISIT_BOOKED,
          Happening.VISIT_MOVED,
          Happening.VISIT_GIVEN_UP,
          Happening.VISIT_CALLED_OFF,
          Happening.VISIT_HELD,
          Happening.VISIT_MISSED,
          Happening.REVISIT_SENT,
          Happening.REVISIT_SKIPPED,
          Happening.MATTER_CONFIRMED,
          Happening.MATTER_DENIED,
          Happening.HEART_AT_EASE,
          Happening.HEART_UNHAPPY,
          Happening.HEART_NOT_AT_EASE,
          Happening.ASKED_NO_MORE,
          Happening.STEP_OPENED,
          Happening.STEP_DONE,
          Happening.ADVISER_OFFERED,
          Happening.ADVISER_AGREED,
          Happening.ADVISER_DECLINED,
          Happening.ADVISER_ASKED,
          Happening.ADVISED,
          Happening.KEY_PROPOSED);

  /** How a case stands to others is for officers: it holds their numbers. */
  private static final Set<String> INNER = names(Happening.TOOK_IN, Happening.GAVE_BACK);

  /** What tells that a case is handled; before the join it happened to others. */
  private static final Comparator<CaseFile.Step> IN_TIME = Comparator.comparing(CaseFile.Step::at);

  private final EntityManager entities;
  private final CaseFiles files;

  ReporterFiles(EntityManager entities, CaseFiles files) {
    this.entities = entities;
    this.files = files;
  }

  CaseFile file(CaseReporter mine, Language language) {
    var own = entities.find(Case.class, mine.caseNumber());
    var main = own.joinedInto().map(n -> entities.find(Case.class, n.toString())).orElse(own);
    var ownFile = files.file(own, language);
    var mainFile = main == own ? ownFile : files.file(main, language);
    var lines =
        Stream.concat(
                ownLines(ownFile, mine).stream(),
                joinings(mine).stream().flatMap(then -> shared(then, mine, language)))
            .sorted(IN_TIME)
            .toList();
    var dues = mine.leftAt().isPresent() ? List.<CaseFile.Due>of() : files.promised(own, language);
    return mine.part() == CaseReporter.Part.JOINED
        ? newcomers(mainFile, mine, dues, lines)
        : with(ownFile, mainFile, line(ownFile.line(), mainFile.line(), mine), dues, lines);
  }

  /**
   * A time in which the own case went on in another one: what was done there then was done for it.
   *
   * @param until long from now as long as it does
   */
  private record Joined(Case main, Instant from, Instant until) {}

  private List<Joined> joinings(CaseReporter mine) {
    var came = mine.joinedAt().orElse(Instant.MIN);
    return entities
        .createQuery(
            "select m, j.joinedAt, j.apartAt from CaseJoining j join Case m on m.number ="
                + " j.mainNumber where j.caseNumber = :number order by j.id",
            Object[].class)
        .setParameter("number", mine.caseNumber())
        .getResultStream()
        .map(row ->
            new Joined(
                (Case) row[0],
                later((Instant) row[1], came),
                row[2] == null ? Instant.MAX : (Instant) row[2]))
        .filter(then -> then.from().isBefore(then.until()) && !then.main().isConfidential())
        .toList();
  }

  private Stream<CaseFile.Step> shared(Joined then, CaseReporter mine, Language language) {
    return since(then.from(), files.file(then.main(), language), step -> isMine(step, mine))
        .stream()
        .filter(step -> step.at().isBefore(then.until()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Lines of the own case: of what reporters did only what this one did. */
  private List<CaseFile.Step> ownLines(CaseFile file, CaseReporter mine) {
    var shared = sharedSince(mine.caseNumber());
    return since(
        mine.joinedAt().orElse(Instant.MIN),
        file,
        step ->
            isMine(step, mine)
                || step.detail().filter(ReporterFiles::isReporter).isEmpty()
                    && mine.part() != CaseReporter.Part.JOINED
                    && shared.filter(then -> !step.at().isBefore(then)).isEmpty());
  }

  private static List<CaseFile.Step> since(
      Instant from, CaseFile file, Predicate<CaseFile.Step> personal) {
    return file.timeline().stream()
        .filter(step -> !step.at().isBefore(from))
        .filter(step -> !INNER.contains(step.what()))
        .filter(step -> !PERSONAL.contains(step.what()) || personal.test(step))
        .toList();
  }

  private static boolean isMine(CaseFile.Step step, CaseReporter mine) {
    return step.detail().filter(mine.code()::equals).isPresent();
  }

  private static boolean isReporter(String detail) {
    return detail.matches("r\\d+");
  }

  /** Since when others are told of this case as well; what was done before was its opener's. */
  private Optional<Instant> sharedSince(String number) {
    return Stream.of(
            "select min(joined_at) from case_joining where main_number = :number",
            "select min(joined_at) from case_reporter where case_number = :number")
        .map(query ->
            entities
                .createNativeQuery(query, Instant.class)
                .setParameter("number", number)
                .getSingleResult())
        .filter(java.util.Objects::nonNull)
        .map(Instant.class::cast)
        .min(Comparator.naturalOrder());
  }

  private static CaseFile newcomers(
      CaseFile main, CaseReporter mine, List<CaseFile.Due> dues, List<CaseFile.Step> lines) {
    var line = main.line();
    var own =
        new CaseFile.Line(
            line.number(),
            state(line, mine),
            line.kind(),
            line.subKind(),
            line.subject(),
            line.urgency(),
            line.emergency(),
            line.confidential(),
            line.office(),
            Optional.empty(),
            Newcomers.shortened(mine.words()),
            Optional.empty(),
            true,
            line.reachable(),
            line.erased(),
            mine.joinedAt().orElse(line.receivedAt()),
            mine.joinedAt().orElse(line.openedAt()),
            line.nextDue(),
            line.nextProvisional(),
            0,
            Optional.empty(),
            nobodyNamed(mine.joinedAt().orElse(line.openedAt())));
    return new CaseFile(
        own,
        main.version(),
        mine.words(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        main.confidence(),
        main.decidedBy(),
        main.decidedWith(),
        List.of(),
        main.language(),
        true,
        main.reachable(),
        false,
        false,
        main.stage(),
        main.concludedAt(),
        dues,
        lines,
        List.of(),
        List.of(),
        List.of(),
        main.talking(),
        CaseFile.Together.ALONE);
  }

  private static CaseFile with(
      CaseFile own,
      CaseFile main,
      CaseFile.Line line,
      List<CaseFile.Due> dues,
      List<CaseFile.Step> lines) {
    return new CaseFile(
        line,
        own.version(),
        own.words(),
        own.place(),
        own.since(),
        own.wanted(),
        own.confidence(),
        own.decidedBy(),
        own.decidedWith(),
        own.reasons(),
        own.language(),
        own.confirmed(),
        own.reachable(),
        own.ringing(),
        own.cameFromElsewhere(),
        main.stage(),
        main.concludedAt(),
        dues,
        lines,
        own.pictures(),
        own.recordings(),
        own.tasks(),
        main.talking(),
        CaseFile.Together.ALONE);
  }

  private static CaseFile.Line line(CaseFile.Line own, CaseFile.Line main, CaseReporter mine) {
    return new CaseFile.Line(
        own.number(),
        state(main, mine),
        own.kind(),
        own.subKind(),
        own.subject(),
        main.urgency(),
        main.emergency(),
        own.confidential(),
        main.office(),
        own.neighbourhood(),
        own.summary(),
        own.place(),
        own.confirmed(),
        own.reachable(),
        own.erased(),
        own.receivedAt(),
        own.openedAt(),
        main.nextDue(),
        main.nextProvisional(),
        main.urged(),
        own.joinedInto(),
        nobodyNamed(own.openedAt()));
  }

  /** Residents see the office that has it, never the officer. */
  private static CaseFile.Held nobodyNamed(Instant since) {
    return new CaseFile.Held(since, Optional.empty());
  }

  private static CaseState state(CaseFile.Line handled, CaseReporter mine) {
    return mine.leftAt().isPresent() ? CaseState.WITHDRAWN : handled.state();
  }

  private static Set<String> names(Happening... happenings) {
    return Stream.of(happenings).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }
}
