package cn.xinqiao.desk.keys;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.DaysLeft;
import cn.xinqiao.followup.Closing;
import cn.xinqiao.followup.KeyDesk;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.followup.KeysAsked;
import cn.xinqiao.followup.NextStep;
import cn.xinqiao.followup.RevisitState;
import cn.xinqiao.followup.StepKind;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out how each reporter of a case stands. */
@ApplicationScoped
class KeySheet {
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final KeyDesk keys;
  private final Closing closings;
  private final AdviserView advisers;

  KeySheet(KeyDesk keys, Closing closings, AdviserView advisers) {
    this.keys = keys;
    this.closings = closings;
    this.advisers = advisers;
  }

  /**
   * What came of a form that was not carried out, or the link that was asked for.
   *
   * @param problem null when there is none
   * @param typed what was written, for whoever has to write it again; null when nothing was
   * @param link null when none was asked for
   */
  record Said(String problem, String typed, String link) {
    static final Said NOTHING = new Said(null, null, null);

    static Said problem(String problem, String typed) {
      return new Said(problem, typed, null);
    }

    static Said link(String link) {
      return new Said(null, null, link);
    }
  }

  /** An answer that can be chosen. */
  record Choice(String value, String label) {}

  /**
   * One planned revisit.
   *
   * @param result what became of it, with its reason
   */
  record Visit(String nth, String when, String asks, String result, String css) {}

  /**
   * Something that is owed.
   *
   * @param answered only answering the case again does it
   * @param day a day is needed
   * @param call it is asked whether the reporter was reached
   * @param explains law, facts and feeling are asked for
   * @param help of an adviser; null where none helps
   */
  record Step(
      long id,
      String name,
      String about,
      String due,
      String left,
      String css,
      boolean answered,
      boolean day,
      boolean call,
      boolean explains,
      AdviserView.Help help) {}

  /**
   * One reporter.
   *
   * @param matter null where it is not asked; so is heart
   * @param proposed what an officer heard, not confirmed; null when there is nothing
   */
  record Reporter(
      long id,
      String name,
      boolean asked,
      String matter,
      String heart,
      String settled,
      String again,
      String promised,
      String never,
      String proposed,
      String next,
      List<Visit> plan,
      List<Step> steps,
      List<Choice> answers) {}

  /**
   * The part of the page.
   *
   * @param key makes a form that is sent twice act once
   * @param now for the field of the moment of a call
   * @param pending what waits for a lead's approval, in words; null when nothing does
   */
  record Sheet(
      String number,
      String key,
      boolean mine,
      String now,
      List<Reporter> reporters,
      Closing.Standing closing,
      String pending,
      String problem,
      String typed,
      String link) {}

  Sheet lay(Frame frame, CaseNumber number, Said said) {
    var found = keys.of(frame.caller(), number);
    var closing = closings.of(frame.caller(), number, frame.language());
    return new Sheet(
        number.toString(),
        Secrets.token(),
        found.mine(),
        FIELD.format(frame.clock().instant()),
        found.reporters().stream().map(one -> reporter(frame, number, one)).toList(),
        closing,
        closing
            .pending()
            .map(p -> frame.say("desk.closing.pending", ShanghaiTime.minute(p.at()), p.reason()))
            .orElse(null),
        said.problem(),
        said.typed() == null ? "" : said.typed(),
        said.link());
  }

  private Reporter reporter(Frame frame, CaseNumber number, KeyDesk.Reporter one) {
    var keys = one.keys();
    boolean matter = keys.asked() == KeysAsked.BOTH || keys.asked() == KeysAsked.QUESTION;
    boolean heart = keys.asked() == KeysAsked.BOTH || keys.asked() == KeysAsked.HEART;
    return new Reporter(
        one.id(),
        frame.say("desk.keys.part." + one.part(), one.number()),
        keys.asked() != KeysAsked.NONE,
        matter
            ? told(
                frame,
                "desk.keys.matter." + keys.matter(),
                one.matterAt().map(ShanghaiTime::minute))
            : null,
        heart
            ? told(
                frame, "desk.keys.heart." + keys.heart(), one.heartAt().map(ShanghaiTime::minute))
            : null,
        one.settledAt().map(ShanghaiTime::minute).orElse(null),
        keys.again() == 0 ? null : frame.say("desk.keys.again", keys.again()),
        one.promisedOn().map(Object::toString).orElse(null),
        one.neverAsk() ? frame.say("desk.keys.never") : null,
        one.proposed().map(p -> proposed(frame, p)).orElse(null),
        next(frame, one),
        one.plan().stream().map(visit -> visit(frame, visit)).toList(),
        one.steps().stream().map(step -> step(frame, number, step)).toList(),
        Arrays.stream(Answer.values())
            .filter(answer -> isAsked(answer, matter, heart))
            .map(answer -> new Choice(answer.name(), frame.say("followup.answer." + answer)))
            .toList());
  }

