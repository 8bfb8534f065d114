package cn.xinqiao.cases.reply;

import cn.xinqiao.cases.reply.Answer.Marked;
import cn.xinqiao.cases.reply.Finding.Pointed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads an answer before it leaves, as a careful colleague would: is everything answered, what was
 * found (事理), by which law (法理), what is done by whom and when, and in words that a person can bear
 * to read (情理). It works on words alone and takes milliseconds; an officer knows better and may say
 * so.
 */
@ApplicationScoped
class ReplyGate {
  /** A matter told at length is not answered in fewer sentences than this. */
  private static final int FEW_SENTENCES = 3;

  private static final int TOLD_AT_LENGTH = 60;

  /** A mobile number, an identity card, a bank card; a landline belongs to an office. */
  private static final Pattern PERSONAL =
      Pattern.compile("(?<!\\d)(?:1[3-9]\\d{9}|\\d{17}[\\dXx]|\\d{16,19})(?!\\d)");

  private final ReplyRules rules;
  private final ReplyPhrases phrases;

  ReplyGate(ReplyRules rules, ReplyPhrases phrases) {
    this.rules = rules;
    this.phrases = phrases;
  }

  /** What an officer should look at before this leaves. */
  Reading read(ReplyDraft draft) {
    var answer = Answer.of(draft, phrases);
    var findings =
        Arrays.stream(ReplyCheck.values())
            .flatMap(check ->
                rules.weight(check, draft.occasion()).stream()
                    .flatMap(weight ->
                        found(check, draft, answer)
                            .map(sentence ->
                                new Finding(check, weight, sentence, ready(check, draft)))))
            .toList();
    return new Reading(draft.occasion(), findings);
  }

  private static Optional<String> ready(ReplyCheck check, ReplyDraft draft) {
    return check == ReplyCheck.NO_REMEDY ? draft.remedy() : Optional.empty();
  }

  private Stream<Optional<Pointed>> found(ReplyCheck check, ReplyDraft draft, Answer answer) {
    return switch (check) {
      case MATTER_MISSED -> asked(draft, answer).flatMap(Asked::missed).map(Optional::of);
      case UNANSWERED -> asked(draft, answer).flatMap(Asked::unanswered).map(Optional::of);
      case NOTHING_FOUND -> lacks(answer, Mark.FOUND);
      case NOTHING_DONE -> lacks(answer, Mark.DONE, Mark.PLANNED, Mark.DECIDED);
      case NO_LAW -> when(!citesArticle(answer));
      case NO_REMEDY ->
          when(
              draft.remedy().isPresent()
                  && answer.sentences().stream().noneMatch(Marked::isRemedy));
      case NO_REASON -> lacks(answer, Mark.REASON);
      case NOBODY_NAMED -> promise(answer, Mark.WHO);
      case NO_DATE -> promise(answer, Mark.WHEN);
      case SAYS_LITTLE -> when(saysLittle(draft, answer));
      case EMPTY_PHRASE -> each(answer, s -> s.has(Mark.EMPTY) && !s.has(Mark.WHEN));
      case PASSES_ON -> each(answer, s -> s.has(Mark.ELSEWHERE) && !s.has(Mark.DOOR));
      case BLAMES -> each(answer, s -> s.has(Mark.BLAMES));
      case PLEDGE -> all(answer, s -> s.has(Mark.PLEDGE));
      case PERSONAL -> each(answer, s -> PERSONAL.matcher(s.sentence().words()).find());
      case OTHERS -> each(answer, s -> OtherPeople.in(s.sentence().words(), draft.asked()));
      case LANGUAGE -> when(answer.language() != draft.language());
      case HARD_TO_READ -> each(answer, s -> s.sentence().words().length() > hardFrom(answer));
    };
  }

  /** What each reporter wrote, held beside the answer: no words are common to two languages. */
  private Stream<Asked> asked(ReplyDraft draft, Answer answer) {
    var language = answer.language();
    var about = answer.about(phrases);
    return IntStream.range(0, draft.asked().size())
        .mapToObj(i -> new Asked(i + 1, draft.asked().get(i), language, about, phrases))
        .filter(asked -> Answer.written(asked.words(), draft.language()) == language);
  }

  private static Stream<Optional<Pointed>> lacks(Answer answer, Mark... anyOf) {
    return when(Arrays.stream(anyOf).noneMatch(answer::anywhere));
  }

  /** A promise without what belongs to one, unless the answer has it somewhere beside. */
  private static Stream<Optional<Pointed>> promise(Answer answer, Mark lacking) {
    return answer
        .first(sentence -> sentence.has(Mark.PLANNED))
        .filter(promise -> answer.telling().noneMatch(s -> promises(s) && s.has(lacking)))
        .map(promise -> Optional.of(promise.pointed()))
        .stream();
  }

  private static boolean promises(Marked sentence) {
    return sentence.has(Mark.PLANNED);
  }

  /** The article may stand in the sentence behind the one that names the law. */
  private static boolean citesArticle(Answer answer) {
    var told = answer.sentences();
    return IntStream.range(0, told.size())
        .filter(i -> told.get(i).has(Mark.ARTICLE))
        .anyMatch(i -> told.get(i).has(Mark.LAW) || i > 0 && told.get(i - 1).has(Mark.LAW));
  }

  private static boolean saysLittle(ReplyDraft draft, Answer answer) {
    return answer.telling().count() < FEW_SENTENCES
        && draft.asked().stream().anyMatch(words -> words.length() >= TOLD_AT_LENGTH);
  }

  /** Characters: an English sentence needs twice as many for the same. */
  private static int hardFrom(Answer answer) {
    return switch (answer.language()) {
      case ZH -> 120;
      case EN -> 260;
    };
  }

  private static Stream<Optional<Pointed>> when(boolean found) {
    return found ? Stream.of(Optional.empty()) : Stream.empty();
  }

  /** Also in what only greets, or says where to object. */
  private static Stream<Optional<Pointed>> all(Answer answer, Predicate<Marked> wanted) {
    return answer.sentences().stream()
        .filter(wanted)
        .map(sentence -> Optional.of(sentence.pointed()));
  }

  private static Stream<Optional<Pointed>> each(Answer answer, Predicate<Marked> wanted) {
    return answer.telling().filter(wanted).map(sentence -> Optional.of(sentence.pointed()));
  }
}
