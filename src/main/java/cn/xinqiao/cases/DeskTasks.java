package cn.xinqiao.cases;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The small things that an officer owes a resident beside the case itself, each with a short clock
 * of its own. A task belongs to its case and moves with it. Who may act on the case may do its
 * tasks; a task that is done already is a {@link Refusal.Conflict}.
 */
public interface DeskTasks {

  /** What is owed. */
  enum Kind {
    /** 待听语音: a voice message that nobody has heard. */
    LISTEN,
    /** 打电话告知: no message reaches the resident any more. */
    CALL
  }

  /** What became of a call. */
  enum Called {
    REACHED,
    NOT_REACHED,
    WRONG_NUMBER
  }

  /**
   * Something that is not done yet.
   *
   * @param since when what is to be heard or told came
   * @param by what the resident was told, or would have been
   * @param provisional the moment is only "not before"
   * @param attempts calls that reached nobody
   * @param why for a call: why no message arrived
   */
  record Owed(
      long id,
      Kind kind,
      Instant since,
      Instant by,
      boolean provisional,
      int attempts,
      Optional<String> why) {}

  /** A task in a list, with the case that it belongs to. */
  record Row(Owed task, CaseFile.Line of) {}

  /** What the caller's own desk owes, the most pressing first; at most 50. */
  List<Row> owed(Caller caller);

  /**
   * What was said in the voice messages of a task. The words stand beside the recordings as 听写 and
   * go the way of typed ones: danger in them raises the alarm, and a case that was opened by a
   * voice that nobody had heard gets its kind, subject and office by them.
   */
  void listened(Caller caller, Request request, long task, String words);

  /**
   * A resident was called, or an attempt was made; with one sentence on what was said.
   *
   * @param sentence may be empty when nobody was reached
   */
  void called(Caller caller, Request request, long task, Called how, String sentence);
}
