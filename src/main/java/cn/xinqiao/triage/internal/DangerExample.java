package cn.xinqiao.triage.internal;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.triage.EmergencyKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A message that tells of danger now, or one that only sounds like it.
 *
 * @param kind empty for what only sounds like danger
 */
record DangerExample(String text, Optional<EmergencyKind> kind) {
  private static final String HARMLESS = "NONE";
  private static final int LEAST_PER_KIND = 10;

  /**
   * @throws SeedFile.Invalid for a row that cannot be used, a text that is there twice, or a kind
   *     with too few examples to learn from
   */
  static List<DangerExample> read(SeedFile file) {
    var examples = new ArrayList<DangerExample>();
    var seen = new HashSet<String>();
    for (SeedTable.Row row : SeedTable.rows(file)) {
      var text = row.text("words");
      if (!seen.add(text)) {
        throw row.invalid("this text is there twice");
      }
      var harmless = row.text("kind").equals(HARMLESS);
      examples.add(
          new DangerExample(
              text,
              harmless ? Optional.empty() : Optional.of(row.as("kind", EmergencyKind::valueOf))));
    }
    requireEnough(file, examples);
    return List.copyOf(examples);
  }

  boolean isDanger() {
    return kind.isPresent();
  }

  private static void requireEnough(SeedFile file, List<DangerExample> examples) {
    // a bare cry for help is all in its words, which the rules know
    for (EmergencyKind kind : EnumSet.complementOf(EnumSet.of(EmergencyKind.CRY))) {
      var found = examples.stream().filter(e -> e.kind().filter(kind::equals).isPresent()).count();
      if (found < LEAST_PER_KIND) {
        throw file.invalid(
            file.lines().size(), kind + " has fewer than " + LEAST_PER_KIND + " examples");
      }
    }
  }
}
