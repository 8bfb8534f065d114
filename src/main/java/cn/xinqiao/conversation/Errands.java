package cn.xinqiao.conversation;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.RevisitTalk;
import cn.xinqiao.cases.charge.RecusalWishes;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.conversation.internal.Phrases;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does what residents wish of their registered cases, and says honestly who has them and when. */
@ApplicationScoped
class Errands {
  /** More cases than these are read on their own pages. */
  private static final int MOST = 5;

  private final ResidentCases cases;
  private final RecusalWishes recusals;
  private final RevisitTalk revisits;
  private final Speech speech;
  private final Phrases phrases;

  Errands(
      ResidentCases cases,
      RecusalWishes recusals,
      RevisitTalk revisits,
      Speech speech,
      Phrases phrases) {
    this.cases = cases;
    this.recusals = recusals;
    this.revisits = revisits;
    this.speech = speech;
    this.phrases = phrases;
  }

  void add(Conversation conversation, CaseNumber number, String words, List<String> pictures) {
    cases.add(number, conversation.id(), words, pictures);
    say(conversation, "talk.added", number);
  }

  void urge(Conversation conversation, CaseNumber number, String words) {
    try {
      var urged = cases.urge(number, conversation.id(), words);
      var language = conversation.language();
      say(
          conversation,
          "talk.urged",
          number,
          urged.line().office().name(language),
          phrases.text(language, "state." + urged.line().state()),
          nextDue(language, urged).orElseGet(() -> phrases.text(language, "talk.urged.noDate")));
    } catch (Refusal.Conflict e) {
      say(conversation, "talk.ended.meanwhile", number);
    }
  }

  /** The case itself tells the talk that it was taken back. */
  void withdraw(Conversation conversation, CaseNumber number) {
    try {
      cases.withdraw(number, conversation.id());
    } catch (Refusal.Conflict e) {
      say(conversation, "talk.ended.meanwhile", number);
    }
  }

  /** The office is named whose lead decides; the words are for that lead alone. */
  void askRecusal(Conversation conversation, CaseNumber number, String words) {
    try {
      boolean first = recusals.wish(number, words);
      cases.of(conversation).stream()
          .filter(file -> file.line().number().equals(number))
          .findFirst()
          .ifPresent(file ->
              say(
                  conversation,
                  first ? "talk.recusal.asked" : "talk.recusal.waits",
                  number,
                  file.line().office().name(conversation.language())));
    } catch (Refusal.Conflict e) {
      say(conversation, "talk.ended.meanwhile", number);
    }
  }

  void callPerson(Conversation conversation, CaseNumber number, String words) {
    cases.add(number, conversation.id(), words, List.of());
    var language = conversation.language();
    cases.of(conversation).stream()
        .filter(file -> file.line().number().equals(number))
        .findFirst()
        .ifPresent(file ->
            say(
                conversation,
                "talk.human.case",
                file.line().office().name(language),
                number,
                nextDue(language, file).orElse("")));
  }

  void tellStatus(Conversation conversation, Optional<CaseNumber> number, Optional<String> code) {
    var own = cases.of(conversation);
    var asked =
        number.isEmpty()
            ? own
            : own.stream().filter(c -> c.line().number().equals(number.get())).toList();
    if (!asked.isEmpty()) {
      var shown = asked.stream().limit(MOST).toList();
      var numbers = shown.stream().map(file -> file.line().number()).toList();
      speech.say(
          conversation,
          Utterance.asking(
              status(conversation.language(), shown), revisits.offers(conversation, numbers)));
    } else if (number.isEmpty()) {
      say(conversation, "talk.status.none");
    } else if (code.isEmpty()) {
      say(conversation, "talk.status.code");
    } else {
      speech.say(conversation, byCode(conversation.language(), number.get(), code.get()));
    }
  }

  private Utterance byCode(Language language, CaseNumber number, String code) {
    try {
      return Utterance.of(status(language, List.of(cases.byCode(number, code))));
    } catch (Refusal.NotFound e) {
      return phrases.say(language, "talk.status.wrong");
    }
  }

  private String status(Language language, List<CaseFile> files) {
    return files.stream()
        .map(file ->
            phrases.text(
                language,
                "talk.status.line",
                file.line().number(),
                file.line().summary(),
                phrases.text(language, "state." + file.line().state()),
                file.line().office().name(language),
                nextDue(language, file).orElse("")))
        .collect(Collectors.joining("\n\n"));
  }

  private Optional<String> nextDue(Language language, CaseFile file) {
    return file.dues().stream()
        .filter(due -> due.isResidents() && due.what().isOwed() && due.on().isPresent())
        .findFirst()
        .map(due ->
            phrases.text(
                language,
                due.provisional() ? "talk.status.due.open" : "talk.status.due",
                phrases.text(language, "due." + due.what()),
                due.on().orElseThrow()));
  }

  private void say(Conversation conversation, String key, Object... parts) {
    speech.say(conversation, phrases.say(conversation.language(), key, parts));
  }
}
