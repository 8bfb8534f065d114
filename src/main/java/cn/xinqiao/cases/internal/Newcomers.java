package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseOpening;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.OfficeRef;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Excerpt;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Residents who come to a case that others have opened, and those who leave it for an own one. */
@ApplicationScoped
class Newcomers {
  private static final int SUMMARY = 60;

  private final EntityManager entities;
  private final Reporters reporters;
  private final LookupCodeBook codes;
  private final CaseOpener opener;
  private final CasePictures pictures;
  private final CaseRecordings recordings;
  private final Conversations conversations;
  private final Residents residents;
  private final Outbox outbox;
  private final Timeline timeline;
  private final Dues dues;
  private final JoinedClocks clocks;
  private final OfficeTree offices;
  private final Texts texts;
  private final Clock clock;

  Newcomers(
      EntityManager entities,
      Reporters reporters,
      LookupCodeBook codes,
      CaseOpener opener,
      CasePictures pictures,
      CaseRecordings recordings,
      Conversations conversations,
      Residents residents,
      Outbox outbox,
      Timeline timeline,
      Dues dues,
      JoinedClocks clocks,
      OfficeTree offices,
      Texts texts,
      Clock clock) {
    this.entities = entities;
    this.reporters = reporters;
    this.codes = codes;
    this.opener = opener;
    this.pictures = pictures;
    this.recordings = recordings;
    this.conversations = conversations;
    this.residents = residents;
    this.outbox = outbox;
    this.timeline = timeline;
    this.dues = dues;
    this.clocks = clocks;
    this.offices = offices;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * @return empty when the case has ended or is nobody's to join, or this talk is on it already
   */
  Optional<OpenedCase> admit(
      Conversation talk, CaseNumber number, String words, List<String> attachments) {
    var main = locked(number.toString());
    if (!isOpenToAll(main) || reporters.in(number, talk).isPresent() || wasOn(main, talk)) {
      return Optional.empty();
    }
    var code = codes.unused(number);
    var newcomer =
        new CaseReporter(
            main,
            talk.residentId(),
            talk.id(),
            CaseReporter.Part.JOINED,
            words,
            codes.hash(number, code));
    newcomer.joined(clock.instant());
    entities.persist(newcomer);
    timeline.write(
        timeline
            .line(number.toString(), Happening.REPORTER_JOINED)
            .at(main.office())
            .with(newcomer.code()));
    talk.caseOpened();
    keep(main, attachments, newcomer);
    return Optional.of(receipt(main, code, talk));
  }

  private static boolean isOpenToAll(Case main) {
    return main.kind() == Kind.SERVICE_REQUEST
        && main.state().isRunning()
        && main.joinedInto().isEmpty()
        && !main.isConfidential()
        && !main.isErased();
  }

  /** Whoever has left goes to an own case: the old code must open the old view. */
  private boolean wasOn(Case main, Conversation talk) {
    return !entities
        .createQuery(
            "select r.id from CaseReporter r where r.caseNumber = :number and r.conversationId ="
                + " :talk",
            Long.class)
        .setParameter("number", main.number().toString())
        .setParameter("talk", talk.id())
        .getResultList()
        .isEmpty();
  }

  private void keep(Case main, List<String> attachments, CaseReporter newcomer) {
    var number = main.number().toString();
    var voices = recordings.among(attachments);
    recordings.belongTo(number, voices, clock.instant());
    var seen = attachments.stream().filter(id -> !voices.contains(id)).toList();
    if (!seen.isEmpty()) {
      pictures.belongTo(entities.find(Matter.class, main.matterId()).intakeId(), seen);
      timeline.write(timeline.line(number, Happening.PICTURES_ADDED).with(newcomer.code()));
    }
  }

  private OpenedCase receipt(Case main, String code, Conversation talk) {
    var office = offices.get(main.office());
    return new OpenedCase(
        main.number().toString(),
        code,
        new OfficeRef(office.code().value(), office.name(talk.language())),
        dues.of(main).stream()
            .filter(due -> due.isOwed() && due.what().isResidents())
            .flatMap(due -> opener.dueDate(due, talk.language()).stream())
            .toList());
  }

  /** The talk and the case are locked. */
  CaseNumber openAlone(Case main, CaseReporter leaver) {
    var talk = conversations.lock(leaver.conversationId());
    var opened =
        opener
            .open(
                new CaseOpening.Reported(
                    talk,
                    leaver.joinedAt().orElse(main.receivedAt()),
                    true,
                    residents.isReachable(talk.residentId()),
                    Optional.empty(),
                    List.of()),
                List.of(matter(main, leaver)))
            .getFirst();
    var number = CaseNumber.valueOf(opened.number());
    var alone = entities.find(Case.class, opened.number());
    var since = leaver.joinedAt().orElse(main.receivedAt());
    if (main.state() == CaseState.ACCEPTED || main.state() == CaseState.REPLIED) {
      alone.takenOnWith(main, clock.instant());
    }
    clocks.asTold(alone, main, since);
    leaver.goesOnAs(number, clock.instant());
    if (!main.state().isEnded()) {
      talk.caseErased(); // one open case less and one more: it is the same matter
    }
    var words =
        texts.say(
            talk.language(),
            "case.split.new",
            main.number(),
            opened.office().name(),
            opened.number());
    outbox.say(talk, new Utterance(words, null, List.of(), List.of(opened), null, null, null));
    return number;
  }

  private static NewMatter matter(Case main, CaseReporter leaver) {
    return new NewMatter(
        leaver.words(),
        shortened(leaver.words()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        main.kind(),
        main.subKind(),
        main.subject(),
        Optional.empty(),
        main.urgency(),
        1,
        "PERSON",
        "split",
        List.of("工作人员从 " + main.number() + " 分出，单独办理"),
        main.office(),
        main.neighbourhood());
  }

  static String shortened(String words) {
    return Excerpt.of(words.strip().replace('\n', '，'), SUMMARY);
  }

  private Case locked(String number) {
    entities
        .createNativeQuery("select number from cases where number = :number for update")
        .setParameter("number", number)
        .getResultList();
    var locked = entities.find(Case.class, number);
    entities.refresh(locked);
    return locked;
  }
}
