package cn.xinqiao.cases;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.kernel.CaseNumber;
import java.util.List;

/**
 * What a resident answers when they are asked how a case that was answered stands (回访). Each act
 * answers in the talk, which the caller has locked, and joins the caller's transaction.
 */
public interface RevisitTalk {
  /** Begins a button that answers; what follows is opaque. It counts whenever it is pressed. */
  String BUTTON = "revisit:";

  /** What words are to the question that is open in a talk. */
  enum Says {
    /** No question is open. */
    NOTHING_ASKED,
    /** They answer it, in whatever way. */
    ANSWERS,
    /** A question was the last that was said here, and the words do not seem to be about it. */
    UNCLEAR
  }

  /** Looks only. */
  Says says(Conversation talk, String words);

  /**
   * What can be asked of these cases of the talk without having been asked: that one is handled
   * again, or reviewed by the office above.
   */
  List<Option> offers(Conversation talk, List<CaseNumber> numbers);

  /** A button was pressed. */
  void pressed(Conversation talk, String ref);

  /**
   * Words, and pictures that prove them. Whatever would close or reopen something is asked back
   * about; what nobody can be sure of goes to a person.
   */
  void said(Conversation talk, String words, List<String> pictures);
}
