package cn.xinqiao.desk.reply;

import cn.xinqiao.cases.document.Said;
import cn.xinqiao.cases.reply.Finding;
import cn.xinqiao.cases.reply.Finding.Pointed;
import cn.xinqiao.cases.reply.Finding.Side;
import cn.xinqiao.cases.reply.Reading;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.words.Masked;
import java.util.List;
import java.util.Set;

/** Lays out what was noticed in an answer, each beside its sentence. */
public final class ReplyView {
  /** The id of the field that an answer in the talk is written in. */
  private static final String ANSWER = "text-REPLY";

  private ReplyView() {}

  /**
   * @param key names the finding as long as its sentence stays as it is
   * @param whose whose words are quoted, or in which field they stand; null where nothing is quoted
   * @param quote the sentence; null where the whole answer lacks something
   * @param area the field of the form in which the sentence stands; null for what was asked
   * @param ready a sentence that would mend it; null where there is none
   * @param passed the officer looked at it and leaves it as it is
   */
  public record Noticed(
      String key,
      boolean required,
      String title,
      String suggestion,
      String whose,
      String quote,
      String area,
      String ready,
      boolean passed) {}

  /**
   * @param written whether there is anything to read yet
   * @param heading how much was noticed, in words
   * @param into the field of the form that a sentence is added to
   */
  public record Laid(boolean written, String heading, List<Noticed> findings, String into) {}

  /**
   * An answer in the talk.
   *
   * @param passed keys of findings that the officer leaves as they are
   */
  public static Laid lay(Frame frame, Reading reading, String text, Set<String> passed) {
    return laid(
        frame,
        text,
        ANSWER,
        reading.findings().stream()
            .map(one ->
                noticed(
                    frame,
                    one,
                    one.sentence()
                        .filter(sentence -> sentence.side() == Side.ASKED)
                        .map(sentence -> asked(frame, sentence))
                        .orElse(null),
                    one.inAnswer().isPresent() ? ANSWER : null,
                    passed))
            .toList());
  }

  /** A document, whose fields have ids of their own. */
  public static Laid lay(Frame frame, Reading reading, Said said, Set<String> passed) {
    return laid(
        frame,
        said.text(),
        null,
        reading.findings().stream()
            .map(one -> {
              var piece = one.inAnswer().flatMap(sentence -> said.at(sentence.from()));
              return noticed(
                  frame,
                  one,
                  piece
                      .map(Said.Piece::label)
                      .or(() -> one.sentence().map(sentence -> asked(frame, sentence)))
                      .orElse(null),
                  piece.map(in -> "f-" + in.field()).orElse(null),
                  passed);
            })
            .toList());
  }

  private static Laid laid(Frame frame, String text, String into, List<Noticed> findings) {
    long required = findings.stream().filter(Noticed::required).count();
    long advice = findings.stream().filter(one -> !one.required() && !one.passed()).count();
    return new Laid(
        !text.isBlank(),
        required + advice == 0
            ? frame.say("desk.reading.nothing")
            : frame.say("desk.reading.some", required, advice),
        findings,
        into);
  }

  private static Noticed noticed(
      Frame frame, Finding one, String whose, String area, Set<String> passed) {
    var words = one.sentence().map(Pointed::words).orElse(null);
    var key = one.check() + (words == null ? "" : "-" + Integer.toHexString(words.hashCode()));
    boolean asked = one.sentence().filter(s -> s.side() == Side.ASKED).isPresent();
    return new Noticed(
        key,
        one.isRequired(),
        frame.say("reply.check." + one.check()),
        frame.say("reply.suggest." + one.check()),
        whose,
        asked ? Masked.in(words) : words,
        area,
        one.ready().orElse(null),
        !one.isRequired() && passed.contains(key));
  }

  private static String asked(Frame frame, Pointed sentence) {
    return frame.say("desk.reading.asked", sentence.reporter());
  }
}
