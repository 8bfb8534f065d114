package cn.xinqiao.conversation;

import cn.xinqiao.cases.CaseOpening;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.JoinOffers;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.RevisitTalk;
import cn.xinqiao.cases.VisitBooking;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.conversation.internal.Dialogue;
import cn.xinqiao.conversation.internal.Draft;
import cn.xinqiao.conversation.internal.DraftMatter;
import cn.xinqiao.conversation.internal.Drafting;
import cn.xinqiao.conversation.internal.Phrases;
import cn.xinqiao.conversation.internal.Placing;
import cn.xinqiao.conversation.internal.Step;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.resident.ContactReader;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Carries a step out, in the transaction that ends the turn and under the conversation's lock. */
@ApplicationScoped
class Performer {
  private final Talks talks;
  private final Dialogue dialogue;
  private final Speech speech;
  private final Errands errands;
  private final ErasureOnRequest erasure;
  private final Residents residents;
  private final CaseOpening opening;
  private final ResidentCases cases;
  private final EmergencyTalk emergencies;
  private final DraftTimeout timeout;
  private final Placing placing;
  private final Offering offering;
  private final JoinOffers joins;
  private final VisitBooking visits;
  private final RevisitTalk revisits;
  private final Linking linking;
  private final Phrases phrases;

  Performer(
      Talks talks,
      Dialogue dialogue,
      Speech speech,
      Errands errands,
      ErasureOnRequest erasure,
      Residents residents,
      CaseOpening opening,
      ResidentCases cases,
      EmergencyTalk emergencies,
      DraftTimeout timeout,
      Placing placing,
      Offering offering,
      JoinOffers joins,
      VisitBooking visits,
      RevisitTalk revisits,
      Linking linking,
      Phrases phrases) {
    this.linking = linking;
    this.talks = talks;
    this.dialogue = dialogue;
    this.speech = speech;
    this.errands = errands;
    this.erasure = erasure;
    this.residents = residents;
    this.opening = opening;
    this.cases = cases;
    this.emergencies = emergencies;
    this.timeout = timeout;
    this.placing = placing;
    this.offering = offering;
    this.joins = joins;
    this.visits = visits;
    this.revisits = revisits;
    this.phrases = phrases;
  }

