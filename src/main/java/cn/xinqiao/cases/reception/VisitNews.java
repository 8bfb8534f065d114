package cn.xinqiao.cases.reception;

import cn.xinqiao.cases.VisitBooking;
import cn.xinqiao.cases.reception.SlotBook.Held;
import cn.xinqiao.cases.reception.SlotBook.Time;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a visitor is told of receptions. Residents see the office and the role of who receives,
 * never a name. The talk is locked by the caller.
 */
@ApplicationScoped
class VisitNews {
  private final SlotBook slots;
  private final OfficeWindows windows;
  private final OfficeTree offices;
  private final Outbox outbox;
  private final Texts texts;

  VisitNews(SlotBook slots, OfficeWindows windows, OfficeTree offices, Outbox outbox, Texts texts) {
    this.slots = slots;
    this.windows = windows;
    this.offices = offices;
    this.outbox = outbox;
    this.texts = texts;
  }

  /** Something that has to arrive. */
  void tell(Conversation talk, CaseNumber number, String key, Object... parts) {
    send(talk, number, Utterance.of(texts.say(talk.language(), key, parts)));
  }

  /** The same, with the next free times of an office to choose from, or that there are none. */
  void tellAndOffer(
      Conversation talk, CaseNumber number, OfficeCode office, String key, Object... parts) {
    var first = texts.say(talk.language(), key, parts);
    send(talk, number, offering(talk.language(), number, office, first));
  }

  /** About an appointment: when, where, with whom and about which case. */
  void tell(Conversation talk, Held held, String key) {
    tell(talk, held.visit().caseNumber(), key, about(talk.language(), held));
  }

  private void send(Conversation talk, CaseNumber number, Utterance utterance) {
    outbox.sayAbout(talk, Sender.BOT, utterance, number.toString());
  }

  /** An answer that needs no proof: whoever asked reads it. */
  void answer(Conversation talk, Utterance utterance) {
    outbox.say(talk, utterance);
  }

  void answer(Conversation talk, String key, Object... parts) {
    answer(talk, Utterance.of(texts.say(talk.language(), key, parts)));
  }

  /** First a sentence, then the free times; with a button for each. */
  Utterance offering(Language language, CaseNumber number, OfficeCode office, String first) {
    var free = slots.next(office);
    if (free.isEmpty()) {
      return Utterance.of(first + "\n" + none(language, office));
    }
    var options = new ArrayList<Option>();
    free.forEach(time ->
        options.add(
            new Option(
                VisitBooking.SLOT + time.slot().ref() + "." + number,
                VisitDates.minute(time.slot().beginsAt(), language))));
    return Utterance.asking(
        first + "\n" + texts.say(language, "reception.choose", lines(language, free)), options);
  }

  /** Which of the appointments shall be given up? */
  Utterance whichToGiveUp(Language language, List<Held> open) {
    return Utterance.asking(
        texts.say(language, "reception.which"),
        open.stream()
            .map(held ->
                new Option(
                    VisitBooking.OFF + held.visit().id(),
                    VisitDates.minute(held.time().slot().beginsAt(), language)))
            .toList());
  }

  /** For whoever has no case yet. */
  String planned(Language language, OfficeCode office) {
    var free = slots.next(office);
    return free.isEmpty()
        ? none(language, office)
        : texts.say(language, "reception.planned", name(language, office), lines(language, free));
  }

  /** Honestly: there is nothing to book, and where else one can go. */
  private String none(Language language, OfficeCode office) {
    return texts.say(language, "reception.none", name(language, office))
        + "\n"
        + windows
            .of(office, language)
            .orElseGet(() -> texts.say(language, "reception.window", name(language, office)));
  }

  private String lines(Language language, List<Time> free) {
    return free.stream()
        .map(time ->
            texts.say(
                language,
                "reception.line",
                VisitDates.minute(time.slot().beginsAt(), language),
                time.day().place(),
                time.day().address(),
                receiver(language, time.day())))
        .collect(Collectors.joining("\n"));
  }

  /** {0} when, {1} place, {2} address, {3} who receives, {4} the number. */
  private Object[] about(Language language, Held held) {
    var time = held.time();
    return new Object[] {
      VisitDates.minute(time.slot().beginsAt(), language),
      time.day().place(),
      time.day().address(),
      receiver(language, time.day()),
      held.visit().caseNumber()
    };
  }

  private String receiver(Language language, ReceptionDay day) {
    return texts.say(language, "reception.receiver", name(language, day.leaderOffice()));
  }

  private String name(Language language, OfficeCode office) {
    return offices.get(office).name(language);
  }
}
