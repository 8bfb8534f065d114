package cn.xinqiao.desk.grid;

import cn.xinqiao.cases.grid.Looks;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Lays out what keepers were asked and said, and the form that asks one. */
@ApplicationScoped
class LookView {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Looks looks;

  LookView(Looks looks) {
    this.looks = looks;
  }

  /**
   * What came of a form that was not carried out, or the link that was asked for.
   *
   * @param problem null when there is none
   * @param link null when none was asked for
   */
  record Said(String problem, String link, String node, String place, String wanted) {
    static final Said NOTHING = new Said(null, null, null, null, null);

    static Said problem(String problem) {
      return new Said(problem, null, null, null, null);
    }

    static Said link(String link) {
      return new Said(null, link, null, null, null);
    }
  }

  /** A look as the page shows it; what is missing is null. */
  record Row(
      long id,
      String who,
      String place,
      String wanted,
      String asked,
      String standing,
      String css,
      String sentence,
      String photo,
      String message,
      boolean open) {}

  /** A node whose keeper can be asked. */
  record Post(String node, String label, boolean chosen) {}

  /** The form; null where nobody can be asked. */
  record Form(List<Post> posts, String place, String wanted, String by, boolean sends) {}

  record Sheet(String number, String key, List<Row> rows, Form form, String problem, String link) {}

  Sheet lay(Frame frame, CaseNumber number, Said said) {
    return new Sheet(
        number.toString(),
        Secrets.token(),
        looks.of(frame.caller(), number).stream().map(one -> row(frame, number, one)).toList(),
        looks
            .askable(frame.caller(), number)
            .map(askable -> form(frame, askable, said))
            .orElse(null),
        said.problem(),
        said.link());
  }

  /** A moment of Shanghai as a form sends it. */
  static Instant moment(String field) {
    return LocalDateTime.parse(field).atZone(SHANGHAI).toInstant();
  }

  private static Form form(Frame frame, Looks.Askable askable, Said said) {
    var chosen = Optional.ofNullable(said.node()).or(askable::fitting).orElse("");
    return new Form(
        askable.posts().stream().map(post -> post(frame, post, chosen)).toList(),
        said.place() == null ? askable.place() : said.place(),
        said.wanted(),
        LocalDateTime.ofInstant(askable.by(), SHANGHAI).truncatedTo(ChronoUnit.MINUTES).toString(),
        askable.sends());
  }

  private static Post post(Frame frame, Looks.Post post, String chosen) {
    return new Post(
        post.node(),
        frame.say(
            "desk.look.post",
            post.name(),
            frame.say("desk.grid.level." + post.level()),
            post.keeper()),
        post.node().equals(chosen));
  }

  private static Row row(Frame frame, CaseNumber number, Looks.Shown one) {
    return new Row(
        one.id(),
        one.keeper()
            .map(keeper -> frame.say("desk.look.who", one.node(), keeper))
            .orElse(one.node()),
        one.place().orElse(null),
        one.wanted().orElseGet(() -> frame.say("desk.case.erased")),
        ShanghaiTime.minute(one.askedAt()),
        standing(frame, one),
        one.over().map(over -> over == Looks.Over.ANSWERED ? "answered" : "over").orElse("open"),
        one.sentence().map(Masked::in).orElse(null),
        one.photo() ? "/desk/cases/" + number + "/looks/" + one.id() + "/photo" : null,
        one.over().isPresent() ? null : frame.say("desk.look.message." + one.message()),
        one.over().isEmpty());
  }

  private static String standing(Frame frame, Looks.Shown one) {
    if (one.answeredAt().isPresent()) {
      return frame.say("desk.look.answered", ShanghaiTime.minute(one.answeredAt().get()));
    }
    if (one.over().isPresent()) {
      return frame.say("desk.look.over." + one.over().get());
    }
    var by = ShanghaiTime.minute(one.by());
    if (!one.by().isAfter(frame.clock().instant())) {
      return frame.say("desk.look.late", by);
    }
    return one.openedAt()
        .map(at -> frame.say("desk.look.opened", by, ShanghaiTime.minute(at)))
        .orElseGet(() -> frame.say("desk.look.waits", by));
  }
}
