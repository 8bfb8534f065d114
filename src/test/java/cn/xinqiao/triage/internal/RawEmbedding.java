package cn.xinqiao.triage.internal;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;

/** The embedding model alone: the least that understanding a text can cost. */
public final class RawEmbedding {
  private final EmbeddingModel oneThread = new MeaningModel();
  private final EmbeddingModel allCores = new BgeSmallZhV15QuantizedEmbeddingModel(Runnable::run);

  /** Nanoseconds that the model needs for this text, called as the service calls it. */
  public long time(String text) {
    return time(oneThread, text);
  }

  /** What the model makes of a text, of length 1. */
  public float[] vector(String text) {
    return oneThread.embed(TextSegment.from(text)).content().vector();
  }

  /** The same with the library's own setting, where all cores help with each text. */
  public long timeOnAllCores(String text) {
    return time(allCores, text);
  }

  private static long time(EmbeddingModel model, String text) {
    long begin = System.nanoTime();
    model.embed(TextSegment.from(text));
    return System.nanoTime() - begin;
  }

  /** The least that a process with the model in it can be: loads it, uses it once, and waits. */
  public static final class Process {
    private Process() {}

    public static void main(String[] args) throws InterruptedException {
      time(new MeaningModel(), "殷行街道的路灯不亮了");
      System.out.println("ready");
      Thread.sleep(60_000);
    }
  }
}
