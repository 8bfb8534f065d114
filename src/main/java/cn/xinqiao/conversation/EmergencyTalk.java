package cn.xinqiao.conversation;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseOpening;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Message;
import cn.xinqiao.channel.Outbox;
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
import cn.xinqiao.triage.DecidedBy;
import cn.xinqiao.triage.Emergency;
import cn.xinqiao.triage.EmergencyKind;
import jakarta.enterprise.context.ApplicationScoped;
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
      Talks talks,
      Outbox outbox,
      Residents residents,
      CaseOpening opening,
      ResidentCases cases,
      Router router,
      Placing placing,
      Phrases phrases,
      Clock clock) {
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

  /** Part of the inbox transaction: what is said here is there before the channel gets its "ok". */
  void meet(Conversation conversation, Message message, List<String> pictures, Emergency danger) {
    var talk = talks.of(conversation);
    outbox.say(conversation, phrases.safety(conversation.language(), danger.kind()));
    // what is said next is said about the danger; a draft keeps its question until then
    talks.goOn(
        talk, Stage.EMERGENCY, talks.draftOf(talk).map(draft -> draft.pausedAt(talk.stage())));
    var open = running(conversation);
    if (open.isPresent()) {
      add(conversation, open.get(), message.words(), pictures);
      return;
    }
    var route = router.route(withDraftsPlace(talk, message.words()));
    var opened =
        opening
            .open(
                new CaseOpening.Reported(
                    conversation,
                    message.at(),
                    false,
                    residents.isReachable(conversation.residentId()),
                    Optional.of(danger.kind().name()),
                    pictures),
                List.of(matter(message.words(), danger, route)))
            .getFirst();
    outbox.say(
        conversation,
        phrases.emergencyOpened(conversation.language(), opened, route.office().isPresent()));
  }

  /**
   * A later turn while the emergency is open.
   *
   * @return whether it is known where, so that the talk may return to what was interrupted
   */
  boolean add(Conversation conversation, Talk talk, String words, List<String> pictures) {
    var open = running(conversation);
    if (open.isPresent() && !(words.isBlank() && pictures.isEmpty())) {
      add(conversation, open.get(), words, pictures);
      return isPlaced(conversation, open.get());
    }
    if (talks.draftOf(talk).isEmpty()) {
      talks.goOn(talk, Stage.IDLE, Optional.empty());
      outbox.say(conversation, phrases.say(conversation.language(), "talk.help"));
    }
    return true;
  }

  private boolean isPlaced(Conversation conversation, CaseNumber number) {
    return cases.of(conversation).stream()
        .map(CaseFile::line)
        .anyMatch(
            line -> line.number().equals(number) && line.office().level() == OfficeLevel.STREET);
  }

  boolean isOver(Conversation conversation) {
    return running(conversation).isEmpty();
  }

  private void add(
      Conversation conversation, CaseNumber number, String words, List<String> pictures) {
    cases.addToEmergency(number, words, pictures);
    var route = router.route(words);
    var language = conversation.language();
    var moved =
        route
            .office()
            .map(o -> o.code())
            .filter(
                office -> cases.place(number, office, route.neighbourhood().map(o -> o.code())));
    outbox.say(
        conversation,
        moved
            .map(office ->
                phrases.say(language, "emergency.placed", phrases.officeName(language, office)))
            .orElseGet(() -> phrases.say(language, "emergency.added", number)));
  }

  private Optional<CaseNumber> running(Conversation conversation) {
    return cases.emergencySince(conversation, clock.instant().minus(SAME_DANGER));
  }

  /** What was said before may hold the place that a cry for help leaves out. */
  private String withDraftsPlace(Talk talk, String words) {
    return talks.draftOf(talk).map(draft -> words + "\n" + draft.words()).orElse(words);
  }

  private NewMatter matter(String words, Emergency danger, Route route) {
    var reasons = new ArrayList<String>();
    reasons.add(danger.reason());
    reasons.addAll(route.reasons());
    return new NewMatter(
        words,
        words,
        route.place(),
        Optional.empty(),
        Optional.empty(),
        Kind.SERVICE_REQUEST,
        SubKind.ASSISTANCE,
        subject(danger.kind()),
        Optional.empty(),
        Urgency.EMERGENCY,
        1,
        DecidedBy.RULE.name(),
        "emergency",
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
