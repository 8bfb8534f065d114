package cn.xinqiao.bench;

import cn.xinqiao.survival.BuiltXinqiao;
import cn.xinqiao.survival.RunningXinqiao;
import cn.xinqiao.triage.internal.RawEmbedding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a start takes and how much memory stays, beside a process with only the model in it. */
record StartAndMemory(Duration bareStart, long bareRss) {
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final long MOST = 800L * 1024 * 1024;

  /** Starts the bare process with the class path of this one. */
  static StartAndMemory bare() throws IOException {
    var command = new ArrayList<>(BuiltXinqiao.java());
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), RawEmbedding.Process.class.getName()));
    long begin = System.nanoTime();
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      while (!"ready".equals(out.readLine())) {
        if (!process.isAlive()) {
          throw new IOException("the bare process ended at once");
        }
      }
      return new StartAndMemory(Duration.ofNanos(System.nanoTime() - begin), rss(process.pid()));
    } finally {
      process.destroyForcibly();
    }
  }

  Figure start(String name, RunningXinqiao running) {
    return new Figure(
        name,
        "%s, ready to understand after %s"
            .formatted(seconds(running.startedIn()), seconds(running.readyIn())),
        "bare process with the model: " + seconds(bareStart),
        (double) running.startedIn().toMillis() / bareStart.toMillis(),
        "≤ 8 s",
        running.startedIn().compareTo(LONGEST) <= 0);
  }

  Figure memory(RunningXinqiao running) {
    long rss = running.rss().orElse(0);
    long peak = running.peakRss().orElse(0);
    return new Figure(
        "resident memory after all of this",
        "%s, at most %s".formatted(Figure.megabytes(rss), Figure.megabytes(peak)),
        "bare process with the model: " + Figure.megabytes(bareRss),
        (double) peak / bareRss,
        "≤ 800 MB",
        peak > 0 && peak <= MOST);
  }

  private static long rss(long pid) throws IOException {
    return RunningXinqiao.status(pid, "VmRSS:").orElse(0);
  }

  private static String seconds(Duration duration) {
    return Figure.number(duration.toMillis() / 1e3) + " s";
  }
}
