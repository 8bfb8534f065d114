package cn.xinqiao.desk.track;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a resident reads of one case: where it stands, who has it, by when and why.
 *
 * @param running whether it can still be urged and withdrawn
 * @param ended whether nothing more will come
 * @param together others reported the same, and it is handled as one
 */
record TrackView(
    String lang,
    String number,
    String state,
    String summary,
    List<Step> steps,
    String office,
    List<Due> dues,
    List<Line> lines,
    String reply,
    boolean running,
    boolean ended,
    boolean together) {

  record Step(String label, String at, boolean done) {}

  /** A date that is still owed, with the rule that set it. */
  record Due(String what, String on, String rule) {}

  record Line(String at, String text, String words) {}

  /** Made of a case by somebody who may see it. */
  static TrackView of(CaseFile file, Texts texts) {
    return new Reader(file, texts, file.language()).view();
  }

  /** The day and its weekday, as people say them. */
  static String day(LocalDate day, Language language) {
    return switch (language) {
      case ZH -> DateTimeFormatter.ofPattern("uuuu年M月d日 EEEE", Locale.CHINA).format(day);
      case EN -> DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.UK).format(day);
    };
  }

  private record Reader(CaseFile file, Texts texts, Language language) {
    TrackView view() {
      return new TrackView(
          Frame.tagOf(language),
          file.line().number().toString(),
          texts.say(language, "state." + file.line().state()),
          file.line().summary(),
          steps(),
          file.line().office().name(language),
          file.dues().stream().filter(CaseFile.Due::isResidents).map(this::due).toList(),
          lines(),
          last("REPLIED").flatMap(CaseFile.Step::words).orElse(null),
          file.line().state().isRunning(),
          file.line().state().isEnded(),
          file.line().joinedInto().isPresent() || last("REPORTER_JOINED").isPresent());
    }

    private List<Step> steps() {
      return switch (file.line().state()) {
        case REFUSED -> List.of(step("OPENED", true), step("REFUSED", true));
        case WITHDRAWN -> List.of(step("OPENED", true), step("WITHDRAWN", true));
        case OPEN, ACCEPTED, REPLIED, CLOSED ->
            List.of(
                step("OPENED", true),
                step("ACCEPTED", file.line().state() != CaseState.OPEN),
                step("REPLIED", last("REPLIED").isPresent()));
      };
    }

    private Step step(String what, boolean done) {
      var at = done ? last(what).map(s -> ShanghaiTime.minute(s.at())) : Optional.<String>empty();
      return new Step(texts.say(language, "line." + what), at.orElse(null), done);
    }

    private Optional<CaseFile.Step> last(String what) {
      return file.timeline().stream()
          .filter(s -> s.what().equals(what))
          .reduce((before, last) -> last);
    }

    private Due due(CaseFile.Due due) {
      return new Due(
          texts.say(language, "due." + due.what()),
          due.on()
              .map(on ->
                  texts.say(
                      language,
                      due.provisional() ? "due.notBefore" : "track.due.by",
                      day(on, language)))
              .orElseGet(() -> texts.say(language, "due.paused")),
          due.rule());
    }

    /** What the resident may know of the way: no inner steps, no officer's reasons. */
    private List<Line> lines() {
      return file.timeline().stream()
          .filter(s -> texts.startingWith(language, key(s)).containsKey(key(s)))
          .map(s ->
              new Line(
                  ShanghaiTime.minute(s.at()),
                  texts.say(language, key(s))
                      + s.office().map(o -> " · " + o.name(language)).orElse(""),
                  own(s)))
          .toList();
    }

    private static String key(CaseFile.Step step) {
      return step.what().equals("ADOPTION")
          ? "line.ADOPTION." + step.detail().orElseThrow()
          : "line." + step.what();
    }

    /** Only what the resident added is shown again here; the answer has a place of its own. */
    private static String own(CaseFile.Step step) {
      return step.what().equals("ADDED") || step.what().equals("URGED")
          ? step.words().orElse(null)
          : null;
    }
  }
}
