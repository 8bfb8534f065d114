package cn.xinqiao.bench;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;

/** The embedding model alone, called as the service calls it. */
final class RawEmbedding {
  private final BgeSmallZhV15QuantizedEmbeddingModel model =
      new BgeSmallZhV15QuantizedEmbeddingModel(Runnable::run);

  /** Nanoseconds that the model needs for this text. */
  long time(String text) {
    long begin = System.nanoTime();
    model.embed(TextSegment.from(text));
    return System.nanoTime() - begin;
  }

  /** The least that a process with the model in it can be: loads it, uses it once, and waits. */
  static final class Process {
    private Process() {}

    public static void main(String[] args) throws InterruptedException {
      new RawEmbedding().time("殷行街道的路灯不亮了");
      System.out.println("ready");
      Thread.sleep(60_000);
    }
  }
}
