package cn.xinqiao.conversation.internal;

import cn.xinqiao.kernel.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What has been understood so far and is not a case yet.
 *
 * @param words everything the resident wrote about it
 * @param questions how many were asked; there are at most two
 * @param confirmed the resident said that it is right
 * @param pausedAt which question was open when danger interrupted, until it is asked again
 * @param recalled its question was asked once more after something else was said
 * @param later another matter that was begun meanwhile and gets its own card afterwards
 * @param suspected the danger that was asked about; there is at most one such question
 */
public record Draft(
    String words,
    Instant receivedAt,
    List<DraftMatter> matters,
    List<String> pictures,
    int questions,
    boolean confirmed,
    boolean nameAsked,
    Optional<Peril> suspected,
    Optional<Stage> pausedAt,
    boolean recalled,
    Optional<Draft> later) {

  public Draft {
    matters = List.copyOf(matters);
    pictures = List.copyOf(pictures);
    suspected = suspected == null ? Optional.empty() : suspected; // of a draft from before
    pausedAt = pausedAt == null ? Optional.empty() : pausedAt;
    later = later == null ? Optional.empty() : later;
  }

  public static Draft begun(String words, Instant receivedAt, List<String> pictures) {
    return new Draft(
        words,
        receivedAt,
        List.of(),
        pictures,
        0,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  public Draft with(List<DraftMatter> understood) {
    return new Draft(
        words,
        receivedAt,
        understood,
        pictures,
        questions,
        confirmed,
        nameAsked,
        suspected,
        pausedAt,
        recalled,
        later);
  }

  Draft with(int index, DraftMatter changed) {
    var changedMatters = new ArrayList<>(matters);
    changedMatters.set(index, changed);
    return with(changedMatters);
  }

  public Draft heard(String more, List<String> morePictures) {
    var all = new ArrayList<>(pictures);
    all.addAll(morePictures);
    var together = words.isBlank() ? more : more.isBlank() ? words : words + "\n" + more;
    return new Draft(
        together,
        receivedAt,
        matters,
        all,
        questions,
        confirmed,
        nameAsked,
        suspected,
        pausedAt,
        recalled,
        later);
  }

  Draft asked() {
    return new Draft(
        words,
        receivedAt,
        matters,
        pictures,
        questions + 1,
        confirmed,
        nameAsked,
        suspected,
        pausedAt,
        recalled,
        later);
  }

  Draft confirm() {
    return new Draft(
        words,
        receivedAt,
        matters,
        pictures,
        questions,
        true,
        nameAsked,
        suspected,
        pausedAt,
        recalled,
        later);
  }

  Draft nameWasAsked() {
    return new Draft(
        words,
        receivedAt,
        matters,
        pictures,
        questions,
        confirmed,
        true,
        suspected,
        pausedAt,
        recalled,
        later);
  }

  Draft suspecting(Peril danger) {
    return new Draft(
        words,
        receivedAt,
        matters,
        pictures,
        questions,
        confirmed,
        nameAsked,
        Optional.of(danger),
        pausedAt,
        recalled,
        later);
  }

  public Draft pausedAt(Stage stage) {
    return stage == Stage.EMERGENCY ? this : waitingAt(Optional.of(stage));
  }

  Draft resumed() {
    return waitingAt(Optional.empty());
  }

  private Draft waitingAt(Optional<Stage> stage) {
    return new Draft(
        words,
        receivedAt,
        matters,
        pictures,
        questions,
        confirmed,
        nameAsked,
        suspected,
        stage,
        recalled,
        later);
  }

  /** Its question has been asked once more; a second time would only nag. */
  Draft recall(boolean again) {
    return new Draft(
        words,
        receivedAt,
        matters,
        pictures,
        questions,
        confirmed,
        nameAsked,
        suspected,
        pausedAt,
        again,
        later);
  }

  /** With another matter that waits for its own card; one that waits already hears it too. */
  Draft before(Draft another) {
    var waiting =
        later
            .map(first ->
                first.heard(another.words(), another.pictures()).with(joined(first, another)))
            .orElse(another);
    return new Draft(
        words,
        receivedAt,
        matters,
        pictures,
        questions,
        confirmed,
        nameAsked,
        suspected,
        pausedAt,
        recalled,
        Optional.of(waiting));
  }

  /** Of the same subjects, and of no other office: then it is more of the same. */
  boolean isLike(Draft other) {
    return matters.stream().allMatch(m -> other.matters.stream().anyMatch(m::isLike));
  }

  private static List<DraftMatter> joined(Draft first, Draft second) {
    var all = new ArrayList<>(first.matters());
    all.addAll(second.matters());
    return all;
  }

  boolean wasAskedAboutDanger() {
    return suspected.isPresent();
  }

  /** There were other questions or a picture before: the words describe it as well as they will. */
  boolean isDescribed() {
    return questions > 0 || !pictures.isEmpty();
  }

  boolean mayAskMore() {
    return questions < 2;
  }

  /** The first matter whose place must still be asked; -1 when there is none. */
  int firstWithoutOffice() {
    return IntStream.range(0, matters.size())
        .filter(i -> matters.get(i).where().isMissing())
        .findFirst()
        .orElse(-1);
  }

  boolean holdsPetition() {
    return matters.stream().anyMatch(m -> m.what().kind() == Kind.PETITION);
  }

  boolean holdsAccusation() {
    return matters.stream().anyMatch(DraftMatter::isAccusation);
  }
}
