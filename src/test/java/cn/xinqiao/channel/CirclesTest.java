package cn.xinqiao.channel;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestClock;
import cn.xinqiao.channel.Circles.Joined;
import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.resident.ChannelIdentities;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class CirclesTest {
  private final Circles circles;
  private final Conversations conversations;
  private final Doorway doorway;
  private final Outbox outbox;
  private final ChannelIdentities identities;
  private final Instance<Eraser> erasers;
  private final Retention retention;
  private final TestClock clock;

  CirclesTest(
      Circles circles,
      Conversations conversations,
      Doorway doorway,
      Outbox outbox,
      ChannelIdentities identities,
      @Any Instance<Eraser> erasers,
      Retention retention,
      TestClock clock) {
    this.circles = circles;
    this.conversations = conversations;
    this.doorway = doorway;
    this.outbox = outbox;
    this.identities = identities;
    this.erasers = erasers;
    this.retention = retention;
    this.clock = clock;
  }

  @Test
  void a_code_joins_two_talks_once() {
    long browser = browser();
    long phone = telegram(Secrets.token());
    var code = in(browser, circles::invite);
    assertThat(joining(phone, code)).isInstanceOf(Joined.Yes.class);
    assertThat(circle(phone)).isPresent().isEqualTo(circle(browser));
    assertThat(joining(browser(), code)).isInstanceOf(Joined.Unknown.class);
  }

  @Test
  void a_code_in_small_letters_within_a_sentence_is_found() {
    assertThat(Circles.codeIn("绑定 k7pm2q")).contains("K7PM2Q");
    assertThat(Circles.codeIn("绑定微信")).isEmpty();
    assertThat(Circles.codeIn("XQ20261121-0001239")).isEmpty();
  }

  @Test
  void a_code_is_worth_nothing_where_it_was_given_nor_when_it_is_old_nor_after_a_newer_one() {
    long talk = browser();
    var first = in(talk, circles::invite);
    var second = in(talk, circles::invite);
    assertThat(joining(talk, second)).isInstanceOf(Joined.Same.class);
    assertThat(joining(browser(), first)).isInstanceOf(Joined.Unknown.class);
    clock.advance(Circles.CODE_LIVES);
    assertThat(joining(browser(), second)).isInstanceOf(Joined.Unknown.class);
  }

  @Test
  void whoever_tries_many_codes_waits_an_hour_even_with_the_right_one() {
    long guesser = browser();
    for (int i = 0; i < 5; i++) {
      assertThat(joining(guesser, "AAAAAA")).isInstanceOf(Joined.Unknown.class);
    }
    var code = in(browser(), circles::invite);
    assertThat(joining(guesser, code)).isInstanceOf(Joined.Paused.class);
    clock.advance(Duration.ofHours(1));
    var fresh = in(browser(), circles::invite);
    assertThat(joining(guesser, fresh)).isInstanceOf(Joined.Yes.class);
  }

  @Test
  void two_circles_become_one_and_whoever_leaves_leaves_alone() {
    long a = browser();
    long b = browser();
    long c = browser();
    long d = browser();
    join(a, b);
    join(c, d);
    join(a, c);
    assertThat(circle(d)).isPresent().isEqualTo(circle(a)).isEqualTo(circle(b));
    assertThat(leaves(b)).isTrue();
    assertThat(leaves(b)).isFalse();
    assertThat(circle(a)).isPresent().isEqualTo(circle(d)).isNotEqualTo(circle(b));
  }

  @Test
  void when_all_is_erased_nobody_can_tell_whose_address_it_was() {
    var address = Secrets.token();
    long talk = telegram(address);
    in(talk, t -> outbox.say(t, Utterance.of("您好")));
    long resident = in(talk, Conversation::residentId);
    erase(Retention.Kept.TALK, talk);
    erase(Retention.Kept.CONTACT, resident);
    assertThat(QuarkusTransaction.requiringNew().call(() -> identities.find("telegram", address)))
        .isEmpty();
    assertThat(telegram(address)).isNotEqualTo(talk);
  }

  /** As the nightly erasure does it: of everybody who keeps such things. */
  private void erase(Retention.Kept what, long id) {
    var later = clock.instant().plus(Duration.ofDays(1));
    var erased = new TreeMap<String, Integer>();
    QuarkusTransaction.requiringNew()
        .run(() ->
            erasers.stream()
                .filter(eraser -> eraser.keeps() == what)
                .forEach(eraser ->
                    erased.putAll(eraser.erase(String.valueOf(id), retention.of(what), later))));
    assertThat(erased).isNotEmpty();
  }

  private Joined joining(long talk, String code) {
    return in(talk, t -> circles.join(t, code));
  }

  private void join(long inviting, long joining) {
    var code = in(inviting, circles::invite);
    assertThat(joining(joining, code)).isInstanceOf(Joined.Yes.class);
  }

  private boolean leaves(long talk) {
    return in(talk, circles::leave);
  }

  private long browser() {
    return QuarkusTransaction.requiringNew().call(() -> conversations.begin("web").id());
  }

  private long telegram(String address) {
    return doorway.conversationOf("telegram", address, Language.ZH);
  }

  private Optional<Long> circle(long talk) {
    return in(talk, Conversation::circle);
  }

  private <T> T in(long talk, Function<Conversation, T> act) {
    return QuarkusTransaction.requiringNew().call(() -> act.apply(conversations.lock(talk)));
  }
}
