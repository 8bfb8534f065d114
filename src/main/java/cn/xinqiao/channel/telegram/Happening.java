package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.Incoming;
import cn.xinqiao.kernel.Language;
import java.time.Instant;
import java.util.Optional;

/** What an update says, in our words. */
sealed interface Happening {

  /**
   * A person in a chat of their own with the bot.
   *
   * @param chat the address for answers
   * @param language of their Telegram client
   */
  record Person(String chat, Language language) {}

  /**
   * Something that Telegram keeps for us to fetch.
   *
   * @param id of the Bot API, good for this bot only
   */
  record File(String id, Kind kind) {
    enum Kind {
      PICTURE,
      SOUND
    }
  }

  /**
   * @param message the number of the message in its chat
   * @param words text or caption; may be empty
   * @param unknown whether there was something in it that we do not take
   */
  record Said(
      Person person,
      int message,
      Instant at,
      String words,
      Optional<Incoming.Location> place,
      Optional<File> file,
      boolean unknown)
      implements Happening {}

  /** A message was given other words. */
  record Edited(Person person, int message, Instant at, Instant editedAt, String words)
      implements Happening {}

  /**
   * A button under one of our messages.
   *
   * @param query what has to be answered, or the button goes on blinking
   * @param shown the words of the message that carried it, when Telegram still knows them
   */
  record Pressed(Person person, String query, String data, int message, Optional<String> shown)
      implements Happening {}

  /** They stopped the bot, or started it again. */
  record Stopped(Person person) implements Happening {}

  record Returned(Person person) implements Happening {}

  /** Somebody added the bot to a group, or spoke to it there. */
  record InGroup(String chat, Language language) implements Happening {}

  /** Bots, pins, games: nothing that a resident says to us. */
  record Nothing() implements Happening {}
}
