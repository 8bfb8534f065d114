package cn.xinqiao.bench;

import cn.xinqiao.survival.ResidentWords;
import cn.xinqiao.survival.WebResident;
import cn.xinqiao.triage.internal.RawEmbedding;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** From the resident's words to the card: three messages in a row, then waiting as a page does. */
final class WholePath {
  static final int PER_SECOND = 15;

  private static final int IN_A_ROW = 3;
  private static final long PAUSE_MILLIS = 400;

  /** So long the service waits for more words before it answers. */
  private static final double WINDOW_MILLIS = 1200;

  /** A process that has just started compiles as it goes; told apart. */
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final Service service;

  WholePath(Service service) {
    this.service = service;
  }

  /** What residents waited for. */
  private record Waits(Latencies acknowledgements, Latencies cards, AtomicInteger questions) {
    Waits() {
      this(new Latencies(), new Latencies(), new AtomicInteger());
    }
  }

  List<Figure> run(Duration duration, Latencies rawCommits, RawEmbedding embedding)
      throws Exception {
    var first = new Waits();
    OpenLoad.run((double) PER_SECOND / IN_A_ROW, WARM_UP, number -> talk(number, first));
    var waits = new Waits();
    var load =
        OpenLoad.run((double) PER_SECOND / IN_A_ROW, duration, number -> talk(number, waits));
    service.drain();
    double p99 = waits.acknowledgements().percentile(0.99);
    double p95 = waits.cards().percentile(0.95);
    double rawP99 = rawCommits.percentile(0.99);
    double least = least(embedding);
    return List.of(
        Figure.context(
            "acknowledgement in the first %d s of a process".formatted(WARM_UP.toSeconds()),
            first.acknowledgements().summary()),
        new Figure(
            "acknowledgement p99 at %d messages/s".formatted(PER_SECOND),
            Figure.millis(p99) + load.failures(),
            "raw commit p99 at the same rate: " + Figure.millis(rawP99),
            p99 / rawP99,
            "≤ 50 ms",
            load.isFlawless() && p99 <= 50),
        new Figure(
            "answer p95 after the last of %d messages".formatted(IN_A_ROW),
            "%s (%d cards, %d questions)"
                .formatted(
                    Figure.millis(p95),
                    waits.cards().count() - waits.questions().get(),
                    waits.questions().get()),
            "window of 1.2 s and raw embedding p95: " + Figure.millis(least),
            p95 / least,
            "≤ 3 s",
            load.isFlawless() && p95 <= 3000));
  }

  /** Milliseconds that an answer takes at best: the wait for more words, and the embedding. */
  static double least(RawEmbedding embedding) {
    return WINDOW_MILLIS + rawEmbedding(embedding).percentile(0.95);
  }

  private void talk(int number, Waits waits) throws Exception {
    var resident = service.arrival();
    long begin = 0;
    long seq = 0;
    for (int i = 0; i < IN_A_ROW; i++) {
      Thread.sleep(i == 0 ? 0 : PAUSE_MILLIS);
      begin = System.nanoTime();
      seq = resident.write(WebResident.words("m-" + i, words(number, i)));
      waits.acknowledgements().add(System.nanoTime() - begin);
    }
    var answer = answer(resident, seq);
    waits.cards().add(System.nanoTime() - begin);
    if (!answer.has("card")) {
      waits.questions().incrementAndGet();
    }
  }

  private static String words(int number, int i) {
    return i == 0 ? ResidentWords.matter(number) : "补充第" + i + "句：请尽快派人来看看";
  }

  private static JsonNode answer(WebResident resident, long after) throws Exception {
    while (true) {
      var heard = resident.read(after, 25);
      for (JsonNode message : heard) {
        if (message.get("from").asText().equals("BOT")) {
          return message;
        }
      }
    }
  }

  private static Latencies rawEmbedding(RawEmbedding embedding) {
    var raw = new Latencies();
    for (int i = 0; i < 200; i++) {
      raw.add(embedding.time(ResidentWords.matter(i)));
    }
    return raw;
  }

  /** Acknowledgements of longer and longer texts. */
  List<Figure> growth(List<Integer> lengths, Duration duration, Latencies rawCommits)
      throws Exception {
    var figures = new ArrayList<Figure>();
    for (int length : lengths) {
      var residents = service.arrivals(150);
      var load =
          OpenLoad.run(
              PER_SECOND,
              duration,
              number ->
                  residents
                      .get(number % residents.size())
                      .write(
                          WebResident.words("g-" + number, ResidentWords.matter(number, length))));
      service.drain();
      figures.add(
          Figure.context(
              "acknowledgement p50 at %d/s, %d characters".formatted(PER_SECOND, length),
              load.latencies().summary() + load.failures(),
              "raw commit p50: " + Figure.millis(rawCommits.percentile(0.5)),
              load.latencies().percentile(0.5) / rawCommits.percentile(0.5)));
    }
    return figures;
  }
}
