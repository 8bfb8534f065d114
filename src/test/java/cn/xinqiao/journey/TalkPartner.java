package cn.xinqiao.journey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A resident's side of a channel: what they can do there, and what they see. */
interface TalkPartner {
  void writes(String words);

  void sendsPhoto(String words);

  void presses(String option);

  /** The next thing that is said; empty when nothing comes in this time. */
  Optional<Said> hears(Duration patience);

  /**
   * What is to be seen of a message.
   *
   * @param text all words of it, card and receipt included
   * @param options the ids of its buttons
   */
  record Said(String text, List<String> options, boolean byOfficer) {}
}
