package cn.xinqiao.api;

import cn.xinqiao.cases.document.Said;
import cn.xinqiao.cases.reply.Finding;
import cn.xinqiao.cases.reply.Finding.Pointed;
import cn.xinqiao.cases.reply.Reading;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Something that an answer lacks, or says as it should not.
 *
 * @param severity REQUIRED or ADVICE
 * @param of whose sentence it is, ANSWER or ASKED; missing where the whole answer lacks something
 * @param reporter of a sentence that was asked: whose, counted from 1
 * @param field of a sentence of a document: the field in which it stands
 * @param begin of the sentence in its text or field, in UTF-16 units; {@code end} is behind it
 * @param ready a sentence that would mend it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingView(
    String code,
    String severity,
    String text,
    String suggestion,
    String of,
    Integer reporter,
    String field,
    String sentence,
    Integer begin,
    Integer end,
    String ready) {

  static List<FindingView> of(Reading reading, Texts texts) {
    return of(reading, texts, new Said("", List.of()));
  }

  /**
   * @param said the document that was read
   */
  static List<FindingView> of(Reading reading, Texts texts, Said said) {
    return reading.findings().stream().map(one -> of(one, texts, said)).toList();
  }

  private static FindingView of(Finding finding, Texts texts, Said said) {
    var code = finding.check().name();
    var pointed = finding.sentence();
    var piece = finding.inAnswer().flatMap(one -> said.at(one.from()));
    int offset = piece.map(Said.Piece::from).orElse(0);
    return new FindingView(
        code,
        finding.weight().name(),
        texts.say(Language.ZH, "reply.check." + code),
        texts.say(Language.ZH, "reply.suggest." + code),
        pointed.map(one -> one.side().name()).orElse(null),
        pointed.map(Pointed::reporter).filter(reporter -> reporter > 0).orElse(null),
        piece.map(Said.Piece::field).orElse(null),
        pointed.map(Pointed::words).orElse(null),
        pointed.map(one -> one.from() - offset).orElse(null),
        pointed.map(one -> one.to() - offset).orElse(null),
        finding.ready().orElse(null));
  }

  /** What an answer is sent in spite of. */
  record Anyway(String reason) {}

  /** All of them. */
  record All(List<FindingView> findings) {}
}
