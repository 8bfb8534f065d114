package cn.xinqiao.channel.telegram;

import jakarta.inject.Singleton;

/** Telegram for tests of other packages: open it, let a {@link FakePerson} write, close it. */
@Singleton
public class TelegramInTests {
  private final TestTelegram settings;
  private final Poller poller;

  TelegramInTests(TestTelegram settings, Poller poller) {
    this.settings = settings;
    this.poller = poller;
  }

  /** From now on the bot hears what happens at the fake. */
  public FakeTelegram open() {
    var telegram = settings.opened();
    poller.start();
    return telegram;
  }

  public void close() {
    poller.stop();
    settings.close();
  }
}
