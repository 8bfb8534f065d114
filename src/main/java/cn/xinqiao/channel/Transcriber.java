package cn.xinqiao.channel;

import java.util.Optional;

/** Puts voice into words: somebody else's server, where one is configured. */
public interface Transcriber {

  /** Whether there is one at all; else a person listens. */
  boolean isOpen();

  /**
   * What was said, outside any transaction. May wait as long as is configured.
   *
   * @return empty when nothing sensible was heard: then a person listens
   * @throws RuntimeException when the server is down, too slow, or answers nonsense
   */
  Optional<String> read(AttachmentStore.Stored recording);
}
