package cn.xinqiao.desk;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.desk.internal.ShanghaiTime;
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
    boolean ended) {

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
          tag(language),
          file.line().number().toString(),
          texts.say(language, "state." + file.line().state()),
          file.line().summary(),
          steps(),
          file.line().office().name(language),
          file.dues().stream().filter(d -> !d.met()).map(this::due).toList(),
          lines(),
          last("REPLIED").flatMap(CaseFile.Step::words).orElse(null),
          file.line().state().isRunning(),
          file.line().state().isEnded());
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
      var day = day(due.on(), language);
      return new Due(
          texts.say(language, "due." + due.what()),
          due.provisional()
              ? texts.say(language, "due.notBefore", day)
              : texts.say(language, "track.due.by", day),
          due.rule());
    }

    /** What the resident may know of the way: no inner steps, no officer's reasons. */
    private List<Line> lines() {
      return file.timeline().stream()
          .filter(
              s -> texts.startingWith(language, "line." + s.what()).containsKey("line." + s.what()))
          .map(s ->
              new Line(
                  ShanghaiTime.minute(s.at()),
                  texts.say(language, "line." + s.what())
                      + s.office().map(o -> " · " + o.name(language)).orElse(""),
                  own(s)))
          .toList();
    }

    /** Only what the resident added is shown again here; the answer has a place of its own. */
    private static String own(CaseFile.Step step) {
      return step.what().equals("ADDED") || step.what().equals("URGED")
          ? step.words().orElse(null)
          : null;
    }
  }

  static String tag(Language language) {
    return switch (language) {
      case ZH -> "zh-CN";
      case EN -> "en";
    };
  }
}
