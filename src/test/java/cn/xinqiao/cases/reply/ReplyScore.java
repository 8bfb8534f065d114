package cn.xinqiao.cases.reply;

import cn.xinqiao.kernel.Language;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.bwaldvogel.liblinear.Linear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints how the gate reads answers that offices gave. Argument: a file with a JSON object in each
 * line, {@code text}, {@code reply}, and for those that people marked {@code complete} and {@code
 * explains} (0 or 1).
 *
 * <p>Of the marked ones it says how far the gate agrees, twice: what the findings say as they are,
 * and what {@link FittedMark} says, cross-validated; beside the share of the more frequent mark.
 * Word lists may be improved after a look at the others, never after a look at these.
 *
 * <p>Of the others it says how often each check finds something, and how often what asks for the
 * matter itself does when an answer is held beside somebody else's message.
 */
final class ReplyScore {
  /** Shorter ones mostly say that the letter went to somebody. */
  private static final int OF_SOME_LENGTH = 150;

  private final ReplyGate gate = ReplySeeds.gate();
  private final List<JsonNode> marked = new ArrayList<>();
  private final List<JsonNode> others = new ArrayList<>();

  private ReplyScore(Path file) throws IOException {
    Linear.disableDebugOutput();
    var json = new ObjectMapper();
    for (String line : Files.readAllLines(file)) {
      var one = json.readTree(line);
      if (one.hasNonNull("complete")) {
        marked.add(one);
      } else if (one.get("reply").asText().length() >= OF_SOME_LENGTH) {
        others.add(one);
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    var score = new ReplyScore(Path.of(arguments[0]));
    score.printOthers();
    score.printTimes();
    var findings = score.marked.stream().map(score::read).toList();
    score.printAgreement(
        "complete",
        findings,
        List.of(
            ReplyCheck.MATTER_MISSED,
            ReplyCheck.UNANSWERED,
            ReplyCheck.NOTHING_FOUND,
            ReplyCheck.NOTHING_DONE,
            ReplyCheck.SAYS_LITTLE));
    score.printAgreement(
        "explains", findings, List.of(ReplyCheck.NO_REASON, ReplyCheck.SAYS_LITTLE));
    score.printChecks(findings);
  }

  private void printOthers() {
    var mixed = new ArrayList<>(others);
    Collections.shuffle(mixed, new Random(1));
    System.out.printf(
        "%d answers of at least %d characters that nobody marked: share in which each check finds"
            + " something, and share of the same answers held beside somebody else's message%n",
        others.size(), OF_SOME_LENGTH);
    for (ReplyCheck check : ReplyCheck.values()) {
      long own = others.stream().filter(one -> has(read(one), check)).count();
      long swapped =
          IntStream.range(0, others.size())
              .filter(i -> has(read(mixed.get(i), others.get(i)), check))
              .count();
      System.out.printf(
          "  %-13s %.3f %.3f%n",
          check, (double) own / others.size(), (double) swapped / others.size());
    }
  }

  private void printTimes() {
    var millis =
        others.stream()
            .mapToDouble(one -> {
              long begin = System.nanoTime();
              read(one);
              return (System.nanoTime() - begin) / 1e6;
            })
            .sorted()
            .toArray();
    System.out.printf(
        "reading one of them: p50 %.2f ms, p95 %.2f ms, slowest %.1f ms; the longest that is taken,"
            + " without a full stop, %.1f ms%n",
        millis[millis.length / 2],
        millis[millis.length * 95 / 100],
        millis[millis.length - 1],
        longest());
  }

  private double longest() {
    var endless =
        others.stream()
            .map(one -> one.get("reply").asText().replaceAll("[。！？!?；;.\\s]", ""))
            .collect(Collectors.joining())
            .substring(0, 20_000);
    var draft =
        new ReplyDraft(Occasion.DECISION, Optional.empty(), Language.ZH, List.of(endless), endless);
    gate.read(draft);
    long begin = System.nanoTime();
    gate.read(draft);
    return (System.nanoTime() - begin) / 1e6;
  }

  private void printAgreement(String mark, List<List<Finding>> findings, List<ReplyCheck> against) {
    int n = marked.size();
    var yes = IntStream.range(0, n).mapToObj(i -> isMarked(i, mark)).toList();
    long more = yes.stream().filter(one -> one).count();
    long plain =
        IntStream.range(0, n)
            .filter(i -> yes.get(i) == against.stream().noneMatch(c -> has(findings.get(i), c)))
            .count();
    var numbers =
        IntStream.range(0, n).mapToObj(i -> numbers(marked.get(i), findings.get(i))).toList();
    double fitted = new FittedMark(numbers, yes).crossValidated();
    System.out.printf(
        "%s: more frequent mark %s; no finding of %s %s; fitted, cross-validated %s%n",
        mark,
        FittedMark.share(Math.max(more, n - more), n),
        against,
        FittedMark.share(plain, n),
        FittedMark.share(fitted, n));
  }

  /** How often each check found something, what sentences do, and how many tell something. */
  private static double[] numbers(JsonNode one, List<Finding> found) {
    var numbers = new double[ReplyCheck.values().length + Mark.values().length + 1];
    found.forEach(finding -> numbers[finding.check().ordinal()]++);
    var answer = Answer.of(draft(one, one), ReplySeeds.phrases());
    answer
        .telling()
        .forEach(sentence ->
            sentence
                .marks()
                .forEach(mark -> numbers[ReplyCheck.values().length + mark.ordinal()]++));
    numbers[numbers.length - 1] = answer.telling().count();
    return Arrays.stream(numbers).map(Math::log1p).toArray();
  }

  private void printChecks(List<List<Finding>> findings) {
    for (ReplyCheck check : ReplyCheck.values()) {
      var with =
          IntStream.range(0, marked.size())
              .filter(i -> has(findings.get(i), check))
              .boxed()
              .toList();
      System.out.printf(
          "  %-13s in %3d marked answers, of which %3d are complete and %3d explain%n",
          check,
          with.size(),
          with.stream().filter(i -> isMarked(i, "complete")).count(),
          with.stream().filter(i -> isMarked(i, "explains")).count());
    }
  }

  private List<Finding> read(JsonNode one) {
    return read(one, one);
  }

  private List<Finding> read(JsonNode asked, JsonNode answered) {
    return gate.read(draft(asked, answered)).findings();
  }

  private static ReplyDraft draft(JsonNode asked, JsonNode answered) {
    return new ReplyDraft(
        Occasion.OTHER,
        Optional.empty(),
        Language.ZH,
        List.of(asked.get("text").asText()),
        answered.get("reply").asText());
  }

  private static boolean has(List<Finding> findings, ReplyCheck check) {
    return findings.stream().anyMatch(finding -> finding.check() == check);
  }

  private boolean isMarked(int i, String mark) {
    return marked.get(i).get(mark).asInt() == 1;
  }
}