  private static String next(Frame frame, KeyDesk.Reporter one) {
    return one.next() == NextStep.WAIT || isDone(one)
        ? frame.say("desk.keys.next.WAIT." + waitsFor(one))
        : frame.say("desk.keys.next." + one.next());
  }

  /** Somebody has done it; how it stands is known when the reporter says it. */
  private static boolean isDone(KeyDesk.Reporter one) {
    return one.next().isWork()
        && one.steps().stream().noneMatch(step -> step.kind().name().equals(one.next().name()));
  }

  /**
   * Where nobody will ask of their own accord any more, the page does not say that it is planned.
   */
  private static String waitsFor(KeyDesk.Reporter one) {
    boolean works =
        switch (one.keys().matter()) {
          case OPEN, PROMISED -> one.keys().asked() != KeysAsked.HEART;
          case DONE, CONFIRMED, DENIED -> false;
        };
    if (works || one.plan().isEmpty()) {
      return "OFFICE";
    }
    boolean planned =
        one.plan().stream()
            .map(KeyDesk.Visit::state)
            .anyMatch(state -> state == RevisitState.PLANNED || state.isOpen());
    return planned
        ? "PLAN"
        : switch (one.plan().getLast().state()) {
          case UNREACHED -> "UNREACHED";
          case SILENT -> "SILENT";
          case PLANNED, SENT, PROVED, ANSWERED, SKIPPED -> "RESIDENT";
        };
  }

  private static boolean isAsked(Answer answer, boolean matter, boolean heart) {
    return switch (answer) {
      case PUT_RIGHT, NOT_PUT_RIGHT -> matter;
      case AT_EASE, UNHAPPY, NOT_AT_EASE -> heart;
      case NO_MORE -> true;
    };
  }

  private static String told(Frame frame, String key, Optional<String> at) {
    return at.map(when -> frame.say(key) + " · " + when).orElseGet(() -> frame.say(key));
  }

  private static String proposed(Frame frame, KeyDesk.Proposed one) {
    var what =
        Stream.concat(
                one.matter().map(m -> frame.say("desk.keys.matter." + m)).stream(),
                one.heart().map(h -> frame.say("desk.keys.heart." + h)).stream())
            .collect(Collectors.joining("，"));
    return frame.say("desk.keys.proposed", what, ShanghaiTime.minute(one.at()));
  }

  private static Visit visit(Frame frame, KeyDesk.Visit one) {
    var result = frame.say("desk.keys.state." + one.state());
    var why = one.reason().map(reason -> frame.say("desk.keys.skipped." + reason));
    return new Visit(
        one.nth() == 0 ? "—" : String.valueOf(one.nth()),
        ShanghaiTime.minute(one.sentAt().orElse(one.dueAt())),
        frame.say("desk.keys.via." + one.via()) + " · " + frame.say("desk.keys.asks." + one.asks()),
        why.map(reason -> result + "：" + reason).orElse(result)
            + (one.anotherWay() ? " · " + frame.say("desk.keys.anotherWay") : ""),
        one.state().isOpen() ? "today" : "later");
  }

  private Step step(Frame frame, CaseNumber number, KeyDesk.Step one) {
    var today = ShanghaiTime.day(frame.clock().instant());
    var left = DaysLeft.until(Optional.of(one.dueOn()), one.provisional(), today);
    return new Step(
        one.id(),
        frame.say("desk.keys.step." + one.kind()),
        frame.say("desk.keys.step." + one.kind() + ".about"),
        one.provisional() ? frame.say("due.notBefore", one.dueOn()) : one.dueOn().toString(),
        frame.say(left.key(), left.days()),
        left.css(),
        one.kind().worksAgain(),
        one.kind() == StepKind.LOOK_AGAIN,
        one.kind() == StepKind.CALL,
        one.kind() == StepKind.EXPLAIN,
        advisers.lay(frame, number, one.id()).orElse(null));
  }
}
