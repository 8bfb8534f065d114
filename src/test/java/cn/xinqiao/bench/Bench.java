package cn.xinqiao.bench;

import cn.xinqiao.FakeRobot;
import cn.xinqiao.channel.telegram.FakeTelegram;
import cn.xinqiao.survival.BuiltXinqiao;
import cn.xinqiao.triage.internal.RawEmbedding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Measures the packaged product and prints a table. It asserts nothing: times depend on the
 * machine, the ratios to the limits of the same run say more.
 *
 * <p>Arguments: {@code mysql} for the MySQL artefact on a MariaDB server of its own, {@code
 * sockets} for the open sockets alone, {@code telegram} for residents on Telegram alone, {@code
 * desk} for what an officer waits for, and the sweep of what has come due, among up to a million
 * cases alone, {@code figures} for what leaders wait for alone, {@code revisits} for a day's sweep
 * among up to 100,000 open plans of revisits alone. A number is the length of the long loads in
 * seconds (60, on Telegram 300, as the product promises them), or, of what grows, the largest size.
 */
final class Bench {
  private static final List<Integer> LENGTHS = List.of(20, 100, 400);

  private final BenchDatabase database;
  private final Path folder;
  private final OptionalInt number;
  private final List<Figure> figures = new ArrayList<>();

  private Bench(BenchDatabase database, Path folder, OptionalInt number) {
    this.database = database;
    this.folder = folder;
    this.number = number;
  }

  public static void main(String[] args) throws Exception {
    boolean mysql = List.of(args).contains("mysql");
    var missing = MariaDbServer.missing();
    if (mysql && missing.isPresent()) {
      System.out.println("The bench on MariaDB needs " + missing.get() + ".");
      return;
    }
    var number =
        Arrays.stream(args).filter(a -> a.matches("\\d+")).mapToInt(Integer::parseInt).findFirst();
    var folder = Files.createTempDirectory("xinqiao-bench");
    try (var database = mysql ? MariaDbServer.start(folder) : new EmbeddedDatabase(folder)) {
      var bench = new Bench(database, folder, number);
      bench.rehearse();
      if (List.of(args).contains("desk")) {
        bench.desk();
      } else if (List.of(args).contains("figures")) {
        bench.figures();
      } else if (List.of(args).contains("revisits")) {
        bench.revisits();
      } else if (List.of(args).contains("telegram")) {
        bench.telegram();
      } else if (List.of(args).contains("sockets")) {
        bench.sockets();
      } else {
        bench.run();
      }
    } catch (Exception e) {
      say("what it left, with the service's log, is in " + folder);
      throw e;
    }
    delete(folder);
    System.exit(0); // the model's native threads would keep it
  }

  /** As {@code ./xinqiao run} does after a build. */
  private void rehearse() throws IOException, InterruptedException {
    say("a rehearsed start");
    new BuiltXinqiao(
            Files.createDirectory(folder.resolve("rehearsal")), database.settingsForRehearsal())
        .rehearse();
  }

  private void run() throws Exception {
    say("the limits: bare process, raw commits");
    var bare = StartAndMemory.bare();
    double commits;
    Latencies commitTimes;
    try (var raw = new RawCommits(database)) {
      raw.perSecond(Duration.ofSeconds(3)); // warm
      commits = raw.perSecond(Duration.ofSeconds(5));
      commitTimes = raw.atRate(WholePath.PER_SECOND, Duration.ofSeconds(20));
    }
    var built = new BuiltXinqiao(folder, database.settings());
    say("first start, on an empty database");
    try (var first = built.start()) {
      figures.add(bare.start("first start, empty database, learns its classifier", first));
    }
    say("second start");
    try (var running = built.start()) {
      figures.add(bare.start("start from the built jar", running));
      underLoad(new Service(running, database), commits, commitTimes);
      figures.add(bare.memory(running));
    }
    print(commits, commitTimes);
  }

  /** In a fresh process, so that what they cost is not hidden in memory that other loads left. */
  private void sockets() throws Exception {
    say("open sockets");
    try (var running = new BuiltXinqiao(folder, database.settings()).start()) {
      figures.addAll(new OpenSockets(new Service(running, database)).run());
    }
    System.out.println(Figure.HEAD);
    figures.forEach(figure -> System.out.println(figure.row()));
  }

  /** What an officer waits for, and what comes due, among more and more cases. */
  private void desk() throws Exception {
    var built = new BuiltXinqiao(folder, database.settings());
    say("first start, on an empty database");
    built.start().close();
    say("meanings to draw from");
    var cases = new ManyCases(database, new RawEmbedding());
    for (int size : sizes(10_000, 100_000, 1_000_000)) {
      say("%,d cases".formatted(size));
      cases.growTo(size);
      try (var running = built.start()) {
        say("… the service catches up with them");
        database.settle(Duration.ofMinutes(20));
        say("… an officer among them");
        keep(new DeskCost(running, database).among(size, cases));
      }
      say("… 10,000 clocks come due");
      keep(new PaceCost(database, folder).among(size));
    }
    System.out.println(cases.summary());
    System.out.println(Figure.HEAD);
    figures.forEach(figure -> System.out.println(figure.row()));
  }