  void perform(Conversation conversation, Talk talk, Step planned) {
    var step = offering.with(conversation, planned);
    talks.goOn(talk, step.stage(), step.draft());
    talks.asksBack(talk, Optional.empty());
    talks.foundNothingIn(talk, Optional.empty());
    for (Act act : step.acts()) {
      switch (act) {
        case Act.Say(var utterance) -> say(conversation, utterance);
        case Act.Ask(var question) -> ask(conversation, talk, question);
        case Act.Remember(var contact) -> remember(conversation, contact);
        case Act.Introduce(var who) -> residents.introduce(conversation.residentId(), who);
        case Act.OpenCases(var draft) -> open(conversation, draft);
        case Act.HandToPerson(var unread) -> handToPerson(conversation, unread);
        case Act.TellStatus(var number, var code) -> errands.tellStatus(conversation, number, code);
        case Act.AskBack(var question, var request) ->
            talks.asksBack(talk, Optional.of(request.askedBy(say(conversation, question))));
        case Act.Urge(var number, var words) -> errands.urge(conversation, number, words);
        case Act.AskRecusal(var number, var words) ->
            errands.askRecusal(conversation, number, words);
        case Act.Withdraw(var number) -> errands.withdraw(conversation, number);
        case Act.CallPerson(var number, var words) ->
            errands.callPerson(conversation, number, words);
        case Act.OfferVisit(var number) -> visits.offer(conversation, number);
        case Act.TellReceptions(var office) -> visits.planned(conversation, office);
        case Act.BookVisit(var ref) -> visits.book(conversation, ref);
        case Act.GiveUpVisit(var ref) ->
            ref.ifPresentOrElse(
                one -> visits.giveUp(conversation, one), () -> visits.giveUp(conversation));
        case Act.PressRevisit(var ref) -> revisits.pressed(conversation, ref);
        case Act.AnswerRevisit(var words, var pictures) ->
            revisits.said(conversation, words, pictures);
        case Act.Speak(var language) -> conversation.choose(language);
        case Act.OfferLargeType() -> say(conversation, phrases.largeType(conversation));
        case Act.FoundNothing(var words) -> talks.foundNothingIn(talk, Optional.of(words));
        case Act.Calm() -> calm(conversation, talk);
        case Act.Invite() -> linking.invite(conversation);
        case Act.InviteInstead() -> ask(conversation, talk, linking.invitation(conversation));
        case Act.Join(var code) -> linking.join(conversation, code);
        case Act.Leave() -> linking.leave(conversation);
        case Act.Erase() -> erase(conversation);
        case Act.RaiseAlarm(var told, var peril) ->
            emergencies.raise(conversation, talk, told, peril);
        case Act.AddToCase(var number, var words, var pictures) ->
            errands.add(conversation, number, words, pictures);
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

  long say(Conversation conversation, Utterance utterance) {
    return speech.say(conversation, utterance);
  }

  private void calm(Conversation conversation, Talk talk) {
    talk.calm();
    say(conversation, phrases.say(conversation.language(), "talk.calm"));
  }

  private void erase(Conversation conversation) {
    var key = erasure.erase(conversation) ? "talk.delete.open" : "talk.delete.done";
    say(conversation, phrases.say(conversation.language(), key));
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

  /** What nobody has read yet is one case, however much of it comes. */
  private void handToPerson(Conversation conversation, Draft unread) {
    cases.of(conversation).stream()
        .filter(file -> file.line().state() == CaseState.OPEN)
        .filter(file -> Drafting.isForPerson(file.decidedWith()))
        .map(file -> file.line().number())
        .findFirst()
        .ifPresentOrElse(
            number -> errands.add(conversation, number, unread.words(), unread.pictures()),
            () -> open(conversation, unread));
  }

  void open(Conversation conversation, Draft draft) {
    boolean reachable =
        residents.isReachable(conversation.residentId()) || linking.reaches(conversation);
    var joined = new LinkedHashMap<DraftMatter, OpenedCase>();
    draft.matters().forEach(m -> join(conversation, draft, m).ifPresent(j -> joined.put(m, j)));
    if (!joined.isEmpty()) {
      var receipt =
          phrases.joined(conversation.language(), List.copyOf(joined.values()), reachable);
      say(conversation, receipt);
    }
    var rest = draft.matters().stream().filter(m -> !joined.containsKey(m)).toList();
    if (!rest.isEmpty()) {
      boolean alone = draft.matters().size() == 1;
      var matters = rest.stream().map(m -> newMatter(draft, m, alone)).toList();
      open(conversation, draft.with(rest), matters, reachable);
    }
  }

  /** Where the case has ended meanwhile an own one is opened: nobody is turned away. */
  private Optional<OpenedCase> join(Conversation conversation, Draft draft, DraftMatter matter) {
    boolean alone = draft.matters().size() == 1;
    return matter
        .taken()
        .flatMap(offer ->
            joins.join(
                conversation,
                offer,
                alone ? draft.words() : matter.what().text(),
                alone ? draft.pictures() : List.of()));
  }

  private void open(
      Conversation conversation, Draft draft, List<NewMatter> matters, boolean reachable) {
    var opened =
        opening.open(
            new CaseOpening.Reported(
                conversation,
                draft.receivedAt(),
                draft.confirmed(),
                reachable,
                Optional.empty(),
                draft.pictures()),
            matters);
    say(
        conversation,
        Drafting.isForPerson(draft)
            ? phrases.handedToPerson(conversation.language(), opened.getFirst())
            : phrases.receipt(conversation.language(), draft, opened, reachable));
  }

  private NewMatter newMatter(Draft draft, DraftMatter matter, boolean alone) {
    var what = matter.what();
    var reasons = new ArrayList<>(what.reasons());
    reasons.addAll(matter.where().reasons());
    return new NewMatter(
        alone ? draft.words() : what.text(),
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
        matter.where().neighbourhood(),
        what.meaning());
  }
}
