package cn.xinqiao.conversation;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseOpening;
import cn.xinqiao.cases.DangerHeard;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.conversation.internal.Draft;
import cn.xinqiao.conversation.internal.Peril;
import cn.xinqiao.conversation.internal.Phrases;
import cn.xinqiao.conversation.internal.Placing;
import cn.xinqiao.conversation.internal.Stage;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.resident.Residents;
import cn.xinqiao.routing.Route;
import cn.xinqiao.routing.Router;
import cn.xinqiao.triage.Emergency;
import cn.xinqiao.triage.EmergencyKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The talk in danger: the safety message first, the case and the alarm in the same transaction,
 * questions after.
 */
@ApplicationScoped
class EmergencyTalk {
  /** Within this time more words of danger belong to the case that is open. */
  private static final Duration SAME_DANGER = Duration.ofHours(1);

  private final Conversations conversations;
  private final Talks talks;
  private final Outbox outbox;
  private final Residents residents;
  private final CaseOpening opening;
  private final ResidentCases cases;
  private final Router router;
  private final Placing placing;
  private final Phrases phrases;
  private final Clock clock;

  EmergencyTalk(
      Conversations conversations,
      Talks talks,
      Outbox outbox,
      Residents residents,
      CaseOpening opening,
      ResidentCases cases,
      Router router,
      Placing placing,
      Phrases phrases,
      Clock clock) {
    this.conversations = conversations;
    this.talks = talks;
    this.outbox = outbox;
    this.residents = residents;
    this.opening = opening;
    this.cases = cases;
    this.router = router;
    this.placing = placing;
    this.phrases = phrases;
    this.clock = clock;
  }

  /**
   * Somebody heard danger in a voice message: the resident reads whom to call, as for typed words,
   * and what is said next belongs to that case.
   */
  void heard(@Observes DangerHeard danger) {
    for (long id : danger.conversations()) {
      var conversation = conversations.lock(id);
      var talk = talks.of(conversation);
      outbox.say(conversation, phrases.safety(conversation.language(), danger.kind()));
      var draft = talks.draftOf(talk);
      talks.goOn(talk, Stage.EMERGENCY, draft.map(open -> open.pausedAt(talk.stage())));
    }
  }

  /** Part of the inbox transaction: what is said here is there before the channel gets its "ok". */
  void meet(Conversation conversation, Draft told, Emergency danger) {
    raise(conversation, talks.of(conversation), told, Peril.named(danger));
  }

  /**
   * Part of a transaction that holds the conversation's lock.
   *
   * @param words those that hold the danger
   */
  void raise(Conversation conversation, Talk talk, Draft words, Peril peril) {
    var told = withSuspected(talk, words);
    outbox.say(conversation, phrases.safety(conversation.language(), peril.kind()));
    running(conversation)
        .filter(number -> !isElsewhere(conversation, number, told.words()))
        .ifPresentOrElse(
            number -> add(conversation, number, told.words(), told.pictures()),
            () -> open(conversation, talk, told, peril));
    // what is said next is said about the danger; another draft keeps its question until then
    var draft = talk.stage() == Stage.DANGER ? Optional.<Draft>empty() : talks.draftOf(talk);
    talks.goOn(talk, Stage.EMERGENCY, draft.map(open -> open.pausedAt(talk.stage())));
  }

  /** When it was asked whether there is danger, what is told now is the answer. */
  private Draft withSuspected(Talk talk, Draft words) {
    return talk.stage() == Stage.DANGER
        ? talks.draftOf(talk).orElseThrow().heard(words.words(), words.pictures())
        : words;
  }

  private void open(Conversation conversation, Talk talk, Draft told, Peril peril) {
    var named = router.route(told.words());
    boolean isNamed = named.office().isPresent();
    var route = isNamed ? named : router.route(withDraftsPlace(talk, told.words()));
    var opened =
        opening
            .open(
                new CaseOpening.Reported(
                    conversation,
                    told.receivedAt(),
                    told.confirmed(),
                    residents.isReachable(conversation.residentId()),
                    Optional.of(peril.kind().name()),
                    told.pictures()),
                List.of(matter(told.words(), peril, route)))
            .getFirst();
    outbox.say(conversation, phrases.emergencyOpened(conversation.language(), opened, isNamed));
  }

