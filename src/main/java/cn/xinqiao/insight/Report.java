package cn.xinqiao.insight;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.Office;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was asked for, and what it came to.
 *
 * @param asked as it was completed: of which office, which weeks
 * @param listVersion of {@code rules/figures.csv}
 * @param rankedFrom fewer cases than this are not ranked
 */
public record Report(
    Asked asked, int listVersion, int rankedFrom, List<Figure> figures, List<Sign> signs) {

  public Optional<Figure> figure(String id) {
    return figures.stream().filter(figure -> figure.rule().id().equals(id)).findFirst();
  }

  /**
   * @param subject empty for all
   */
  public record Asked(OfficeCode office, Optional<Subject> subject, Weeks weeks) {}

  /**
   * A figure, as a whole and in parts. The parts of each kind add up to the whole.
   *
   * @param offices the office itself and those directly below it, the best first; each with all
   *     that is below it
   * @param subjects the most frequent first
   * @param weeks in order, those without a case as well
   */
  public record Figure(
      FigureRule rule,
      Numbers total,
      List<Part<Office>> offices,
      List<Part<Subject>> subjects,
      List<Part<Week>> weeks) {}

  /**
   * @param apart what became of the question; empty for what no resident is asked
   */
  public record Numbers(Share share, Optional<Apart> apart) {
    static final Numbers NONE = new Numbers(Share.NONE, Optional.empty());
  }

  /**
   * All who were asked. What is silent, unconfirmed or overridden is satisfaction in no figure.
   *
   * @param answered by the resident
   * @param silent no answer in time, not reached, or wants to be asked no more
   * @param unconfirmed an officer wrote it down, the resident has not confirmed it
   * @param overridden closed without an answer, with a reason and with approval
   */
  public record Apart(long answered, long silent, long unconfirmed, long overridden) {
    public long asked() {
      return answered + silent + unconfirmed + overridden;
    }
  }

  /**
   * @param rank from 1; empty for what is not ranked: too few cases, or not of offices
   */
  public record Part<T>(T of, Numbers numbers, OptionalInt rank) {}
}
