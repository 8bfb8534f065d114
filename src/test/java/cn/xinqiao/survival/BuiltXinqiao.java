package cn.xinqiao.survival;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged product and the folder it works in: its keys, its embedded database and its log. The
 * port is chosen once, so that clients find it again after a restart.
 *
 * @param settings environment variables; they come on top of those of this process
 */
public record BuiltXinqiao(Path build, Path folder, int port, Map<String, String> settings) {
  /** Enough for a load that comes from one address. */
  private static final Map<String, String> ROOM =
      Map.of(
          "XINQIAO_LIMITS_MESSAGES_PER_MINUTE", "1000000",
          "XINQIAO_LIMITS_SESSIONS_PER_ADDRESS_PER_MINUTE", "1000000",
          "XINQIAO_LIMITS_SOCKETS_PER_ADDRESS", "1000000",
          "XINQIAO_LIMITS_REQUESTS_PER_ADDRESS_PER_MINUTE", "10000000",
          "XINQIAO_LIMITS_MESSAGES_PER_ADDRESS_PER_MINUTE", "10000000");

  public BuiltXinqiao(Path folder, Map<String, String> settings) throws IOException {
    this(Path.of(System.getProperty("xinqiao.build", "target/h2")), folder, freePort(), settings);
  }

  /**
   * As {@code ./xinqiao run} does after a build: starts once and keeps what the Java machine learns
   * of that for later starts. The database is changed by it.
   */
  public void rehearse() throws IOException, InterruptedException {
    var process = process("-XX:AOTCacheOutput=" + cache(), "-jar", jar(), "rehearse").start();
    if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException("no rehearsal:\n" + lastWords());
    }
  }

  /** Returns when it answers. */
  public RunningXinqiao start() throws IOException, InterruptedException {
    return RunningXinqiao.await(
        process("-XX:AOTCache=" + cache(), "-Xlog:aot*=off", "-jar", jar()), port, this);
  }

  private String jar() {
    return build.resolve("quarkus-app/quarkus-run.jar").toAbsolutePath().toString();
  }

  private String cache() {
    return build.resolve("quarkus-app/start.aot").toAbsolutePath().toString();
  }

  private ProcessBuilder process(String... words) {
    var command = new ArrayList<>(java());
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().putAll(ROOM);
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().put("XINQIAO_SEEDS", Path.of("seeds").toAbsolutePath().toString());
    builder.environment().put("XINQIAO_VAULT_CREATE", "true");
    builder.environment().put("TZ", "Asia/Shanghai"); // where it will stand, whatever the tests use
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    builder.environment().putAll(settings);
    return builder;
  }

  /** The same memory as {@code ./xinqiao run} gives. */
  public static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseG1GC",
        "-XX:InitiatingHeapOccupancyPercent=65",
        "-XX:MetaspaceSize=128m",
        "-XX:+UseCompactObjectHeaders",
        "-Xmx272m");
  }

  Path log() {
    return folder.resolve("xinqiao.log");
  }

  /** The last that it wrote, without stack frames, for whoever has to find out what went wrong. */
  String lastWords() throws IOException {
    var lines = Files.readAllLines(log()).stream().filter(l -> !l.startsWith("\tat ")).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
