package cn.xinqiao.triage;

import cn.xinqiao.kernel.Excerpt;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.triage.internal.Classifier;
import cn.xinqiao.triage.internal.ClassifierStore;
import cn.xinqiao.triage.internal.Cues;
import cn.xinqiao.triage.internal.EmergencyRules;
import cn.xinqiao.triage.internal.Exemplar;
import cn.xinqiao.triage.internal.Reader;
import cn.xinqiao.triage.internal.Track;
import cn.xinqiao.triage.internal.TriagePool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Understands a message: danger, then the matters in it, each with kind, subject and reasons. */
@ApplicationScoped
public class Triage {
  private static final int MOST_MATTERS = 5;
  private static final int MOST_CUES = 5;
  private static final int EXCERPT = 40;

  /** From this probability on a piece is kept apart from what accuses nobody. */
  private static final double MAY_ACCUSE = 0.25;

  private final EmergencyRules emergencies;
  private final ClassifierStore classifiers;
  private final SubjectBook subjects;
  private final TriagePool pool;
  private final double sure;
  private final double askDangerFrom;
  private final double sureDangerFrom;

  Triage(
      EmergencyRules emergencies,
      ClassifierStore classifiers,
      SubjectBook subjects,
      TriagePool pool,
      @ConfigProperty(name = "xinqiao.triage.sure-from") double sure,
      @ConfigProperty(name = "xinqiao.triage.danger.ask-from") double askDangerFrom,
      @ConfigProperty(name = "xinqiao.triage.danger.sure-from") double sureDangerFrom) {
    this.emergencies = emergencies;
    this.classifiers = classifiers;
    this.subjects = subjects;
    this.pool = pool;
    this.sure = sure;
    this.askDangerFrom = askDangerFrom;
    this.sureDangerFrom = sureDangerFrom;
  }

  /** Only the rules, in microseconds: for the transaction that takes a message in. */
  public Optional<Emergency> emergency(String words) {
    return emergencies.check(words);
  }

  /** Takes as long as the embedding model needs; waits for a thread of the triage pool. */
  public Understanding understand(String words) {
    var emergency = emergencies.check(words);
    return pool.compute(() -> {
      var read = read(words);
      return new Understanding(
          emergency,
          emergency.isPresent() ? Optional.empty() : worst(read),
          read.stream().filter(Read::isMatter).map(Read::matter).toList());
    });
  }

  /** Danger that the words resemble, if no rule finds any; takes as long as one embedding. */
  public Optional<Suspicion> suspicion(String words) {
    return emergencies.check(words).isPresent()
        ? Optional.empty()
        : pool.compute(() -> sort(words).suspicion());
  }

  /** What words mean that nothing has read yet; takes as long as one embedding. */
  public Meaning meaning(String words) {
    return pool.compute(() -> Meaning.of(classifiers.ready().meaning(words)));
  }

  /** A piece of a message: what it asks, and whether it may accuse somebody or tell of danger. */
  private record Read(SortedMatter matter, boolean mayAccuse, Optional<Suspicion> suspicion) {

    boolean isMatter() {
      return matter.kind() != Kind.OTHER || matter.isUnsure();
    }

    /** Neighbours of the same kind and subject are one matter; what holds none is context. */
    boolean isContinuedBy(Read piece) {
      if (mayAccuse != piece.mayAccuse) {
        return false; // what joins an ordinary matter goes to an office that may be the accused
      }
      var next = piece.matter;
      return next.kind() == Kind.OTHER
          || matter.kind() == Kind.OTHER
          || next.isUnsure()
          || matter.kind() == next.kind()
              && matter.subKind() == next.subKind()
              && matter.subject() == next.subject()
              && matter.subject2().equals(next.subject2());
    }
  }

  private List<Read> read(String words) {
    var pieces = Splitter.pieces(words);
    if (pieces.size() == 1) {
      return List.of(sort(words));
    }
    var groups = grouped(pieces.stream().map(this::sort).toList());
    // pieces that are one matter are understood better together
    return groups.size() == 1 ? List.of(sort(words)) : groups.stream().map(this::together).toList();
  }

  /** Neighbours that are one matter stand together; each piece has been read once by now. */
  private static List<List<Read>> grouped(List<Read> pieces) {
    var groups = new ArrayList<List<Read>>();
    for (Read piece : pieces) {
      if (!groups.isEmpty() && belongsTo(groups.getLast(), piece, groups.size())) {
        groups.getLast().add(piece);
      } else {
        groups.add(new ArrayList<>(List.of(piece)));
      }
    }
    return groups;
  }

  private static boolean belongsTo(List<Read> group, Read piece, int groups) {
    var leading =
        group.reversed().stream()
            .filter(read -> read.matter().kind() != Kind.OTHER)
            .findFirst()
            .orElseGet(group::getLast);
    boolean full = groups >= MOST_MATTERS && leading.mayAccuse() == piece.mayAccuse();
    return full || leading.isContinuedBy(piece);
  }

  private Read together(List<Read> group) {
    return group.size() == 1
        ? group.getFirst()
        : sort(group.stream().map(read -> read.matter().text()).collect(Collectors.joining("\n")));
  }

  private static Optional<Suspicion> worst(List<Read> read) {
    return read.stream()
        .flatMap(r -> r.suspicion().stream())
        .max(Comparator.comparingDouble(Suspicion::probability));
  }

  private Read sort(String text) {
    var reading = classifiers.ready().read(text);
    var verdict = reading.verdict();
    var suspicion = suspicion(text, reading);
    var track = verdict.track();
    var matter =
        new SortedMatter(
            text,
            GistReader.read(text),
            track.kind(),
            track.subKind(),
            verdict.subject(),
            subjects.second(verdict.subject(), text),
            urgency(reading.cues(), text, suspicion),
            verdict.confidence(),
            verdict.confidence() >= sure ? DecidedBy.EMBEDDED : DecidedBy.UNSURE,
            reading.by().id(),
            reasons(reading.cues(), verdict),
            Optional.of(Meaning.of(reading.meaning())));
    return new Read(matter, verdict.tracks().get(Track.ACCUSATION) >= MAY_ACCUSE, suspicion);
  }

  private Optional<Suspicion> suspicion(String text, Reader.Reading reading) {
    double probability = reading.verdict().danger();
    if (probability < askDangerFrom) {
      return Optional.empty();
    }
    var kind = reading.dangerKind();
    var reason = "没有符合紧急规则的词，但说法与“%s”的范例相近，把握 %.0f%%".formatted(kind.label(), probability * 100);
    return Optional.of(
        new Suspicion(
            new Emergency(kind, Excerpt.inOneLine(text, EXCERPT), reason),
            probability,
            probability >= sureDangerFrom));
  }

  private Urgency urgency(List<Cues.Found> cues, String text, Optional<Suspicion> suspicion) {
    if (emergencies.check(text).isPresent() || suspicion.filter(Suspicion::sure).isPresent()) {
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
      reasons.add(
          "相近的范例（%s）：“%s”"
              .formatted(near.track().label(), Excerpt.inOneLine(near.text(), EXCERPT)));
    }
    reasons.add(
        "分类器判断：%s，把握 %.0f%%".formatted(verdict.track().label(), verdict.confidence() * 100));
    return reasons;
  }
}
