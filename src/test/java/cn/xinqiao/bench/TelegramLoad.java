package cn.xinqiao.bench;

import cn.xinqiao.FakeRobot;
import cn.xinqiao.channel.telegram.FakePerson;
import cn.xinqiao.channel.telegram.FakeTelegram;
import cn.xinqiao.channel.telegram.FakeTelegram.Call;
import cn.xinqiao.channel.telegram.FakeTelegram.Reply;
import cn.xinqiao.survival.ResidentWords;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A thousand residents talk on Telegram, whose server now and then is busy or away; some of them
 * cry for help, and somebody is on duty. Each begins a matter, says yes to what was understood,
 * leaves no contact, and begins the next one.
 */
final class TelegramLoad {
  /** 陆家嘴街道, where the emergencies are. */
  static final String STREET = "310115005";

  private static final int RESIDENTS = 1000;

  /** One in so many updates is an emergency. */
  private static final int EMERGENCY = 50;

  private static final double TROUBLE = 0.01;
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(3);
  private static final Pattern CASE = Pattern.compile("XQ\\d{8}-\\d{7}");

  /** Buttons that lead on to a case, in the words that residents see. */
  private static final List<String> ONWARDS = List.of("对，就这样", "不是，现在没有危险", "不写，匿名反映", "我自己来看");

  private final Service service;
  private final FakeTelegram telegram;
  private final FakeRobot robot;
  private final Map<String, Resident> byChat = new HashMap<>();
  private final Queue<Resident> free = new ConcurrentLinkedQueue<>();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger away = new AtomicInteger();
  private final Queue<Emergency> emergencies = new ConcurrentLinkedQueue<>();
  private volatile Latencies answers = new Latencies();
  private int written;

  TelegramLoad(Service service, FakeTelegram telegram, FakeRobot robot) {
    this.service = service;
    this.telegram = telegram;
    this.robot = robot;
    telegram.reader(this::read);
    for (int i = 0; i < RESIDENTS; i++) {
      var resident = new Resident(new FakePerson(telegram));
      byChat.put(resident.person.chat(), resident);
      free.add(resident);
    }
  }

  /** Somebody cried for help. */
  private record Emergency(Resident resident, long nanos) {}

  /** What a resident last said, until it is answered, and the answer's buttons afterwards. */
  private static final class Resident {
    final FakePerson person;
    final List<Call> heard = new ArrayList<>();
    long wroteAt;
    boolean waits;
    boolean cried;

    Resident(FakePerson person) {
      this.person = person;
    }

    synchronized void writes(Runnable what) {
      waits = true;
      wroteAt = System.nanoTime();
      what.run();
    }

    /**
     * @return nanoseconds until the first message of an answer; empty for those that follow it
     */
    synchronized Optional<Long> reads(Call message) {
      heard.add(message);
      if (!waits) {
        return Optional.empty();
      }
      waits = false;
      return Optional.of(System.nanoTime() - wroteAt);
    }

    synchronized Optional<String> onwards() {
      return heard.isEmpty()
          ? Optional.empty()
          : FakePerson.labels(heard.getLast()).stream().filter(ONWARDS::contains).findFirst();
    }

    /** For whoever has to find out what went wrong. */
    synchronized String transcript() {
      return heard.stream().map(Call::text).collect(Collectors.joining("\n--\n"));
    }

    synchronized List<Call> allHeard() {
      return List.copyOf(heard);
    }
  }

  private void read(Call message) {
    var resident = byChat.get(message.chat());
    resident
        .reads(message)
        .ifPresent(nanos -> {
          answers.add(nanos);
          free.add(resident);
        });
  }

  private Optional<Reply> trouble() {
    double dice = ThreadLocalRandom.current().nextDouble();
    if (dice < TROUBLE) {
      busy.incrementAndGet();
      return Optional.of(FakeTelegram.tooMany(1));
    }
    if (dice < 2 * TROUBLE) {
      away.incrementAndGet();
      return Optional.of(FakeTelegram.badGateway());
    }
    return Optional.empty();
  }

