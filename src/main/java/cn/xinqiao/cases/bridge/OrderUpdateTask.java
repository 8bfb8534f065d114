package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Slow;
import cn.xinqiao.kernel.Vault;
import cn.xinqiao.office.OfficeTree;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells another system one thing about one of its orders. A process that dies between telling and
 * noting that tells once more; the other side knows it by its id.
 */
@ApplicationScoped
class OrderUpdateTask {
  static final TaskDescriptor<Void> NAME = TaskDescriptor.of("order-update");

  /** After the last one a person looks. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(20),
          Duration.ofMinutes(2),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6));

  private static final Duration RETRY = Duration.ofSeconds(20);

  /** As the interface calls what the timeline calls otherwise: served means concluded. */
  private static final Map<Happening, String> NAMES =
      Map.of(Happening.REPLIED, "ANSWERED", Happening.SERVED, "CONCLUDED");

  /** What happens with words that are meant for the resident. */
  private static final Set<Happening> SAYING = Set.of(Happening.REPLIED, Happening.REFUSED);

  private final EntityManager entities;
  private final Partners partners;
  private final Casework casework;
  private final PartnerCall call;
  private final OfficeTree offices;
  private final Vault vault;
  private final Clock clock;

  OrderUpdateTask(
      EntityManager entities,
      Partners partners,
      Casework casework,
      PartnerCall call,
      OfficeTree offices,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.partners = partners;
    this.casework = casework;
    this.call = call;
    this.offices = offices;
    this.vault = vault;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @Slow
  Task<Void> updateOrder() {
    return Tasks.custom(NAME)
        .onFailure((failed, again) -> again.reschedule(failed, clock.instant().plus(RETRY)))
        .onDeadExecution((dead, again) -> again.reschedule(dead, clock.instant()))
        .execute((instance, context) -> run(Long.parseLong(instance.getId())));
  }

  /** The network is talked to between two transactions. */
  private CompletionHandler<Void> run(long id) {
    var letter = QuarkusTransaction.requiringNew().call(() -> letter(id));
    if (letter.isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    var result = call.post(letter.get());
    return QuarkusTransaction.requiringNew()
        .call(() -> note(id, result))
        .<CompletionHandler<Void>>map(
            pause -> (done, then) -> then.reschedule(done, clock.instant().plus(pause)))
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  /** Read now, not when it happened: the words may have been erased, the case may have gone. */
  private Optional<PartnerCall.Letter> letter(long id) {
    var update = entities.find(OrderUpdate.class, id);
    if (update == null || !update.isWaiting()) {
      return Optional.empty();
    }
    var reference = entities.find(CaseReference.class, update.referenceId());
    var partner = partners.find(update.systemCode());
    var address = partner.flatMap(agreed -> agreed.address(vault));
    var now = casework.now(update.caseNumber());
    if (reference == null || address.isEmpty() || now.confidential()) {
      update.ends(OrderUpdate.State.MOOT, clock.instant());
      return Optional.empty();
    }
    var office = offices.get(now.office());
    return Optional.of(
        new PartnerCall.Letter(
            address.get(),
            partner.get().key(vault),
            new PartnerCall.Update(
                "xq" + update.id(),
                reference.systemCode(),
                reference.outsideNumber(),
                update.caseNumber().toString(),
                event(update.what()),
                update.happenedAt(),
                new PartnerCall.Office(office.code().value(), office.name(Language.ZH)),
                words(update).orElse(null))));
  }

  private Optional<String> words(OrderUpdate update) {
    return SAYING.contains(update.what())
        ? casework.lastWords(update.caseNumber(), update.what())
        : Optional.empty();
  }

  private static String event(Happening what) {
    return NAMES.getOrDefault(what, what.name());
  }

  /**
   * @return how long to wait for the next try; empty when there is none
   */
  private Optional<Duration> note(long id, PartnerCall.Result result) {
    var update = entities.find(OrderUpdate.class, id);
    switch (result) {
      case PartnerCall.Result.Taken() -> update.ends(OrderUpdate.State.TAKEN, clock.instant());
      case PartnerCall.Result.Refused(var why) -> {
        update.failed(why);
        update.ends(OrderUpdate.State.DEAD, clock.instant());
      }
      case PartnerCall.Result.TryLater(var why) -> {
        update.failed(why);
        if (update.attempts() <= PAUSES.size()) {
          return Optional.of(PAUSES.get(update.attempts() - 1));
        }
        update.ends(OrderUpdate.State.DEAD, clock.instant());
      }
    }
    return Optional.empty();
  }
}
