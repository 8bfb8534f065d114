package cn.xinqiao.triage.internal;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * bge-small-zh in this process. One thread reads one text: the triage pool has a text for every
 * core, and cores that help each other with a short text spend a quarter more in waiting for each
 * other, which the threads that acknowledge messages would miss.
 */
final class MeaningModel extends AbstractInProcessEmbeddingModel {
  static final String NAME = "bge-small-zh-v1.5-q";

  private final OnnxBertBiEncoder encoder;

  MeaningModel() {
    super(Runnable::run);
    encoder = encoder();
  }

  @Override
  protected OnnxBertBiEncoder model() {
    return encoder;
  }

  private static OnnxBertBiEncoder encoder() {
    try (var options = new OrtSession.SessionOptions();
        var model = file(".onnx");
        var tokenizer = file("-tokenizer.json")) {
      options.setIntraOpNumThreads(1);
      var environment = OrtEnvironment.getEnvironment();
      var session = environment.createSession(model.readAllBytes(), options);
      return new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model cannot be loaded", e);
    }
  }

  private static InputStream file(String ending) throws IOException {
    var file = MeaningModel.class.getResourceAsStream("/" + NAME + ending);
    if (file == null) {
      throw new IOException(NAME + ending + " is not on the class path");
    }
    return file;
  }
}
