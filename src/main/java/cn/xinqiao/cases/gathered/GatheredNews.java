package cn.xinqiao.cases.gathered;

import cn.xinqiao.cases.FurtherNews;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.GatheredHours;
import cn.xinqiao.office.Notices;
import cn.xinqiao.office.Notices.Reader;
import cn.xinqiao.office.OfficeTree;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells each officer what could wait, twice on a working day at the officer's own times, and
 * nothing when there is nothing new. Which of the two a day has had is a row of the same
 * transaction: a restart, a second replica or a clock that jumps tells nothing twice.
 */
@ApplicationScoped
class GatheredNews {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Later than this, after a standstill, it waits for the next time: nobody is woken for it. */
  private static final Duration LATEST = Duration.ofHours(2);

  private static final Language LANGUAGE = Language.ZH;

  private final GatheredHours hours;
  private final GatheredRounds rounds;
  private final OfficeNews news;
  private final Notices notices;
  private final WorkCalendar calendar;
  private final OfficeTree offices;
  private final Texts texts;
  private final Clock clock;
  private final Instance<FurtherNews> further;

  GatheredNews(
      GatheredHours hours,
      GatheredRounds rounds,
      OfficeNews news,
      Notices notices,
      WorkCalendar calendar,
      OfficeTree offices,
      Texts texts,
      Clock clock,
      @Any Instance<FurtherNews> further) {
    this.hours = hours;
    this.rounds = rounds;
    this.news = news;
    this.notices = notices;
    this.calendar = calendar;
    this.offices = offices;
    this.texts = texts;
    this.clock = clock;
    this.further = further;
  }

  @Produces
  @Singleton
  Task<Void> gather() {
    return Tasks.recurring("gather-notices", FixedDelay.ofSeconds(30))
        .execute((instance, context) -> run(clock.instant()));
  }

  void run(Instant now) {
    if (isWorked(now.atZone(SHANGHAI).toLocalDate())) {
      QuarkusTransaction.requiringNew()
          .call(notices::readers)
          .forEach(reader -> tellInPeace(reader, now));
    }
  }

  /** What goes wrong with one must not keep the others from their news. */
  private void tellInPeace(Reader reader, Instant now) {
    try {
      QuarkusTransaction.requiringNew().run(() -> tell(reader, now));
    } catch (RuntimeException e) {
      Log.warnf("officer %d could not be told what is new (%s)", reader.officerId(), e.getClass());
    }
  }

  /** Which of the two times it is for; empty before the first and long after either. */
  static Optional<Integer> roundAt(ZonedDateTime now, GatheredHours.Hours hours) {
    return now.toLocalTime().isBefore(hours.second())
        ? due(now, hours.first()).map(late -> 1)
        : due(now, hours.second()).map(late -> 2);
  }

  private static Optional<Duration> due(ZonedDateTime now, LocalTime time) {
    var late = Duration.between(now.with(time), now);
    return Optional.of(late).filter(d -> !d.isNegative() && d.compareTo(LATEST) <= 0);
  }

  private void tell(Reader reader, Instant now) {
    var local = now.atZone(SHANGHAI);
    roundAt(local, hours.of(reader.officerId()))
        .filter(round -> !rounds.isDone(reader.officerId(), local.toLocalDate(), round))
        .ifPresent(round -> {
          var since = rounds.lastBefore(reader.officerId(), now);
          rounds.done(reader.officerId(), local.toLocalDate(), round, now);
          var found = news.of(reader.office(), since, local.toLocalDate());
          var more = further(reader, since);
          if (found.isAnything() || !more.isEmpty()) {
            var all = standing(reader, more);
            notices.gathered(reader.officerId(), reader.office(), words(reader, found, all));
          }
        });
  }

  private Map<String, Long> further(Reader reader, Instant since) {
    var news = new TreeMap<String, Long>();
    further.forEach(one -> news.putAll(one.since(reader.officerId(), reader.office(), since)));
    return news;
  }

  /** What is no news, but worth a look beside the news. */
  private Map<String, Long> standing(Reader reader, Map<String, Long> news) {
    var all = new TreeMap<>(news);
    further.forEach(one -> all.putAll(one.standing(reader.office())));
    return all;
  }

  private String words(Reader reader, OfficeNews.News found, Map<String, Long> more) {
    var counts =
        Stream.concat(
                Stream.of(
                    count("came", found.came()),
                    count("wrote", found.wrote()),
                    count("due", found.due()),
                    count("overdue", found.overdue())),
                more.entrySet().stream().map(one -> count(one.getKey(), one.getValue())))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" · "));
    var head =
        texts.say(
            LANGUAGE, "notice.gathered.head", offices.get(reader.office()).name(LANGUAGE), counts);
    return found.first().isEmpty()
        ? head
        : head
            + "\n"
            + texts.say(LANGUAGE, "notice.gathered.first", String.join("  ", found.first()));
  }

  private Optional<String> count(String what, long number) {
    return Optional.of(number)
        .filter(n -> n > 0)
        .map(n -> texts.say(LANGUAGE, "notice.gathered." + what, n));
  }

  /** In a year whose holidays are not published, Monday to Friday. */
  private boolean isWorked(LocalDate day) {
    return calendar
        .worksOn(day)
        .orElse(day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
  }
}
