package cn.xinqiao.conversation.internal;

import cn.xinqiao.cases.JoinOffers;
import cn.xinqiao.channel.Circles;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Incoming.Choice;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Card;
import cn.xinqiao.channel.Utterance.CardMatter;
import cn.xinqiao.channel.Utterance.EmergencyNotice;
import cn.xinqiao.channel.Utterance.OfficeRef;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.triage.EmergencyKind;
import cn.xinqiao.triage.SubjectBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts what the bot has to say into words and buttons. */
@ApplicationScoped
public class Phrases {
  /** How the id of a button begins that joins others who reported the same. */
  static final String JOIN = "join:";

  private static final int MOST_BUTTONS = 16;

  private final Circles circles;
  private final Texts texts;
  private final OfficeTree offices;
  private final SubjectBook subjects;
  private final Placing placing;
  private final JoinOffers joins;

  Phrases(
      Texts texts,
      OfficeTree offices,
      SubjectBook subjects,
      Placing placing,
      Circles circles,
      JoinOffers joins) {
    this.circles = circles;
    this.joins = joins;
    this.texts = texts;
    this.offices = offices;
    this.subjects = subjects;
    this.placing = placing;
  }

  public Utterance say(Language language, String key, Object... parts) {
    return Utterance.of(texts.say(language, key, parts));
  }

  /** Whom to call comes before the question: an answer may never follow. */
  Utterance danger(Language language, EmergencyKind kind) {
    var key = kind == EmergencyKind.SUICIDE_OWN ? "talk.danger.despair" : "talk.danger";
    return Utterance.asking(
        texts.say(language, key),
        List.of(
            option(language, DangerWatch.YES, "danger.yes", null),
            option(language, DangerWatch.NO, "danger.no", null)));
  }

  /** What the resident read on a button about danger, as words. */
  String pressed(Language language, Choice choice) {
    var label = choice.id().equals(DangerWatch.YES) ? "danger.yes" : "danger.no";
    return texts.say(language, "talk.option." + label);
  }

  Utterance where(Language language, Draft draft, int matter) {
    var asked = draft.matters().get(matter);
    if (asked.where().candidates().isEmpty()) {
      var key = asked.isAccusation() ? "talk.where.accusation" : "talk.where";
      return Utterance.asking(
          texts.say(language, key), List.of(option(language, "place:unknown", "unknown", matter)));
    }
    var options = new ArrayList<Option>();
    asked.where().candidates().stream()
        .limit(MOST_BUTTONS)
        .forEach(code -> options.add(officeOption(language, code, matter)));
    options.add(option(language, "place:unknown", "unknown", matter));
    return Utterance.asking(
        asked
            .where()
            .place()
            .map(place -> texts.say(language, "talk.where.choose", place))
            .orElseGet(() -> texts.say(language, "talk.where.choose.unnamed")),
        options);
  }

  public Utterance card(Language language, Draft draft) {
    var matters = draft.matters();
    var text =
        matters.size() == 1
            ? texts.say(language, "talk.card.one")
            : texts.say(language, "talk.card.many", matters.size());
    if (draft.holdsAccusation()) {
      text += "\n" + texts.say(language, "talk.card.accusation");
    }
    text += joinLines(language, draft);
    return new Utterance(
        text,
        new Card(matters.stream().map(m -> cardMatter(language, draft, m)).toList()),
        cardOptions(language, draft),
        List.of(),
        null,
        null,
        null);
  }

  /** How many others reported the same; never who, and nothing of what they wrote. */
  private String joinLines(Language language, Draft draft) {
    return draft.matters().stream()
        .flatMap(m ->
            m.offer().stream()
                .map(offer ->
                    "\n"
                        + texts.say(
                            language,
                            m.joins() ? "talk.card.joins" : "talk.card.join",
                            offer.others(),
                            joins.thing(offer, language))))
        .collect(Collectors.joining());
  }

  private List<Option> cardOptions(Language language, Draft draft) {
    var options = new ArrayList<>(List.of(option(language, "confirm", "confirm", null)));
    var matters = draft.matters();
    for (int i = 0; i < matters.size(); i++) {
      var matter = matters.get(i);
      int index = i;
      matter
          .offer()
          .filter(_ -> !matter.joins())
          .ifPresent(offer ->
              options.add(
                  new Option(JOIN + offer.ref(), texts.say(language, "talk.option.join"), index)));
    }
    options.add(option(language, "correct", "correct", null));
    options.add(option(language, "cancel", "cancel", null));
    return options;
  }

  Utterance name(Language language) {
    return Utterance.asking(
        texts.say(language, "talk.name"),
        List.of(option(language, "name:anonymous", "anonymous", null)));
  }

  /** Another channel is offered where there is one. */
  Utterance contact(Language language) {
    var options = new ArrayList<Option>();
    options.add(option(language, "contact:phone", "phone", null));
    options.add(option(language, "contact:email", "email", null));
    if (circles.isAnotherChannelOpen()) {
      options.add(option(language, "contact:link", "link", null));
    }
    options.add(option(language, "contact:self", "self", null));
    return Utterance.asking(texts.say(language, "talk.contact"), options);
  }

