package cn.xinqiao.desk.words;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.bridge.References.Reference;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a case is due next: our own date, or that of another system where it is earlier.
 *
 * @param provisional our own date is only "not before"
 * @param outside whose date it is, when it is not ours
 */
public record NextDue(Optional<LocalDate> on, boolean provisional, Optional<Reference> outside) {

  /**
   * @param reference the one that is due first, if any is; nothing is owed once a case has ended
   */
  public static NextDue of(CaseFile.Line line, Optional<Reference> reference) {
    var earlier =
        reference
            .filter(given -> line.state().isRunning())
            .filter(given ->
                line.nextDue().filter(own -> !own.isAfter(given.due().orElseThrow())).isEmpty());
    return earlier
        .map(given -> new NextDue(given.due(), false, earlier))
        .orElseGet(() -> new NextDue(line.nextDue(), line.nextProvisional(), Optional.empty()));
  }
}
