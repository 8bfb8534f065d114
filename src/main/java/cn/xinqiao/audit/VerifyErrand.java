package cn.xinqiao.audit;

import cn.xinqiao.kernel.Errand;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * {@code verify [SEAL]}: reckons the chain of seals again; with a seal that was written down, also
 * whether the chain still has it. Exit code 0 when nothing differs, 1 when something does, 2 when
 * the seal cannot be read.
 */
@ApplicationScoped
class VerifyErrand implements Errand {
  private static final int DIFFERS = 1;
  private static final int UNREADABLE = 2;

  private final Verification verification;

  VerifyErrand(Verification verification) {
    this.verification = verification;
  }

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public int run(List<String> words, PrintStream out) {
    var writtenDown = words.stream().findFirst().flatMap(Anchor::in);
    if (!words.isEmpty() && writtenDown.isEmpty()) {
      out.println("a seal looks like 1204-9f3a-22b1-07cc-e410");
      return UNREADABLE;
    }
    return told(verification.verify(writtenDown), writtenDown, out);
  }

  private static int told(Verdict verdict, Optional<Anchor> writtenDown, PrintStream out) {
    out.printf(
        "%d seals over %d rows, %d rows too young to be sealed%n",
        verdict.seals(), verdict.rows(), verdict.waiting());
    verdict
        .newest()
        .ifPresent(seal -> out.printf("newest seal %s of %s%n", seal.written(), seal.at()));
    verdict.findings().forEach(out::println);
    if (!verdict.isSound()) {
      out.printf("%d differ; the first: %s%n", verdict.differing(), verdict.findings().getFirst());
      return DIFFERS;
    }
    writtenDown.ifPresent(seal -> out.printf("seal %s is in the chain%n", seal.written()));
    out.println("nothing was changed, taken away or put in between");
    return 0;
  }
}
