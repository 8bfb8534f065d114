package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseOpening;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.MatterUnderstood;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.channel.Utterance.DueDate;
import cn.xinqiao.channel.Utterance.OfficeRef;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.clock.Trigger;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Writes the rows of a new case, within the caller's transaction. */
@ApplicationScoped
class CaseOpener implements CaseOpening {
  private final EntityManager entities;
  private final CaseNumbers numbers;
  private final LookupCodeBook codes;
  private final Timeline timeline;
  private final Dues dues;
  private final Alarms alarms;
  private final CasePictures pictures;
  private final CaseRecordings recordings;
  private final OfficeTree offices;
  private final Event<MatterUnderstood> matters;
  private final Clock clock;

  CaseOpener(
      EntityManager entities,
      CaseNumbers numbers,
      LookupCodeBook codes,
      Timeline timeline,
      Dues dues,
      Alarms alarms,
      CasePictures pictures,
      CaseRecordings recordings,
      OfficeTree offices,
      Event<MatterUnderstood> matters,
      Clock clock) {
    this.entities = entities;
    this.numbers = numbers;
    this.codes = codes;
    this.timeline = timeline;
    this.dues = dues;
    this.alarms = alarms;
    this.pictures = pictures;
    this.recordings = recordings;
    this.offices = offices;
    this.matters = matters;
    this.clock = clock;
  }

  /** One matter of an intake, on its way to a row. */
  record NewCase(
      NewMatter matter,
      Instant receivedAt,
      boolean confirmed,
      boolean reachable,
      Language language,
      Optional<String> emergency) {}

  @Override
  public List<OpenedCase> open(Reported reported, List<NewMatter> matters) {
    return open(reported, matters, CaseReporter.Part.ORIGINAL);
  }

  @Override
  public List<OpenedCase> openFor(Reported reported, List<NewMatter> matters) {
    return open(reported, matters, CaseReporter.Part.PROXY);
  }

  private List<OpenedCase> open(
      Reported reported, List<NewMatter> matters, CaseReporter.Part part) {
    var intakes = intakes(reported, matters);
    var opened =
        IntStream.range(0, matters.size())
            .mapToObj(i ->
                open(
                    reported,
                    intakes.get(matters.get(i).isConfidential()),
                    i,
                    matters.get(i),
                    part))
            .toList();
    var voices = recordings.among(reported.pictures());
    recordings.belongTo(opened.get(holder(matters)).number(), voices, reported.receivedAt());
    return opened;
  }

  /** One desk listens to the voice of a mixed message: the most confidential that there is. */
  private static int holder(List<NewMatter> matters) {
    return IntStream.range(0, matters.size())
        .filter(i -> matters.get(i).isConfidential())
        .findFirst()
        .orElse(0);
  }

  /**
   * All cases of an intake show its pictures, so what is confidential has an intake of its own, and
   * the pictures of a mixed message with it: nobody can tell which matter each of them proves.
   */
  private Map<Boolean, Intake> intakes(Reported reported, List<NewMatter> matters) {
    var intakes = new TreeMap<Boolean, Intake>();
    matters.stream()
        .map(NewMatter::isConfidential)
        .distinct()
        .forEach(confidential -> {
          var intake = new Intake(reported.conversation(), reported.receivedAt());
          entities.persist(intake);
          intakes.put(confidential, intake);
        });
    var seen = new ArrayList<>(reported.pictures());
    seen.removeAll(recordings.among(reported.pictures()));
    pictures.belongTo(intakes.lastEntry().getValue().id(), seen);
    return intakes;
  }

  private OpenedCase open(
      Reported reported, Intake intake, int ordinal, NewMatter asked, CaseReporter.Part part) {
    var conversation = reported.conversation();
    var matter = new Matter(intake, ordinal, asked);
    entities.persist(matter);
    var opened =
        new Case(
            numbers.next(),
            matter,
            new NewCase(
                asked,
                reported.receivedAt(),
                reported.confirmed(),
                reported.reachable(),
                conversation.language(),
                reported.emergency()),
            clock.instant());
    entities.persist(opened);
    conversation.caseOpened();
    var code = Secrets.sixDigits();
    entities.persist(
        new CaseReporter(
            opened,
            conversation.residentId(),
            conversation.id(),
            part,
            asked.words(),
            codes.hash(opened.number(), code)));
    timeline.write(
        timeline
            .line(opened.number().toString(), Happening.OPENED)
            .at(opened.office())
            .with(how(reported, part)));
    dues.begin(opened, Trigger.RECEIVED, reported.receivedAt());
    if (reported.emergency().isPresent()) {
      alarms.raise(opened);
    }
    matters.fire(
        new MatterUnderstood(opened.number(), asked, opened.isConfidential(), opened.openedAt()));
    return receipt(opened, code);
  }

  private static String how(Reported reported, CaseReporter.Part part) {
    return switch (part) {
      case PROXY -> "proxy";
      case ORIGINAL, JOINED -> reported.confirmed() ? "confirmed" : "unconfirmed";
    };
  }

  private OpenedCase receipt(Case opened, String code) {
    var office = offices.get(opened.office());
    return new OpenedCase(
        opened.number().toString(),
        code,
        new OfficeRef(office.code().value(), office.name(opened.language())),
        // who is in danger is helped now; dates in days would only mislead
        opened.emergency().isPresent()
            ? List.of()
            : dues.of(opened).stream()
                .flatMap(due -> dueDate(due, opened.language()).stream())
                .toList());
  }

  Optional<DueDate> dueDate(CaseClock due, Language language) {
    return due.on()
        .map(on ->
            new DueDate(
                due.what().name(),
                on,
                due.ruleId(),
                dues.rule(due, language),
                due.isProvisional()));
  }
}
