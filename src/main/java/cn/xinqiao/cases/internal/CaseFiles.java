package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.office.Officers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lays cases out for readers; whether the reader may see them has been decided before. */
@ApplicationScoped
class CaseFiles {
  private final EntityManager entities;
  private final OfficeTree offices;
  private final Dues dues;
  private final Alarms alarms;
  private final CasePictures pictures;
  private final CaseRecordings recordings;
  private final TaskBook tasks;
  private final OfficerTalks officers;
  private final Reporters reporters;
  private final Officers accounts;

  CaseFiles(
      EntityManager entities,
      OfficeTree offices,
      Dues dues,
      Alarms alarms,
      CasePictures pictures,
      CaseRecordings recordings,
      TaskBook tasks,
      OfficerTalks officers,
      Reporters reporters,
      Officers accounts) {
    this.entities = entities;
    this.offices = offices;
    this.dues = dues;
    this.alarms = alarms;
    this.pictures = pictures;
    this.recordings = recordings;
    this.tasks = tasks;
    this.officers = officers;
    this.reporters = reporters;
    this.accounts = accounts;
  }

  List<CaseFile.Line> lines(List<Case> cases) {
    var matters = matters(cases.stream().map(Case::matterId).toList());
    var urged = urged(cases);
    var holders = holders(cases);
    return cases.stream().map(c -> line(c, matters.get(c.matterId()), urged, holders)).toList();
  }

  CaseFile file(Case shown, Language language) {
    var matter = entities.find(Matter.class, shown.matterId());
    return new CaseFile(
        line(shown, matter, urged(List.of(shown)), holders(List.of(shown))),
        shown.version(),
        matter.words(),
        Optional.ofNullable(matter.place()),
        Optional.ofNullable(matter.since()),
        Optional.ofNullable(matter.wanted()),
        matter.confidence(),
        matter.decidedBy(),
        matter.decidedWith(),
        matter.reasons(),
        shown.language(),
        shown.isConfirmed(),
        shown.isReachable(),
        alarms.isRinging(shown.number().toString()),
        shown.cameFrom().isPresent(),
        shown.stage(),
        shown.concludedAt(),
        clocks(dues.standing(shown), language),
        timeline(shown),
        pictures.of(matter),
        recordings.of(shown),
        tasks.owed(shown.number().toString()),
        officers.talking(shown),
        reporters.together(shown.number()));
  }

  private CaseFile.Line line(
      Case shown, Matter matter, Map<String, Long> urged, Map<Long, String> holders) {
    return new CaseFile.Line(
        shown.number(),
        shown.state(),
        shown.kind(),
        shown.subKind(),
        shown.subject(),
        shown.urgency(),
        shown.emergency(),
        shown.isConfidential(),
        offices.get(shown.office()),
        shown.neighbourhood().flatMap(offices::find),
        matter.summary(),
        Optional.ofNullable(matter.place()),
        shown.isConfirmed(),
        shown.isReachable(),
        shown.isErased(),
        shown.receivedAt(),
        shown.openedAt(),
        shown.nextDue(),
        shown.isNextProvisional(),
        urged.getOrDefault(shown.number().toString(), 0L),
        shown.joinedInto(),
        new CaseFile.Held(shown.heldSince(), shown.heldBy().map(holders::get)));
  }

  private Map<Long, String> holders(List<Case> cases) {
    return accounts.logins(cases.stream().flatMap(c -> c.heldBy().stream()).distinct().toList());
  }

  /** What the reporters of this case were promised, whatever others were. */
  List<CaseFile.Due> promised(Case own, Language language) {
    return clocks(dues.of(own), language);
  }

  private List<CaseFile.Due> clocks(List<CaseClock> clocks, Language language) {
    var entries = dues.entries(clocks);
    var approvers =
        accounts.logins(
            entries.values().stream()
                .flatMap(List::stream)
                .flatMap(e -> e.approver().stream())
                .distinct()
                .toList());
    return clocks.stream()
        .map(c ->
            new CaseFile.Due(
                c.what(),
                c.desk().flatMap(offices::find),
                c.on(),
                c.isProvisional(),
                c.ruleId(),
                dues.rule(c, language),
                c.isRunning(),
                entries.getOrDefault(c.id(), List.of()).stream()
                    .map(e ->
                        new CaseFile.Reckoning(
                            e.act(),
                            e.at(),
                            e.reason(),
                            e.term(),
                            e.ruleId(),
                            e.approver().map(approvers::get)))
                    .toList()))
        .toList();
  }

  private List<CaseFile.Step> timeline(Case shown) {
    var lines =
        entities
            .createQuery("from CaseLine where caseNumber = :number order by id", CaseLine.class)
            .setParameter("number", shown.number().toString())
            .getResultList();
    var words = words(lines);
    return lines.stream()
        .map(line ->
            new CaseFile.Step(
                line.at(),
                line.what().name(),
                line.office().flatMap(offices::find),
                line.detail(),
                line.isOnBehalf(),
                line.wordsId().map(words::get),
                line.wordsId().filter(id -> !words.containsKey(id)).isPresent()))
        .toList();
  }

  /** How often each was urged, if it was at all. */
  private Map<String, Long> urged(List<Case> cases) {
    return entities
        .createQuery(
            "select l.caseNumber, count(l) from CaseLine l where l.caseNumber in :numbers and l.what"
                + " = :urged group by l.caseNumber",
            Object[].class)
        .setParameter("numbers", cases.stream().map(c -> c.number().toString()).toList())
        .setParameter("urged", Happening.URGED)
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }

  private Map<Long, Matter> matters(List<Long> ids) {
    return entities
        .createQuery("from Matter where id in :ids", Matter.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(Matter::id, Function.identity()));
  }

  private Map<Long, String> words(List<CaseLine> lines) {
    return entities
        .createQuery("from CaseWords where id in :ids", CaseWords.class)
        .setParameter("ids", lines.stream().flatMap(l -> l.wordsId().stream()).toList())
        .getResultStream()
        .collect(Collectors.toMap(CaseWords::id, CaseWords::words));
  }
}
