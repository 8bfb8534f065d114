package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.ChannelAdapter;
import cn.xinqiao.channel.ChannelRules;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.Parcel;
import cn.xinqiao.channel.internal.Dispatch.State;
import cn.xinqiao.kernel.Slow;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings one message to one address. Messages to the same address go one after the other, all
 * messages of a channel within its pace. A process that dies between sending and writing that down
 * sends once more: a resident may read a message twice, never not at all.
 */
@ApplicationScoped
class DeliveryTask {
  static final TaskDescriptor<Void> NAME = TaskDescriptor.of("deliver");

  /** After the one before has gone. */
  private static final Duration BEHIND = Duration.ofMillis(250);

  /** Nearer than this, a turn is waited for here. */
  private static final Duration SOON = Duration.ofMillis(40);

  /** A channel that is not open here may be so after the next start. */
  private static final Duration CLOSED = Duration.ofMinutes(1);

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final EntityManager entities;
  private final Post post;
  private final Ways ways;
  private final Parcels parcels;
  private final ChannelRules rules;
  private final Pace pace;
  private final Circuit circuit;
  private final Clock clock;

  DeliveryTask(
      EntityManager entities,
      Post post,
      Ways ways,
      Parcels parcels,
      ChannelRules rules,
      Pace pace,
      Circuit circuit,
      Clock clock) {
    this.entities = entities;
    this.post = post;
    this.ways = ways;
    this.parcels = parcels;
    this.rules = rules;
    this.pace = pace;
    this.circuit = circuit;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @Slow
  Task<Void> deliver() {
    return Tasks.custom(NAME)
        .onFailure((failed, again) -> again.reschedule(failed, clock.instant().plus(RETRY)))
        .onDeadExecution((dead, again) -> again.reschedule(dead, clock.instant()))
        .execute((instance, context) ->
            run(Long.parseLong(instance.getId()), context.getExecution().executionTime));
  }

  /** What to do with a message right now. */
  private sealed interface Next {
    record Wait(Instant until) implements Next {}

    record AskForTurn(String channel) implements Next {}

    /**
     * @param dispatches what goes in one parcel, oldest first
     */
    record Send(ChannelAdapter adapter, Parcel parcel, List<Long> dispatches) implements Next {}

    record Nothing() implements Next {}
  }

  private CompletionHandler<Void> run(long id, Instant due) {
    return switch (QuarkusTransaction.requiringNew().call(() -> look(id, due))) {
      case Next.Wait(var until) -> again(until);
      case Next.Nothing() -> new CompletionHandler.OnCompleteRemove<>();
      case Next.AskForTurn(var channel) -> {
        var turn = pace.next(channel);
        QuarkusTransaction.requiringNew().run(() -> found(id).ifPresent(it -> it.hasTurnAt(turn)));
        yield turn.isAfter(clock.instant().plus(SOON)) ? again(turn) : run(id, due);
      }
      case Next.Send(var adapter, var parcel, var dispatches) -> {
        if (parcel.utterance().emergency() == null) {
          pace.keep(adapter.channel());
        }
        var result = hand(adapter, parcel);
        yield QuarkusTransaction.requiringNew()
            .call(() -> note(adapter.channel(), dispatches, result))
            .map(DeliveryTask::again)
            .orElseGet(CompletionHandler.OnCompleteRemove::new);
      }
    };
  }

  private static CompletionHandler<Void> again(Instant at) {
    return (done, then) -> then.reschedule(done, at);
  }

  private Next look(long id, Instant due) {
    var dispatch = found(id).orElse(null);
    var now = clock.instant();
    if (dispatch == null || dispatch.isOver()) {
      return new Next.Nothing();
    }
    if (now.isBefore(dispatch.nextAt().minus(SOON))) {
      return new Next.Wait(dispatch.nextAt());
    }
    if (!dispatch.isWaiting()) {
      post.fails(dispatch, State.GIVEN_UP, "nobody reported that it arrived");
      return new Next.Nothing();
    }
    var waiting = post.waiting(dispatch.way());
    if (waiting.isEmpty()) {
      return new Next.Nothing(); // erased since it was found
    }
    var first = waiting.getFirst();
    if (first.id() != id) {
      return new Next.Wait(later(first.nextAt(), now).plus(BEHIND));
    }
    return parcels
        .closed(dispatch)
        .map(why -> {
          post.fails(dispatch, State.GIVEN_UP, why);
          return (Next) new Next.Nothing();
        })
        .orElseGet(() -> sendable(dispatch, waiting, due, now));
  }

  private Next sendable(Dispatch first, List<Dispatch> waiting, Instant due, Instant now) {
    var channel = first.way().channel();
    var adapter = ways.adapter(channel);
    if (adapter.isEmpty()) {
      return new Next.Wait(now.plus(CLOSED));
    }
    // in danger nobody waits for their turn
    if (!first.isUrgent()) {
      var free = parcels.restsUntil(first);
      if (free.isAfter(now)) {
        return new Next.Wait(free);
      }
      var place = circuit.placeOf(channel, first.id(), due, now);
      if (place.isPresent()) {
        return new Next.Wait(place.get());
      }
    }
    if (!first.isPaced() && !first.isUrgent() && rules.of(channel).perSecond().isPresent()) {
      return new Next.AskForTurn(channel);
    }
    var load = parcels.load(waiting);
    return new Next.Send(
        adapter.get(), load.parcel(), load.dispatches().stream().map(Dispatch::id).toList());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Delivery hand(ChannelAdapter adapter, Parcel parcel) {
    try {
      return adapter.send(parcel);
    } catch (RuntimeException e) {
      // no message and no trace: either may hold an address or a key
      Log.warnf("%s: could not be sent now (%s)", adapter.channel(), e.getClass().getName());
      return new Delivery.TryLater(Duration.ZERO, e.getClass().getSimpleName());
    }
  }

  /**
   * @return when to try again; empty when there is nothing left to do
   */
  private Optional<Instant> note(String channel, List<Long> ids, Delivery result) {
    var sent = ids.stream().flatMap(id -> found(id).stream()).toList();
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    var first = sent.getFirst();
    return switch (result) {
      case Delivery.Arrived(var providerId) -> {
        circuit.answered(channel, clock.instant());
        sent.forEach(dispatch -> post.arrived(dispatch, providerId));
        yield Optional.empty();
      }
      case Delivery.HandedOver(var providerId) -> {
        circuit.answered(channel, clock.instant());
        sent.forEach(dispatch -> post.handedOver(dispatch, providerId));
        yield Optional.of(first.nextAt());
      }
      case Delivery.Unreachable(var why) -> {
        circuit.answered(channel, clock.instant());
        post.unreachable(first, why);
        yield Optional.empty();
      }
      case Delivery.Rejected(var why) -> {
        circuit.answered(channel, clock.instant());
        post.fails(first, State.REJECTED, why);
        yield Optional.empty();
      }
      case Delivery.TryLater(var wait, var why) -> {
        var now = clock.instant();
        yield later(first, now, wait.isZero() ? failed(first, now) : now.plus(wait), why);
      }
    };
  }

  /** The provider did not answer as it should. */
  private Instant failed(Dispatch dispatch, Instant now) {
    var channel = dispatch.way().channel();
    circuit.failed(channel, now);
    return circuit
        .placeOfFailed(channel, dispatch.id())
        .orElseGet(() -> dispatch.patientUntil(now));
  }

  /** Empty when the talk was erased while its message was on the way. */
  private Optional<Dispatch> found(long id) {
    return Optional.ofNullable(entities.find(Dispatch.class, id));
  }

  private Optional<Instant> later(Dispatch dispatch, Instant now, Instant again, String why) {
    if (post.isTooLate(dispatch, now)) {
      post.fails(dispatch, State.GIVEN_UP, why);
      return Optional.empty();
    }
    dispatch.retries(again, why);
    return Optional.of(dispatch.nextAt());
  }
}
