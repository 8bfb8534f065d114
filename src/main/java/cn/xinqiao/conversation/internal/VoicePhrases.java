package cn.xinqiao.conversation.internal;

import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.clock.DeskHours.Promise;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What the bot says about a voice message that it cannot hear itself. */
@ApplicationScoped
public class VoicePhrases {
  /** What a case is called that was opened by voice, until somebody has heard it. */
  public static final String UNHEARD = "（语音留言，还没有人听）";

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Texts texts;
  private final Clock clock;

  VoicePhrases(Texts texts, Clock clock) {
    this.texts = texts;
    this.clock = clock;
  }

  /** Beside other words, which are answered next. */
  public Utterance noted(Language language, Promise by) {
    return withDanger(language, texts.say(language, "voice.noted", moment(language, by)));
  }

  /** What a machine made of it, to be put right. */
  public Utterance read(Language language, String words) {
    return Utterance.of(texts.say(language, "voice.read", words));
  }

  /** To a case that is open already. */
  public Utterance added(Language language, Promise by, CaseNumber number) {
    return withDanger(language, texts.say(language, "voice.added", moment(language, by), number));
  }

  /** To a case that was opened for it. */
  public Utterance opened(Language language, Promise by, OpenedCase opened) {
    var words =
        texts.say(language, "voice.opened", moment(language, by), opened.number(), opened.code());
    return new Utterance(
        words + "\n" + texts.say(language, "voice.danger"),
        null,
        List.of(),
        List.of(opened),
        null,
        null,
        null);
  }

  private Utterance withDanger(Language language, String words) {
    return Utterance.of(words + "\n" + texts.say(language, "voice.danger"));
  }

  private String moment(Language language, Promise by) {
    var at = by.by().atZone(CITY);
    var today = clock.instant().atZone(CITY).toLocalDate();
    var time = TIME.format(at);
    long days = ChronoUnit.DAYS.between(today, at.toLocalDate());
    var said =
        days <= 0
            ? texts.say(language, "voice.by.today", time)
            : days == 1
                ? texts.say(language, "voice.by.tomorrow", time)
                : texts.say(language, "voice.by.day", day(language).format(at), time);
    return by.provisional() ? texts.say(language, "voice.by.open", said) : said;
  }

  private static DateTimeFormatter day(Language language) {
    return switch (language) {
      case ZH -> DateTimeFormatter.ofPattern("M月d日（EEEE）", Locale.SIMPLIFIED_CHINESE);
      case EN -> DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    };
  }
}
