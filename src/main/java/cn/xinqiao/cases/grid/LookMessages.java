package cn.xinqiao.cases.grid;

import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.ShortMessages;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Slow;
import cn.xinqiao.kernel.Vault;
import cn.xinqiao.office.OfficeTree;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The short message that brings a keeper the link. Each try makes a link of its own, because the
 * secret of the one before is kept nowhere; a gateway that took an earlier try sends that one.
 */
@ApplicationScoped
class LookMessages {
  static final TaskDescriptor<Void> NAME = TaskDescriptor.of("look-message");

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(20), Duration.ofMinutes(2), Duration.ofMinutes(15));

  private static final DateTimeFormatter BY =
      DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA).withZone(ZoneId.of("Asia/Shanghai"));

  private final EntityManager entities;
  private final SchedulerClient tasks;
  private final ShortMessages messages;
  private final LookShelf shelf;
  private final LookRules rules;
  private final OfficeTree offices;
  private final Vault vault;
  private final Clock clock;
  private final Optional<String> home;

  LookMessages(
      EntityManager entities,
      @Slow SchedulerClient tasks,
      ShortMessages messages,
      LookShelf shelf,
      LookRules rules,
      OfficeTree offices,
      Vault vault,
      Clock clock,
      @ConfigProperty(name = "xinqiao.public-address") Optional<String> home) {
    this.entities = entities;
    this.tasks = tasks;
    this.messages = messages;
    this.shelf = shelf;
    this.rules = rules;
    this.offices = offices;
    this.vault = vault;
    this.clock = clock;
    this.home = home.map(address -> address.replaceAll("/+$", ""));
  }

  /** Whether any goes: there is a gateway, and an address under which the link opens. */
  boolean go() {
    return messages.isOpen() && home.isPresent();
  }

  /** A row and a task of the caller's transaction. */
  void plan(Look look) {
    if (go()) {
      look.messageGoes();
      tasks.scheduleIfNotExists(NAME.instance(String.valueOf(look.id())).build(), clock.instant());
    }
  }

  /** What goes now; empty when it is wanted no more. */
  Optional<ShortMessages.Call> call(long id) {
    var look = shelf.locked(id);
    if (!look.isMessageWaiting() || !go()) {
      return Optional.empty();
    }
    return entities
        .find(GridKeeper.class, look.keeperId())
        .mobile(vault)
        .map(mobile -> {
          look.messageTried();
          return new ShortMessages.Call(
              String.valueOf(look.id()),
              mobile,
              offices.get(look.office()).name(Language.ZH),
              BY.format(look.answerBy()),
              home.orElseThrow() + "/look/" + shelf.linkTo(look));
        });
  }

  /**
   * @return how long to wait for the next try; empty when there is none
   */
  Optional<Duration> note(long id, Delivery delivery) {
    var look = shelf.locked(id);
    return switch (delivery) {
      case Delivery.Arrived(var provider) -> taken(look, provider);
      case Delivery.HandedOver(var provider) -> taken(look, provider);
      case Delivery.Unreachable _, Delivery.Rejected _ -> {
        look.messageFailed();
        yield Optional.empty();
      }
      case Delivery.TryLater later -> again(look, later.after());
    };
  }

  private static Optional<Duration> taken(Look look, String provider) {
    look.messageTaken(provider);
    return Optional.empty();
  }

  /** The officer reads that the link has to be handed on in another way. */
  @Transactional
  void lost(@Observes ShortMessages.Lost lost) {
    entities
        .createQuery("from Look where messageId = :id", Look.class)
        .setParameter("id", lost.providerId())
        .getResultStream()
        .forEach(look -> shelf.locked(look.id()).messageFailed());
  }

  private Optional<Duration> again(Look look, Duration asked) {
    if (look.messageTries() >= rules.rule().tries()) {
      look.messageFailed();
      return Optional.empty();
    }
    var pause = PAUSES.get(Math.min(look.messageTries(), PAUSES.size()) - 1);
    return Optional.of(asked.compareTo(pause) > 0 ? asked : pause);
  }
}
