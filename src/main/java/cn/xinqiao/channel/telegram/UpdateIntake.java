package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.Circles;
import cn.xinqiao.channel.Doorway;
import cn.xinqiao.channel.Inbox;
import cn.xinqiao.channel.Incoming;
import cn.xinqiao.channel.telegram.Happening.Person;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.resident.ChannelIdentities;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Takes one update. When {@link #take} returns, what it said is written down; an update that comes
 * again is known by the ids of its messages and changes nothing.
 */
@ApplicationScoped
class UpdateIntake {
  static final String CHANNEL = "telegram";

  private final Doorway doorway;
  private final Inbox inbox;
  private final WaitingFiles files;
  private final OfferedButtons buttons;
  private final Circles circles;
  private final ChannelIdentities identities;
  private final OfficerChats officers;
  private final Apologies apologies;
  private final Courtesy courtesy;
  private final Texts texts;
  private final Clock clock;

  /** A group is told once a day that we do not read it. */
  private final Cache<String, Boolean> groups =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofDays(1)).maximumSize(10_000).build();

  UpdateIntake(
      Doorway doorway,
      Inbox inbox,
      WaitingFiles files,
      OfferedButtons buttons,
      Circles circles,
      ChannelIdentities identities,
      OfficerChats officers,
      Apologies apologies,
      Courtesy courtesy,
      Texts texts,
      Clock clock) {
    this.doorway = doorway;
    this.inbox = inbox;
    this.files = files;
    this.buttons = buttons;
    this.circles = circles;
    this.identities = identities;
    this.officers = officers;
    this.apologies = apologies;
    this.courtesy = courtesy;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * @throws RuntimeException when it was not written down: the same update has to come again
   */
  void take(Update update) {
    switch (UpdateReader.read(update)) {
      case Happening.Said said -> said(said);
      case Happening.Edited edited -> edited(edited);
      case Happening.Pressed pressed -> pressed(pressed);
      case Happening.Stopped(var person) -> reachable(person, false);
      case Happening.Returned(var person) -> reachable(person, true);
      case Happening.InGroup(var chat, var language) -> refuse(chat, language);
      case Happening.Nothing() -> {}
    }
  }

  private void said(Happening.Said said) {
    if (officers.takes(said.person(), said.words())) {
      return;
    }
    long talk = talkOf(said.person());
    QuarkusTransaction.requiringNew().run(() -> write(talk, said));
    if (said.unknown()) {
      apologies.say(talk, "telegram.unknown");
    } else {
      courtesy.typing(said.person().chat());
    }
  }

  /** Words never wait for the file that they came with: danger is seen at once. */
  private void write(long talk, Happening.Said said) {
    var id = "m" + said.message();
    boolean moreComes = said.file().isPresent() || files.isAwaited(talk);
    if (!said.words().isBlank() || said.place().isPresent()) {
      inbox.take(
          talk,
          new Incoming(
              id, said.words(), Optional.empty(), said.place(), List.of(), said.at(), moreComes));
    }
    said.file().ifPresent(file -> files.await(talk, id + ".file", file, said.at()));
  }

  private void edited(Happening.Edited edited) {
    long talk = talkOf(edited.person());
    var id = "m" + edited.message();
    if (inbox.amend(talk, id, edited.words())) {
      return;
    }
    inbox.take(
        talk,
        new Incoming(
            id + ".e" + edited.editedAt().getEpochSecond(),
            edited.words(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            edited.editedAt()));
    courtesy.typing(edited.person().chat());
  }

  private void pressed(Happening.Pressed pressed) {
    var person = pressed.person();
    long talk = talkOf(person);
    var meant = Buttons.meant(pressed.data()).filter(m -> mayAnswer(talk, m.talk()));
    var chosen = meant.flatMap(buttons::find);
    if (chosen.isEmpty()) {
      courtesy.pressed(pressed.query(), texts.say(person.language(), "telegram.button.unknown"));
      return;
    }
    inbox.take(meant.get().talk(), choice(chosen.get()));
    if (meant.get().talk() == talk) {
      courtesy.pressed(pressed.query());
    } else {
      courtesy.pressed(pressed.query(), texts.say(person.language(), "telegram.button.elsewhere"));
    }
    if (chosen.get().current() && pressed.shown().isPresent()) {
      var label = chosen.get().option().label();
      courtesy.chosen(person.chat(), pressed.message(), pressed.shown().get(), label);
    } else {
      courtesy.withoutButtons(person.chat(), pressed.message());
    }
    courtesy.typing(person.chat());
  }

  /** A question of a joined talk may have come here, because nobody looked there. */
  private boolean mayAnswer(long talk, long asked) {
    return asked == talk
        || QuarkusTransaction.requiringNew().call(() -> circles.areJoined(talk, asked));
  }

  /** Pressed twice in a hurry it is one choice, hence an id that says which button it was. */
  private Incoming choice(OfferedButtons.Offered offered) {
    var option = offered.option();
    return new Incoming(
        "b" + offered.seq() + "." + offered.place(),
        "",
        Optional.of(new Incoming.Choice(option.id(), offered.seq(), option.matter())),
        Optional.empty(),
        List.of(),
        Instant.ofEpochSecond(clock.instant().getEpochSecond()));
  }

  private void reachable(Person person, boolean again) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            identities
                .find(CHANNEL, person.chat())
                .ifPresent(known -> {
                  if (again) {
                    identities.wroteAgain(known.id());
                  } else {
                    identities.becameUnreachable(known.id());
                  }
                }));
  }

  private void refuse(String chat, Language language) {
    if (groups.asMap().putIfAbsent(chat, true) == null) {
      courtesy.tell(chat, texts.say(language, "telegram.group"));
    }
  }

  private long talkOf(Person person) {
    return doorway.conversationOf(CHANNEL, person.chat(), person.language());
  }
}
