package cn.xinqiao.triage;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.triage.internal.Classifier;
import cn.xinqiao.triage.internal.ClassifierStore;
import cn.xinqiao.triage.internal.Cues;
import cn.xinqiao.triage.internal.EmergencyRules;
import cn.xinqiao.triage.internal.Exemplar;
import cn.xinqiao.triage.internal.TriagePool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Understands a message: danger, then the matters in it, each with kind, subject and reasons. */
@ApplicationScoped
public class Triage {
  private static final int MOST_MATTERS = 5;
  private static final int MOST_CUES = 5;

  private final EmergencyRules emergencies;
  private final ClassifierStore classifiers;
  private final SubjectBook subjects;
  private final TriagePool pool;
  private final double sure;

  Triage(
      EmergencyRules emergencies,
      ClassifierStore classifiers,
      SubjectBook subjects,
      TriagePool pool,
      @ConfigProperty(name = "xinqiao.triage.sure-from") double sure) {
    this.emergencies = emergencies;
    this.classifiers = classifiers;
    this.subjects = subjects;
    this.pool = pool;
    this.sure = sure;
  }

  /** Only the rules, in microseconds: for the transaction that takes a message in. */
  public Optional<Emergency> emergency(String words) {
    return emergencies.check(words);
  }

  /** Takes as long as the embedding model needs; waits for a thread of the triage pool. */
  public Understanding understand(String words) {
    return new Understanding(
        emergencies.check(words), Optional.empty(), pool.compute(() -> matters(words)));
  }

  /** Danger that the words resemble, if no rule finds any; takes as long as one embedding. */
  public Optional<Suspicion> suspicion(String words) {
    return Optional.empty();
  }

  private List<SortedMatter> matters(String words) {
    var pieces = Splitter.pieces(words);
    if (pieces.size() == 1) {
      return real(List.of(sort(words)));
    }
    var sorted = joined(pieces.stream().map(this::sort).toList());
    // two pieces that are one matter are understood better together
    return real(sorted.size() == 1 ? List.of(sort(words)) : sorted);
  }

  /**
   * Neighbours of the same kind and subject are one matter; a piece without a matter is context.
   */
  private List<SortedMatter> joined(List<SortedMatter> pieces) {
    var joined = new ArrayList<SortedMatter>();
    for (SortedMatter piece : pieces) {
      if (!joined.isEmpty()
          && (joined.size() == MOST_MATTERS || belongsTo(joined.getLast(), piece))) {
        joined.set(joined.size() - 1, sort(joined.getLast().text() + "\n" + piece.text()));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }

  private static boolean belongsTo(SortedMatter before, SortedMatter piece) {
    return piece.kind() == Kind.OTHER
        || before.kind() == Kind.OTHER
        || piece.isUnsure()
        || before.kind() == piece.kind()
            && before.subKind() == piece.subKind()
            && before.subject() == piece.subject()
            && before.subject2().equals(piece.subject2());
  }

  private static List<SortedMatter> real(List<SortedMatter> matters) {
    return matters.stream().filter(m -> m.kind() != Kind.OTHER || m.isUnsure()).toList();
  }

  private SortedMatter sort(String text) {
    var ready = classifiers.ready();
    var vector = ready.vectors().of(text);
    var cues = classifiers.cues().in(text);
    var verdict = ready.classifier().judge(vector, classifiers.features().of(text, vector, cues));
    var track = verdict.track();
    boolean isSure = verdict.confidence() >= sure;
    return new SortedMatter(
        text,
        GistReader.read(text),
        track.kind(),
        track.subKind(),
        verdict.subject(),
        subjects.second(verdict.subject(), text),
        urgency(cues, text),
        verdict.confidence(),
        isSure ? DecidedBy.EMBEDDED : DecidedBy.UNSURE,
        ready.classifier().id(),
        reasons(cues, verdict));
  }

  private Urgency urgency(List<Cues.Found> cues, String text) {
    if (emergencies.check(text).isPresent()) {
      return Urgency.EMERGENCY;
    }
    return cues.stream()
        .flatMap(c -> c.urgency().stream())
        .min(Comparator.naturalOrder())
        .orElse(Urgency.NORMAL);
  }

  private static List<String> reasons(List<Cues.Found> cues, Classifier.Verdict verdict) {
    var reasons = new ArrayList<String>();
    cues.stream().limit(MOST_CUES).forEach(cue -> reasons.add(cue.reason()));
    for (Exemplar near : verdict.nearest()) {
      reasons.add("相近的范例（%s）：“%s”".formatted(near.track().label(), shortened(near.text())));
    }
    reasons.add(
        "分类器判断：%s，把握 %.0f%%".formatted(verdict.track().label(), verdict.confidence() * 100));
    return reasons;
  }

  private static String shortened(String text) {
    var line = text.replace('\n', ' ');
    return line.codePointCount(0, line.length()) <= 40
        ? line
        : line.substring(0, line.offsetByCodePoints(0, 39)) + "…";
  }
}