  /** How the resident brings a code to another channel. */
  public Utterance invitation(Language language, String code, boolean instead) {
    var words = texts.say(language, "talk.link.code", code, Circles.CODE_LIVES.toMinutes());
    return instead
        ? Utterance.asking(words, List.of(option(language, "contact:self", "linked", null)))
        : Utterance.of(words);
  }

  Utterance typeContact(Language language, String key) {
    return Utterance.asking(
        texts.say(language, key), List.of(option(language, "contact:self", "self", null)));
  }

  public Utterance receipt(
      Language language, Draft draft, List<OpenedCase> opened, boolean reachable) {
    var lines = new ArrayList<String>();
    lines.add(registered(language, draft, opened));
    if (draft.holdsAccusation()) {
      lines.add(texts.say(language, "talk.opened.accusation"));
    }
    if (!reachable) {
      lines.add(texts.say(language, "talk.opened.unreachable"));
    }
    return withCases(String.join("\n", lines), opened);
  }

  private String registered(Language language, Draft draft, List<OpenedCase> opened) {
    var numbers = opened.stream().map(OpenedCase::number).collect(Collectors.joining(", "));
    var offices =
        opened.stream().map(o -> o.office().name()).distinct().collect(Collectors.joining(", "));
    if (!draft.confirmed()) {
      return texts.say(language, "talk.opened.unconfirmed", numbers, offices);
    }
    return opened.size() == 1
        ? texts.say(language, "talk.opened.one", numbers, offices)
        : texts.say(language, "talk.opened.many", opened.size(), numbers);
  }

  /**
   * Of matters that others reported as well and the resident has joined.
   *
   * @param joined with the number that all of them share, and a code of the resident's own
   */
  public Utterance joined(Language language, List<OpenedCase> joined, boolean reachable) {
    var lines = new ArrayList<String>();
    for (OpenedCase one : joined) {
      lines.add(texts.say(language, "talk.joined", one.number(), one.office().name()));
    }
    if (!reachable) {
      lines.add(texts.say(language, "talk.opened.unreachable"));
    }
    return withCases(String.join("\n", lines), joined);
  }

  public Utterance handedToPerson(Language language, OpenedCase opened) {
    return withCases(
        texts.say(language, "talk.person", opened.number(), opened.code()), List.of(opened));
  }

  /** The first thing said in danger: what to do, whom to call, and that nobody else called. */
  public Utterance safety(Language language, EmergencyKind kind) {
    return new Utterance(
        texts.say(language, "emergency." + kind) + "\n" + texts.say(language, "emergency.honest"),
        null,
        List.of(),
        List.of(),
        new EmergencyNotice(kind.name(), kind.hotlines()),
        null,
        null);
  }

  public Utterance emergencyOpened(Language language, OpenedCase opened, boolean placeKnown) {
    return withCases(
        texts.say(
                language,
                "emergency.opened",
                opened.number(),
                opened.office().name(),
                opened.code())
            + "\n"
            + texts.say(language, placeKnown ? "emergency.more" : "emergency.where"),
        List.of(opened));
  }

  /** Larger letters are the page's own; on other channels the telephone has them. */
  public Utterance largeType(Conversation conversation) {
    var language = conversation.language();
    return conversation.channel().equals("web")
        ? Utterance.asking(
            texts.say(language, "talk.elder.page"),
            List.of(new Option("elder", texts.say(language, "talk.option.elder"))))
        : Utterance.of(texts.say(language, "talk.elder.phone"));
  }

  public String officeName(Language language, OfficeCode code) {
    return offices.get(code).name(language);
  }

  public String text(Language language, String key, Object... parts) {
    return texts.say(language, key, parts);
  }

  private static Utterance withCases(String text, List<OpenedCase> opened) {
    return new Utterance(text, null, List.of(), opened, null, null, null);
  }

  private CardMatter cardMatter(Language language, Draft draft, DraftMatter matter) {
    var desk = placing.desk(draft, matter);
    var what = matter.what();
    return new CardMatter(
        what.gist().summary(),
        what.kind().name(),
        what.subKind() == null ? null : what.subKind().name(),
        what.subject().code(),
        subjects.shown(what.subject(), language),
        matter.where().place().orElse(null),
        what.gist().since().orElse(null),
        what.gist().wanted().orElse(null),
        desk.equals(OfficeCode.CITY_TRIAGE)
            ? null
            : new OfficeRef(desk.value(), offices.get(desk).name(language)),
        what.urgency().name());
  }

  private Option officeOption(Language language, OfficeCode code, int matter) {
    return new Option("office:" + code, offices.get(code).name(language), matter);
  }

  private Option option(Language language, String id, String label, Integer matter) {
    return new Option(id, texts.say(language, "talk.option." + label), matter);
  }
}
