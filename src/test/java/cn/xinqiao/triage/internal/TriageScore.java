package cn.xinqiao.triage.internal;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SubKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Prints how well the exemplars teach: macro-F1 over labelled messages that are not in the
 * repository. Arguments: a folder with {@code messages-by-kind.jsonl} and {@code
 * messages-by-subject.jsonl}, and perhaps a file with a D (danger) or an H (harmless), a kind and a
 * message in each line, parted by tabs. Each figure comes for both halves of the messages (told
 * apart by a hash of the text): exemplars may be improved after looking at mistakes in half A; half
 * B stays unread and gives the honest figure.
 */
final class TriageScore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TextVectors vectors = new TextVectors(new MeaningModel());
  private final Cues cues = new Cues(seed("cues.csv"));
  private final Features features = new Features(cues.size());
  private final Reader reader;

  TriageScore() throws IOException {
    long begin = cpu();
    var exemplars = Exemplar.read(seedsIn("exemplars"));
    var lessons = new Lessons(exemplars, DangerExample.read(seed("dangers.csv")), cues, "score");
    var learned = lessons.texts().stream().map(vectors::of).toList();
    long embedded = cpu();
    var training = new Training(features, cues);
    reader = new Reader(training.train("score", lessons, learned), vectors, features, cues);
    long trained = cpu();
    System.out.printf(
        "%d exemplars: cross-validated %.3f; processor time %.1f s embedding, %.1f s training, %.1f"
            + " s cross-validation%n",
        exemplars.size(),
        training.score(lessons, learned),
        (embedded - begin) / 1e9,
        (trained - embedded) / 1e9,
        (cpu() - trained) / 1e9);
  }

  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var score = new TriageScore();
    for (Half half : Half.values()) {
      System.out.println("== half " + half);
      score.printKinds(messages(folder.resolve("messages-by-kind.jsonl"), half));
      score.printSubjects(messages(folder.resolve("messages-by-subject.jsonl"), half));
    }
    if (arguments.length > 1) {
      score.printDangers(Path.of(arguments[1]));
    }
  }

  /** How many dangers the rules find, and how many more the classifier would ask about or raise. */
  private void printDangers(Path file) throws IOException {
    var rules = new EmergencyRules(seed("emergency.csv"));
    for (String label : List.of("D", "H")) {
      var texts = new ArrayList<String>();
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(label + "\t")) {
          texts.add(line.split("\t", 3)[2].replace("\\n", "\n"));
        }
      }
      var unruled = texts.stream().filter(t -> rules.check(t).isEmpty()).toList();
      System.out.printf(
          "%s: %d texts, rules %d",
          label.equals("D") ? "danger" : "harmless", texts.size(), texts.size() - unruled.size());
      for (double from : new double[] {0.6, 0.5, 0.3, 0.25, 0.2, 0.15}) {
        long more = unruled.stream().filter(t -> reader.read(t).verdict().danger() >= from).count();
        System.out.printf("; from %.2f on %d more", from, more);
      }
      System.out.println();
    }
  }

  /** Of the messages; ALL are both. */
  private enum Half {
    A,
    B,
    ALL;

    boolean holds(String text) {
      return switch (this) {
        case A -> even(text);
        case B -> !even(text);
        case ALL -> true;
      };
    }

    private static boolean even(String text) {
      try {
        var digest =
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return (digest[0] & 1) == 0;
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Processor time of the whole process, so that a busy machine measures the same. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private void printKinds(List<JsonNode> messages) {
    var kinds = new Confusion();
    var tracks = new Confusion();
    var subjects = new Confusion();
    var sure = new Certainty();
    for (JsonNode message : messages) {
      var verdict = judge(message);
      var kind = Kind.valueOf(message.get("kind").asText());
      kinds.add(kind.name(), verdict.track().kind().name());
      sure.add(verdict.confidence(), verdict.track().kind() == kind);
      if (message.hasNonNull("subKind") || kind == Kind.SUGGESTION || kind == Kind.OTHER) {
        tracks.add(Track.of(kind, subKind(message)).name(), verdict.track().name());
      }
      if (message.hasNonNull("subject")) {
        subjects.add(message.get("subject").asText(), verdict.subject().code());
      }
    }
    kinds.print("kind");
    sure.print();
    tracks.print("kind and sub-kind");
    subjects.print("subject, all 15");
  }

  private static SubKind subKind(JsonNode message) {
    return message.hasNonNull("subKind") ? SubKind.valueOf(message.get("subKind").asText()) : null;
  }

  private void printSubjects(List<JsonNode> messages) {
    var open = new Confusion();
    for (JsonNode message : messages) {
      open.add(message.get("subject").asText(), judge(message).subject().code());
    }
    open.print("subject, 7 of 15");
  }

  private Classifier.Verdict judge(JsonNode message) {
    var text = message.path("title").asText("") + "\n" + message.get("text").asText();
    return reader.read(text).verdict();
  }

  private static List<JsonNode> messages(Path file, Half half) throws IOException {
    var messages = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(file)) {
      var message = JSON.readTree(line);
      if (half.holds(message.get("text").asText())) {
        messages.add(message);
      }
    }
    return messages;
  }

  static SeedFile seed(String name) {
    try {
      return new SeedFile(name, 1, Files.readString(Path.of("seeds", name)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<SeedFile> seedsIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("seeds", folder))) {
      return files.sorted().map(f -> seed(folder + "/" + f.getFileName())).toList();
    }
  }

  /** How often verdicts of at least, or less than, some confidence are right. */
  private static final class Certainty {
    private final List<Map.Entry<Double, Boolean>> verdicts = new ArrayList<>();

    void add(double confidence, boolean right) {
      verdicts.add(Map.entry(confidence, right));
    }

    void print() {
      for (double threshold : new double[] {0.40, 0.45, 0.50, 0.60, 0.70}) {
        var above = verdicts.stream().filter(v -> v.getKey() >= threshold).toList();
        var below = verdicts.stream().filter(v -> v.getKey() < threshold).toList();
        System.out.printf(
            "  confidence %.2f: above %d, right %.2f; below %d, right %.2f%n",
            threshold, above.size(), right(above), below.size(), right(below));
      }
    }

    private static double right(List<Map.Entry<Double, Boolean>> some) {
      return some.stream().mapToInt(v -> v.getValue() ? 1 : 0).average().orElse(Double.NaN);
    }
  }

  /** Counts of expected against given. */
  private static final class Confusion {
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    void add(String expected, String given) {
      counts.computeIfAbsent(expected, e -> new TreeMap<>()).merge(given, 1, Integer::sum);
    }

    void print(String title) {
      var labels = new TreeSet<>(counts.keySet());
      double sum = 0;
      int right = 0;
      int all = 0;
      for (String label : labels) {
        int hits = count(label, label);
        int expected = counts.get(label).values().stream().mapToInt(i -> i).sum();
        int given = counts.keySet().stream().mapToInt(e -> count(e, label)).sum();
        double f1 = 2.0 * hits / (expected + given);
        sum += f1;
        right += hits;
        all += expected;
        System.out.printf("  %-16s %3d F1 %.2f %s%n", label, expected, f1, counts.get(label));
      }
      System.out.printf(
          "%s: macro-F1 %.3f, accuracy %.3f (%d)%n",
          title, sum / labels.size(), (double) right / all, all);
    }

    private int count(String expected, String given) {
      return counts.get(expected).getOrDefault(given, 0);
    }
  }
}
