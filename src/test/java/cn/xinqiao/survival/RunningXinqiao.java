package cn.xinqiao.survival;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The product as a process of its own, which can be asked for its memory, stopped and killed. */
public final class RunningXinqiao implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final Process process;
  private final int port;
  private final long begun = System.nanoTime();
  private Duration startedIn;
  private Duration readyIn;

  private RunningXinqiao(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static RunningXinqiao await(ProcessBuilder builder, int port, BuiltXinqiao built)
      throws IOException, InterruptedException {
    var running = new RunningXinqiao(builder.start(), port);
    try {
      running.awaitReady(built);
      return running;
    } catch (IOException | InterruptedException | RuntimeException e) {
      running.kill();
      throw e;
    }
  }

  private void awaitReady(BuiltXinqiao built) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      startedIn = until(http, "live", built);
      readyIn = until(http, "group/understanding", built);
    }
  }

  private Duration until(HttpClient http, String what, BuiltXinqiao built)
      throws IOException, InterruptedException {
    while (!is(http, what)) {
      if (!process.isAlive() || age().compareTo(LONGEST_START) > 0) {
        throw new IllegalStateException("Xinqiao is not " + what + ":\n" + built.lastWords());
      }
      Thread.sleep(50);
    }
    return age();
  }

  private boolean is(HttpClient http, String what) throws InterruptedException {
    var asked =
        HttpRequest.newBuilder(base().resolve("/q/health/" + what))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return http.send(asked, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // nobody listens yet
    }
  }

  private Duration age() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** From the start of the process to the first answer; messages are taken in from then on. */
  public Duration startedIn() {
    return startedIn;
  }

  /** From the start of the process until it also understands them. */
  public Duration readyIn() {
    return readyIn;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public int port() {
    return port;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Resident memory in bytes now; empty where the system does not tell. */
  public OptionalLong rss() {
    return status(pid(), "VmRSS:");
  }

  /** The most resident memory in bytes that it ever had. */
  public OptionalLong peakRss() {
    return status(pid(), "VmHWM:");
  }

  /** A line of the system's own account of a process, in bytes; empty where there is none. */
  public static OptionalLong status(long pid, String line) {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      return lines
          .filter(l -> l.startsWith(line))
          .mapToLong(l -> 1024 * Long.parseLong(l.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** SIGKILL: it can finish nothing, flush nothing and say nothing. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, as an operator stops it. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      kill();
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