  private Duration load(int seconds) {
    return Duration.ofSeconds(number.orElse(seconds));
  }

  private int[] sizes(int... all) {
    return Arrays.stream(all).filter(size -> size <= number.orElse(size)).toArray();
  }

  /** A long run tells each figure as soon as it has it. */
  private void keep(List<Figure> measured) {
    measured.forEach(figure -> say(figure.row()));
    figures.addAll(measured);
  }

  /** What a leader waits for: the figures of a month, among more and more cases of a year. */
  private void figures() throws Exception {
    var built = new BuiltXinqiao(folder, database.settings());
    say("first start, on an empty database");
    built.start().close();
    var cases = new ManyCases(database, new RawEmbedding());
    for (int size : sizes(10_000, 100_000, 1_000_000)) {
      say("%,d cases".formatted(size));
      cases.growTo(size);
      keep(new FiguresCost(database, folder).among(size, cases));
    }
    System.out.println(Figure.HEAD);
    figures.forEach(figure -> System.out.println(figure.row()));
  }

  /** What the sweep that asks residents costs on one day, among more and more open plans. */
  private void revisits() throws Exception {
    say("first start, on an empty database");
    new BuiltXinqiao(folder, database.settings()).start().close();
    var cases = new ManyCases(database, new RawEmbedding());
    for (int size : sizes(1_000, 10_000, 100_000)) {
      say("%,d plans".formatted(size));
      cases.growTo(size);
      keep(new RevisitCost(database, folder).among(size));
    }
    System.out.println(Figure.HEAD);
    figures.forEach(figure -> System.out.println(figure.row()));
  }

  /** A tenth of the load, a half, and all of it, each beside a server with moods. */
  private void telegram() throws Exception {
    try (var telegram = new FakeTelegram();
        var robot = new FakeRobot();
        var running = new BuiltXinqiao(folder, settings(telegram)).start()) {
      var service = new Service(running, database);
      service.puts(TelegramLoad.STREET, robot.address("bench"));
      double least = WholePath.least(new RawEmbedding());
      var residents = new TelegramLoad(service, telegram, robot);
      for (int perSecond : new int[] {2, 10, 20}) {
        say("Telegram at %d updates/s".formatted(perSecond));
        boolean promised = perSecond == 20;
        var duration = promised ? load(300) : load(300).dividedBy(5);
        figures.addAll(residents.at(perSecond, duration, promised, least));
      }
    }
    System.out.println(Figure.HEAD);
    figures.forEach(figure -> System.out.println(figure.row()));
  }

  private Map<String, String> settings(FakeTelegram telegram) {
    var settings = new HashMap<>(database.settings());
    settings.put("XINQIAO_TELEGRAM_TOKEN", FakeTelegram.TOKEN);
    settings.put("XINQIAO_TELEGRAM_ADDRESS", telegram.address().toString());
    settings.put("XINQIAO_NOTICES_ROBOT_INTERNAL_HOSTS", "localhost");
    return settings;
  }

  private void underLoad(Service service, double commits, Latencies commitTimes) throws Exception {
    var embedding = new RawEmbedding();
    say("triage beside the raw embedding");
    figures.addAll(new TriageCost(service, embedding).run(LENGTHS));
    say("the whole path at %d messages/s".formatted(WholePath.PER_SECOND));
    var path = new WholePath(service);
    figures.addAll(path.run(load(60), commitTimes, embedding));
    figures.addAll(path.growth(LENGTHS, load(60).dividedBy(6), commitTimes));
    var intake = new Intake(service, commits);
    for (int perSecond : new int[] {75, 150}) {
      say("intake at %d/s".formatted(perSecond));
      figures.addAll(intake.at(perSecond, load(60).dividedBy(3), false));
    }
    say("intake at 300/s");
    figures.addAll(intake.at(300, load(60), true));
  }

  private void print(double commits, Latencies commitTimes) throws Exception {
    System.out.printf(
        "%n%d cores, shared by the service and the load generator; %s; Java %s; database: %s%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        Runtime.version(),
        database.version());
    System.out.printf(
        "raw commits over %d connections: %s/s; one at %d/s: %s%n%n",
        RawCommits.CONNECTIONS,
        Figure.number(commits),
        WholePath.PER_SECOND,
        commitTimes.summary());
    System.out.println(Figure.HEAD);
    figures.forEach(figure -> System.out.println(figure.row()));
  }

  private static void say(String what) {
    System.err.println("… " + what);
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(path -> {
            try {
              Files.delete(path);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
