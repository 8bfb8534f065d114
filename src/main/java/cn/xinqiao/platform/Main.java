package cn.xinqiao.platform;

import cn.xinqiao.kernel.Errand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Serves; or, given a word, runs the errand of that name and ends with its exit code. */
@QuarkusMain
public class Main {
  /** Whoever runs an errand takes no task, no message and no port from those who serve. */
  private static final Map<String, String> ON_AN_ERRAND =
      Map.of(
          "xinqiao.tasks.run", "false",
          "xinqiao.telegram.token", "",
          "quarkus.http.host", "127.0.0.1",
          "quarkus.http.port", "0");

  private Main() {}

  public static void main(String... words) {
    if (words.length == 0) {
      Quarkus.run();
    } else {
      ON_AN_ERRAND.forEach(System::setProperty);
      Quarkus.run(Errands.class, words);
    }
  }

  /** Finds the errand of a name. */
  public static class Errands implements QuarkusApplication {
    private static final int UNKNOWN = 2;

    private final Instance<Errand> errands;

    public Errands(@Any Instance<Errand> errands) {
      this.errands = errands;
    }

    @Override
    public int run(String... words) {
      var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      return errands.stream()
          .filter(errand -> errand.name().equals(words[0]))
          .findFirst()
          .map(errand -> errand.run(List.of(words).subList(1, words.length), out))
          .orElseGet(() -> unknown(out));
    }

    private int unknown(PrintStream out) {
      out.println("known errands: " + errands.stream().map(Errand::name).sorted().toList());
      return UNKNOWN;
    }
  }
}
