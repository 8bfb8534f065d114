package cn.xinqiao.bench;

import cn.xinqiao.survival.ResidentWords;
import cn.xinqiao.survival.WebResident;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Many residents write at a fixed rate; then every acknowledged message is looked for. */
final class Intake {
  private static final int CONVERSATIONS = 3000;

  private final Service service;
  private final double rawCommits;

  Intake(Service service, double rawCommits) {
    this.service = service;
    this.rawCommits = rawCommits;
  }

  List<Figure> at(int perSecond, Duration duration, boolean promised) throws Exception {
    var residents = service.arrivals(CONVERSATIONS);
    var acknowledged = new ConcurrentHashMap<Integer, Long>();
    long begin = System.nanoTime();
    var load =
        OpenLoad.run(
            perSecond, duration, number -> acknowledged.put(number, write(residents, number)));
    double rate = acknowledged.size() * 1e9 / (System.nanoTime() - begin);
    long backlog = service.backlog();
    var drained = service.drain();
    long lost = lost(residents, acknowledged);
    boolean met = load.isFlawless() && lost == 0 && rate >= perSecond * 0.98;
    var title = "intake at %d/s for %d s".formatted(perSecond, duration.toSeconds());
    return List.of(
        new Figure(
            title,
            "%s acknowledged/s, %d in all, %d lost%s"
                .formatted(Figure.number(rate), acknowledged.size(), lost, load.failures()),
            "raw commits, %d connections: %s/s"
                .formatted(RawCommits.CONNECTIONS, Figure.number(rawCommits)),
            rate / rawCommits,
            promised ? "300/s for 60 s, none lost" : "",
            promised ? met : null),
        Figure.context(title + ": acknowledgement", load.latencies().summary()),
        Figure.context(
            title + ": backlog at the end, drained in",
            "%d turns, %d s".formatted(backlog, drained.toSeconds())));
  }

  private static long write(List<WebResident> residents, int number) throws Exception {
    return residents
        .get(number % residents.size())
        .write(WebResident.words("m-" + number, ResidentWords.matter(number)));
  }

  /** Acknowledged, but not there exactly once with its number and its words. */
  private static long lost(List<WebResident> residents, Map<Integer, Long> acknowledged)
      throws Exception {
    var found =
        Service.each(
            IntStream.range(0, residents.size()).boxed().toList(),
            r -> intact(residents.get(r).readAll(), acknowledged));
    return acknowledged.size() - found.stream().mapToLong(Long::longValue).sum();
  }

  private static long intact(List<JsonNode> messages, Map<Integer, Long> acknowledged) {
    var copies = new HashMap<Integer, Integer>();
    for (JsonNode message : messages) {
      if (message.path("id").asText().startsWith("m-")) {
        int number = Integer.parseInt(message.get("id").asText().substring(2));
        boolean same =
            message.get("text").asText().equals(ResidentWords.matter(number))
                && Long.valueOf(message.get("seq").asLong()).equals(acknowledged.get(number));
        copies.merge(number, same ? 1 : 2, Integer::sum);
      }
    }
    return copies.values().stream().filter(count -> count == 1).count();
  }
}
