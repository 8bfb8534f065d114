package cn.xinqiao.channel.transcription;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Transcriber;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** None in tests, until one of them connects the real one with its scripted server. */
@Mock
@Singleton
public class SwitchedTranscriber implements Transcriber {
  private final AtomicReference<Transcriber> connected = new AtomicReference<>();

  public void connect(Transcriber transcriber) {
    connected.set(transcriber);
  }

  public void disconnect() {
    connected.set(null);
  }

  @Override
  public boolean isOpen() {
    return connected.get() != null;
  }

  @Override
  public Optional<String> read(AttachmentStore.Stored recording) {
    return connected.get().read(recording);
  }
}
