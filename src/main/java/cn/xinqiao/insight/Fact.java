package cn.xinqiao.insight;

import cn.xinqiao.clock.What;
import cn.xinqiao.insight.Occurrence.Asked;
import cn.xinqiao.insight.Occurrence.Question;
import cn.xinqiao.insight.Occurrence.Received;
import cn.xinqiao.insight.Occurrence.Term;
import cn.xinqiao.insight.Occurrence.Word;
import java.util.Optional;

/** What can be counted: the parts that a row of {@code rules/figures.csv} puts together. */
public enum Fact {
  /** 先行联系 was due: done, or its last day is over. */
  CONTACT_DUE,
  /** … and done on its last day at the latest. */
  CONTACT_IN_TIME,
  /** 书面告知 was due; a refusal in writing tells as well. */
  NOTICE_DUE,
  NOTICE_IN_TIME,
  /** 答复 was due: of an appeal served, of all else given. */
  ANSWER_DUE,
  ANSWER_IN_TIME,
  RECEIVED,
  /** … from a resident who had reported something of the same subject before. */
  RECEIVED_AGAIN,
  /** A reporter was asked either question. */
  ASKED,
  /** … and answered at least one. */
  ANSWERED,
  /** … and has said yes to all that was asked: 事心双解. */
  SETTLED,
  /** … and said no, whereupon it was taken up again. */
  HANDLED_AGAIN,
  MATTER_ASKED,
  MATTER_ANSWERED,
  MATTER_CONFIRMED,
  HEART_ASKED,
  HEART_ANSWERED,
  HEART_AT_EASE;

  boolean holds(Occurrence one) {
    return switch (this) {
      case CONTACT_DUE -> isDue(one, What.FIRST_CONTACT);
      case CONTACT_IN_TIME -> isKept(one, What.FIRST_CONTACT);
      case NOTICE_DUE -> isDue(one, What.NOTICE);
      case NOTICE_IN_TIME -> isKept(one, What.NOTICE);
      case ANSWER_DUE -> isDue(one, What.ANSWER);
      case ANSWER_IN_TIME -> isKept(one, What.ANSWER);
      case RECEIVED -> one instanceof Received;
      case RECEIVED_AGAIN -> one instanceof Received(var again) && again;
      case HANDLED_AGAIN ->
          one instanceof Asked asked && asked.handledAgain() && isAsked(one, Question.EITHER);
      case ASKED, MATTER_ASKED, HEART_ASKED -> isAsked(one, question().orElseThrow());
      case ANSWERED, MATTER_ANSWERED, HEART_ANSWERED ->
          word(one, question().orElseThrow()).isResidents();
      case SETTLED, MATTER_CONFIRMED, HEART_AT_EASE ->
          word(one, question().orElseThrow()) == Word.YES;
    };
  }

  /** The question that it is about; empty for what no resident is asked. */
  Optional<Question> question() {
    return switch (this) {
      case CONTACT_DUE,
          CONTACT_IN_TIME,
          NOTICE_DUE,
          NOTICE_IN_TIME,
          ANSWER_DUE,
          ANSWER_IN_TIME,
          RECEIVED,
          RECEIVED_AGAIN ->
          Optional.empty();
      case ASKED, ANSWERED, SETTLED, HANDLED_AGAIN -> Optional.of(Question.EITHER);
      case MATTER_ASKED, MATTER_ANSWERED, MATTER_CONFIRMED -> Optional.of(Question.MATTER);
      case HEART_ASKED, HEART_ANSWERED, HEART_AT_EASE -> Optional.of(Question.HEART);
    };
  }

  private static boolean isDue(Occurrence one, What what) {
    return one instanceof Term term && term.what() == what;
  }

  private static boolean isKept(Occurrence one, What what) {
    return one instanceof Term term && term.what() == what && term.kept();
  }

  private static boolean isAsked(Occurrence one, Question question) {
    return word(one, question) != Word.NOT_ASKED;
  }

  private static Word word(Occurrence one, Question question) {
    return one instanceof Asked asked ? asked.to(question) : Word.NOT_ASKED;
  }
}
