package cn.xinqiao.conversation;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseOpening;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.conversation.internal.Dialogue;
import cn.xinqiao.conversation.internal.Draft;
import cn.xinqiao.conversation.internal.DraftMatter;
import cn.xinqiao.conversation.internal.Drafting;
import cn.xinqiao.conversation.internal.Phrases;
import cn.xinqiao.conversation.internal.Placing;
import cn.xinqiao.conversation.internal.Step;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.resident.ContactReader;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Carries a step out, in the transaction that ends the turn and under the conversation's lock. */
@ApplicationScoped
class Performer {
  private final Talks talks;
  private final Dialogue dialogue;
  private final Outbox outbox;
  private final Residents residents;
  private final CaseOpening opening;
  private final ResidentCases cases;
  private final EmergencyTalk emergencies;
  private final DraftTimeout timeout;
  private final Placing placing;
  private final Phrases phrases;
  private final PrivacyNotice notice;

  Performer(
      Talks talks,
      Dialogue dialogue,
      Outbox outbox,
      Residents residents,
      CaseOpening opening,
      ResidentCases cases,
      EmergencyTalk emergencies,
      DraftTimeout timeout,
      Placing placing,
      Phrases phrases,
      PrivacyNotice notice) {
    this.talks = talks;
    this.dialogue = dialogue;
    this.outbox = outbox;
    this.residents = residents;
    this.opening = opening;
    this.cases = cases;
    this.emergencies = emergencies;
    this.timeout = timeout;
    this.placing = placing;
    this.phrases = phrases;
    this.notice = notice;
  }

  void perform(Conversation conversation, Talk talk, Step step) {
    talks.goOn(talk, step.stage(), step.draft());
    for (Act act : step.acts()) {
      switch (act) {
        case Act.Say(var utterance) -> say(conversation, utterance);
        case Act.Ask(var question) -> ask(conversation, talk, question);
        case Act.Remember(var contact) -> remember(conversation, contact);
        case Act.Introduce(var who) -> residents.introduce(conversation.residentId(), who);
        case Act.OpenCases(var draft) -> open(conversation, draft);
        case Act.TellStatus(var number, var code) -> tellStatus(conversation, number, code);
        case Act.RaiseAlarm(var told, var peril) ->
            emergencies.raise(conversation, talk, told, peril);
        case Act.AddToCase(var number, var words, var pictures) -> {
          cases.add(number, words, pictures);
          say(conversation, phrases.say(conversation.language(), "talk.added", number));
        }
        case Act.AddToEmergency(var words, var pictures) -> {
          if (emergencies.add(conversation, talk, words, pictures)) {
            talks
                .draftOf(talk)
                .ifPresent(draft ->
                    perform(conversation, talk, dialogue.back(draft, conversation.language())));
          }
        }
      }
    }
  }

  /** With the privacy notice where it is the first thing that is said. */
  long say(Conversation conversation, Utterance utterance) {
    boolean first = residents.mustSeeNotice(conversation.residentId(), notice.version());
    return outbox.say(
        conversation, first ? utterance.withNotice(notice.in(conversation.language())) : utterance);
  }

  private void ask(Conversation conversation, Talk talk, Utterance question) {
    long seq = say(conversation, question);
    talk.asks(seq);
    timeout.plan(conversation, talk.stage(), seq);
  }

  private void remember(Conversation conversation, ContactReader.Found contact) {
    residents.mayBeReached(conversation.residentId(), contact);
    cases.becameReachable(conversation);
  }

  void open(Conversation conversation, Draft draft) {
    boolean reachable = residents.isReachable(conversation.residentId());
    var opened =
        opening.open(
            new CaseOpening.Reported(
                conversation,
                draft.receivedAt(),
                draft.confirmed(),
                reachable,
                Optional.empty(),
                draft.pictures()),
            draft.matters().stream().map(m -> newMatter(draft, m)).toList());
    say(
        conversation,
        Drafting.isForPerson(draft)
            ? phrases.handedToPerson(conversation.language(), opened.getFirst())
            : phrases.receipt(conversation.language(), draft, opened, reachable));
  }

  private NewMatter newMatter(Draft draft, DraftMatter matter) {
    var what = matter.what();
    var reasons = new ArrayList<>(what.reasons());
    reasons.addAll(matter.where().reasons());
    return new NewMatter(
        draft.matters().size() == 1 ? draft.words() : what.text(),
        what.gist().summary(),
        matter.where().place(),
        what.gist().since(),
        what.gist().wanted(),
        what.kind(),
        what.subKind(),
        what.subject(),
        what.subject2(),
        what.urgency(),
        what.confidence(),
        what.decidedBy().name(),
        what.decidedWith(),
        reasons,
        placing.desk(draft, matter),
        matter.where().neighbourhood());
  }

  private void tellStatus(
      Conversation conversation, Optional<CaseNumber> number, Optional<String> code) {
    var own = cases.of(conversation);
    var asked =
        number.isEmpty()
            ? own
            : own.stream().filter(c -> c.line().number().equals(number.get())).toList();
    var language = conversation.language();
    if (!asked.isEmpty()) {
      say(conversation, Utterance.of(status(conversation, asked)));
    } else if (number.isEmpty()) {
      say(conversation, phrases.say(language, "talk.status.none"));
    } else if (code.isEmpty()) {
      say(conversation, phrases.say(language, "talk.status.code"));
    } else {
      say(conversation, byCode(conversation, number.get(), code.get()));
    }
  }

  private Utterance byCode(Conversation conversation, CaseNumber number, String code) {
    try {
      return Utterance.of(status(conversation, List.of(cases.byCode(number, code))));
    } catch (Refusal.NotFound e) {
      return phrases.say(conversation.language(), "talk.status.wrong");
    }
  }

  private String status(Conversation conversation, List<CaseFile> files) {
    var language = conversation.language();
    return files.stream()
        .limit(5)
        .map(file ->
            phrases.text(
                language,
                "talk.status.line",
                file.line().number(),
                file.line().summary(),
                phrases.text(language, "state." + file.line().state()),
                file.line().office().name(language),
                nextDue(conversation, file)))
        .collect(Collectors.joining("\n\n"));
  }

  private String nextDue(Conversation conversation, CaseFile file) {
    var language = conversation.language();
    return file.dues().stream()
        .filter(due -> !due.met())
        .findFirst()
        .map(due ->
            phrases.text(
                language,
                due.provisional() ? "talk.status.due.open" : "talk.status.due",
                phrases.text(language, "due." + due.what()),
                due.on()))
        .orElse("");
  }
}