  /**
   * A later turn while the emergency is open.
   *
   * @return whether it is known where, so that the talk may return to what was interrupted
   */
  boolean add(Conversation conversation, Talk talk, String words, List<String> pictures) {
    var open = running(conversation);
    if (open.isPresent() && !(words.isBlank() && pictures.isEmpty())) {
      return add(conversation, open.get(), words, pictures);
    }
    if (talks.draftOf(talk).isEmpty()) {
      talks.goOn(talk, Stage.IDLE, Optional.empty());
      outbox.say(conversation, phrases.say(conversation.language(), "talk.help"));
    }
    return true;
  }

  /** It rings where the draft is that was open then: the danger itself was told without a place. */
  private boolean isGuessed(Conversation conversation, CaseNumber number) {
    return file(conversation, number)
        .filter(file -> router.route(file.words()).office().isEmpty())
        .filter(file -> file.timeline().stream().noneMatch(line -> line.what().equals("PLACED")))
        .isPresent();
  }

  /** Danger at another office's place is another danger: it rings there. */
  private boolean isElsewhere(Conversation conversation, CaseNumber number, String words) {
    return router
        .route(words)
        .office()
        .filter(there ->
            file(conversation, number)
                .filter(file -> !file.line().office().code().equals(there.code()))
                .isPresent())
        .filter(_ -> !isGuessed(conversation, number))
        .isPresent();
  }

  private boolean isAtStreet(Conversation conversation, CaseNumber number) {
    return file(conversation, number)
        .filter(file -> file.line().office().level() == OfficeLevel.STREET)
        .isPresent();
  }

  private Optional<CaseFile> file(Conversation conversation, CaseNumber number) {
    return cases.of(conversation).stream()
        .filter(file -> file.line().number().equals(number))
        .findFirst();
  }

  boolean isOver(Conversation conversation) {
    return running(conversation).isEmpty();
  }

  /**
   * @return whether it is known where
   */
  private boolean add(
      Conversation conversation, CaseNumber number, String words, List<String> pictures) {
    cases.addToEmergency(number, conversation.id(), words, pictures);
    var route = router.route(words);
    var language = conversation.language();
    var moved =
        route
            .office()
            .map(o -> o.code())
            .filter(office ->
                cases.place(
                    number,
                    office,
                    route.neighbourhood().map(o -> o.code()),
                    isGuessed(conversation, number)));
    outbox.say(
        conversation,
        moved
            .map(office ->
                phrases.say(language, "emergency.placed", phrases.officeName(language, office)))
            .orElseGet(() -> phrases.say(language, "emergency.added", number)));
    return route.office().isPresent()
        || isAtStreet(conversation, number) && !isGuessed(conversation, number);
  }

  private Optional<CaseNumber> running(Conversation conversation) {
    return cases.emergencySince(conversation, clock.instant().minus(SAME_DANGER));
  }

  /**
   * What was said before may hold the place that a cry for help leaves out. A cry that names its
   * own is never read with it: two streets together are none.
   */
  private String withDraftsPlace(Talk talk, String words) {
    return talks.draftOf(talk).map(draft -> words + "\n" + draft.words()).orElse(words);
  }

  private NewMatter matter(String words, Peril peril, Route route) {
    var reasons = new ArrayList<>(peril.reasons());
    reasons.addAll(route.reasons());
    return new NewMatter(
        words,
        words,
        route.place(),
        Optional.empty(),
        Optional.empty(),
        Kind.SERVICE_REQUEST,
        SubKind.ASSISTANCE,
        subject(peril.kind()),
        Optional.empty(),
        Urgency.EMERGENCY,
        peril.probability(),
        peril.decidedBy().name(),
        peril.decidedWith(),
        reasons,
        placing.emergencyDesk(route),
        route.neighbourhood().map(o -> o.code()));
  }

  private static Subject subject(EmergencyKind kind) {
    return switch (kind) {
      case FIRE, EXPLOSION, VIOLENCE, CRY -> Subject.LAW_AND_POLICE;
      case SUICIDE_OWN, SUICIDE_WITNESSED, FALL -> Subject.HEALTH;
      case GAS, TRAPPED, LIVE_WIRE, FLOOD -> Subject.URBAN_CONSTRUCTION;
    };
  }
}
