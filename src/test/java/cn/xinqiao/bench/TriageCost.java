package cn.xinqiao.bench;

import cn.xinqiao.survival.ResidentWords;
import cn.xinqiao.triage.internal.RawEmbedding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What triage adds to the embedding of the same text. Text by text and in turn: the model alone, a
 * request that triages nothing, and the request that triages; the empty request is taken off.
 */
final class TriageCost {
  private static final int WARM_UP = 300;
  private static final int TEXTS = 200;

  private final Service service;
  private final RawEmbedding embedding;

  TriageCost(Service service, RawEmbedding embedding) {
    this.service = service;
    this.embedding = embedding;
  }

  List<Figure> run(List<Integer> lengths) throws IOException, InterruptedException {
    // all of them first: what is measured first would be measured in a process that still compiles
    for (int length : lengths) {
      measure(WARM_UP, length);
    }
    var figures = new ArrayList<Figure>();
    for (int length : lengths) {
      figures.add(measure(TEXTS, length));
    }
    return figures;
  }

  private Figure measure(int texts, int length) throws IOException, InterruptedException {
    var raw = new Latencies();
    var allCores = new Latencies();
    var empty = new Latencies();
    var whole = new Latencies();
    for (int i = 0; i < texts; i++) {
      var text = ResidentWords.matter(i, length);
      raw.add(embedding.time(text));
      allCores.add(embedding.timeOnAllCores(text));
      empty.add(service.triage(" ", 400));
      whole.add(service.triage(text, 200));
    }
    double triage = whole.percentile(0.5) - empty.percentile(0.5);
    double ratio = triage / raw.percentile(0.5);
    return new Figure(
        "triage p50, %d characters".formatted(length),
        "%s (over HTTP %s, less an empty request %s)"
            .formatted(
                Figure.millis(triage), whole.summary(), Figure.millis(empty.percentile(0.5))),
        "raw embedding of the same text, one thread as in the service: %s; on all cores: p50 %s"
            .formatted(raw.summary(), Figure.millis(allCores.percentile(0.5))),
        ratio,
        "≤ 1.5 ×",
        ratio <= 1.5);
  }
}