  /**
   * @param promised whether the product promises to hold this load
   * @param least milliseconds that an answer takes at best
   */
  List<Figure> at(int perSecond, Duration duration, boolean promised, double least)
      throws Exception {
    telegram.troubles(this::trouble);
    busy.set(0);
    away.set(0);
    answers = new Latencies();
    emergencies.clear();
    int before = written;
    int updates = run(perSecond, duration);
    written += updates;
    boolean allAnswered = awaitAnswers();
    service.drain();
    telegram.troubles(Optional::empty);
    long kept = service.messagesOver("telegram");
    long lost = before + updates - kept;
    var title = "Telegram, %d updates/s for %d s".formatted(perSecond, duration.toSeconds());
    var figures = new ArrayList<Figure>();
    double p95 = answers.percentile(0.95);
    figures.add(
        new Figure(
            title + ": answer p95",
            "%s (%s; %d of %d answered)"
                .formatted(Figure.millis(p95), answers.summary(), answers.count(), updates),
            "window of 1.2 s and raw embedding p95: " + Figure.millis(least),
            p95 / least,
            promised ? "≤ 3 s" : "",
            promised ? allAnswered && p95 <= 3000 : null));
    figures.add(
        new Figure(
            title + ": each update handled once",
            "%d written, %d kept, %d lost or doubled; %d answers of 429, %d of 502"
                .formatted(updates, kept - before, lost, busy.get(), away.get()),
            "",
            Double.NaN,
            promised ? "none lost, none twice" : "",
            promised ? lost == 0 : null));
    figures.add(notices(title, promised));
    return figures;
  }

  /** Whoever was answered longest ago writes next; nobody writes while they wait. */
  private int run(int perSecond, Duration duration) {
    int count = (int) (perSecond * duration.toSeconds());
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      LockSupport.parkNanos(begin + (long) (i * 1e9 / perSecond) - System.nanoTime());
      int number = written + i;
      if (number % EMERGENCY == EMERGENCY - 1) {
        cry(next(resident -> !resident.cried), number);
      } else {
        write(next(_ -> true), number);
      }
    }
    return count;
  }

  private Resident next(Predicate<Resident> fit) {
    var next =
        free.stream()
            .filter(fit)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("all wait: the service does not keep up"));
    free.remove(next);
    return next;
  }

  /** Each resident once: who cries again is in the same case, which rings already. */
  private void cry(Resident resident, int number) {
    resident.cried = true;
    resident.writes(() -> resident.person.writes("浦东新区陆家嘴街道乳山路" + number + "弄楼道着火了，快来人"));
    emergencies.add(new Emergency(resident, resident.wroteAt));
  }

  private void write(Resident resident, int number) {
    var button = resident.onwards();
    resident.writes(() ->
        button.ifPresentOrElse(
            label -> resident.person.presses(label),
            () -> resident.person.writes(ResidentWords.matter(number))));
  }

  private boolean awaitAnswers() throws InterruptedException {
    long until = System.nanoTime() + LONGEST_ANSWER.toNanos();
    while (free.size() < RESIDENTS && System.nanoTime() < until) {
      Thread.sleep(200);
    }
    return free.size() == RESIDENTS;
  }

  /** From the cry to the duty officer's robot. */
  private Figure notices(String title, boolean promised) throws InterruptedException {
    Thread.sleep(6000); // whatever is later than the limit by then is late
    var told = new HashMap<String, Long>();
    robot.told().forEach(one -> numbers(one.body()).forEach(n -> told.putIfAbsent(n, one.nanos())));
    var times = new Latencies();
    var missing = new ArrayDeque<Emergency>();
    for (Emergency emergency : emergencies) {
      numbersTold(emergency.resident()).stream()
          .filter(told::containsKey)
          .map(number -> told.get(number) - emergency.nanos())
          .filter(nanos -> nanos > 0)
          .min(Long::compare)
          .ifPresentOrElse(times::add, () -> missing.add(emergency));
    }
    missing.forEach(
        emergency -> System.err.println("not told:\n" + emergency.resident().transcript()));
    double p99 = times.percentile(0.99);
    return new Figure(
        title + ": emergency to duty notice p99",
        "%s (p50 %s, %d of %d)"
            .formatted(
                Figure.millis(p99),
                Figure.millis(times.percentile(0.5)),
                times.count(),
                emergencies.size()),
        "",
        Double.NaN,
        promised ? "≤ 5 s" : "",
        promised ? missing.isEmpty() && p99 <= 5000 : null);
  }

  private static List<String> numbersTold(Resident resident) {
    return resident.allHeard().stream().flatMap(call -> numbers(call.text()).stream()).toList();
  }

  private static List<String> numbers(String text) {
    return CASE.matcher(text).results().map(found -> found.group()).distinct().toList();
  }
}
