package cn.xinqiao.cases.grid;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.RedactedCases.Betrayal;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Grid keepers are asked to go and look, and answer with one tap, one picture and one sentence. A
 * keeper gets what is needed for that and nothing of who reported; of an accusation nobody is ever
 * asked. Officers' acts are like those of a case, and refuse in the same way.
 */
public interface Looks {
  int LONGEST_WANTED = 200;
  int LONGEST_PLACE = 100;

  /**
   * What was asked about a case and the joined ones, newest last; for a part of a page whose view
   * is written down already.
   */
  List<Shown> of(Caller caller, CaseNumber number);

  /** Whom an officer can ask about this case; empty where nobody can be asked, or not by them. */
  Optional<Askable> askable(Caller caller, CaseNumber number);

  /**
   * Asks; a short message goes to the keeper where there is a gateway.
   *
   * @throws Refusal.RuleBroken of an accusation or an ended case, for a node without a keeper or of
   *     other committees, a time that cannot be, words that are missing, too long or would say who
   *     reported ({@link #betrayed}), or when enough looks wait for answers
   */
  void ask(Caller caller, Request request, Question question);

  /** What in these words would say who reported. */
  Set<Betrayal> betrayed(Caller caller, CaseNumber number, Question question);

  /**
   * A new link to a look that is open, to be handed to the keeper in another way; written down.
   *
   * @return the secret that stands at the end of its address
   * @throws Refusal.Conflict when it is answered or ended
   */
  String link(Caller caller, CaseNumber number, long look);

  /** It is wanted no more. */
  void takeBack(Caller caller, Request request, long look);

  /** The picture of an answer; the view is written down. */
  byte[] photo(Caller caller, CaseNumber number, long look);

  /**
   * What is asked.
   *
   * @param node whose keeper is asked
   * @param place down to the building; blank for the redacted place of the case
   * @param wanted in the officer's own words
   * @param by empty for as long as the rule gives
   */
  record Question(String node, String place, String wanted, Optional<Instant> by) {}

  /**
   * Who can be asked, and what the form begins with.
   *
   * @param fitting the node that fits the place of the case best
   * @param sends whether a short message goes
   */
  record Askable(
      List<Post> posts, Optional<String> fitting, String place, Instant by, boolean sends) {}

  /** A node that somebody keeps. */
  record Post(String node, GridLevel level, String name, Office committee, String keeper) {}

  /**
   * A look as the case's page shows it.
   *
   * @param keeper the name, as long as the same person keeps the node
   * @param over why it is open no longer
   */
  record Shown(
      long id,
      String node,
      Optional<String> keeper,
      Optional<String> place,
      Optional<String> wanted,
      Instant askedAt,
      Instant by,
      Optional<Instant> openedAt,
      Optional<Instant> answeredAt,
      Optional<String> sentence,
      boolean photo,
      Optional<Over> over,
      Message message) {}

  /** How it stands with the short message. */
  enum Message {
    /** There is no gateway: the officer hands the link on. */
    NONE,
    WAITING,
    TAKEN,
    FAILED
  }

  /** Why a link opens nothing any more. */
  enum Over {
    ANSWERED,
    /** The time is long past. */
    LATE,
    /** The case has ended, or its words are erased. */
    ENDED,
    /** The officer wants it no more. */
    TAKEN_BACK,
    /** Somebody else keeps the node now. */
    REPLACED
  }
}
