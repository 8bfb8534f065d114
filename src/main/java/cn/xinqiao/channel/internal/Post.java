package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.ChannelRules;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Message;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.internal.Dispatch.State;
import cn.xinqiao.channel.internal.Dispatch.Way;
import cn.xinqiao.kernel.Slow;
import cn.xinqiao.resident.ChannelIdentities;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts messages on their way and follows them: along the talk's own address first, then to the next
 * contact that the resident gave. Each method is part of the caller's transaction.
 */
@ApplicationScoped
public class Post {
  /** What is asked is answered by whatever is asked or opened next. */
  private static final String QUESTION = "question";

  private final EntityManager entities;
  private final Ways ways;
  private final ChannelRules rules;
  private final ChannelIdentities identities;
  private final SchedulerClient tasks;
  private final Event<Outbox.Delivered> delivered;
  private final Event<Outbox.Undelivered> undelivered;
  private final Clock clock;

  Post(
      EntityManager entities,
      Ways ways,
      ChannelRules rules,
      ChannelIdentities identities,
      @Slow SchedulerClient tasks,
      Event<Outbox.Delivered> delivered,
      Event<Outbox.Undelivered> undelivered,
      Clock clock) {
    this.entities = entities;
    this.ways = ways;
    this.rules = rules;
    this.identities = identities;
    this.tasks = tasks;
    this.delivered = delivered;
    this.undelivered = undelivered;
    this.clock = clock;
  }

  /**
   * A browser fetches; whether it did is looked at later, when the message has to arrive.
   *
   * @param mustReach whether other ways are tried when this one fails
   */
  public void send(
      Conversation talk,
      Message message,
      Utterance utterance,
      Optional<String> caseNumber,
      boolean mustReach) {
    var own = Ways.own(talk);
    if (own.isPresent()) {
      var news = caseNumber.filter(number -> !mustReach).map(number -> "news:" + number);
      overtake(own.get(), utterance, news);
      var topic = news.orElseGet(() -> isQuestion(utterance) ? QUESTION : null);
      put(
          utterance.emergency() == null
              ? Dispatch.of(message.id(), own.get(), topic, clock.instant())
              : Dispatch.urgent(message.id(), own.get(), clock.instant()));
    } else if (mustReach) {
      tasks.scheduleIfNotExists(
          UnreadTask.NAME.instance(String.valueOf(message.id())).build(),
          clock.instant().plus(rules.of(talk.channel()).fallBackAfter()));
    }
  }

  private static boolean isQuestion(Utterance utterance) {
    return !utterance.options().isEmpty() && utterance.cases().isEmpty();
  }

  /** What has not left yet and is no longer true does not leave any more. */
  private void overtake(Way way, Utterance newer, Optional<String> news) {
    news.ifPresent(topic -> overtake(way, topic));
    if (!newer.options().isEmpty() || !newer.cases().isEmpty()) {
      overtake(way, QUESTION);
    }
  }

  private void overtake(Way way, String topic) {
    waiting(way).stream()
        .filter(dispatch -> dispatch.isAbout(topic))
        .forEach(dispatch -> {
          dispatch.ends(State.OVERTAKEN, "a newer message says what is true now", clock.instant());
          outgoing(dispatch).failed("overtaken", clock.instant());
        });
  }

  private void put(Dispatch dispatch) {
    entities.persist(dispatch);
    plan(dispatch, clock.instant());
  }

  void plan(Dispatch dispatch, Instant at) {
    tasks.scheduleIfNotExists(DeliveryTask.NAME.instance(dispatch.taskInstance()).build(), at);
  }

  /** Everything that has not left yet for this address: what is urgent, then the oldest first. */
  List<Dispatch> waiting(Way way) {
    var query =
        way.identityId() != null
            ? entities
                .createQuery(
                    "from Dispatch where identityId = :to and state = :waiting order by urgent desc,"
                        + " id",
                    Dispatch.class)
                .setParameter("to", way.identityId())
            : entities
                .createQuery(
                    "from Dispatch where contactId = :to and state = :waiting order by urgent desc,"
                        + " id",
                    Dispatch.class)
                .setParameter("to", way.contactId());
    return query.setParameter("waiting", State.WAITING).setMaxResults(50).getResultList();
  }

  void handedOver(Dispatch dispatch, String providerId) {
    var now = clock.instant();
    var reportBy = now.plus(rules.of(dispatch.way().channel()).fallBackAfter());
    dispatch.handedOver(providerId, now, reportBy);
  }

  void arrived(Dispatch dispatch, String providerId) {
    dispatch.arrived(providerId, clock.instant());
    proved(dispatch, "sent");
  }

  /** The provider reported what it had been handed before. */
  void reported(Dispatch dispatch) {
    dispatch.reported(clock.instant());
    proved(dispatch, "reported");
  }

  private void proved(Dispatch dispatch, String proof) {
    var outgoing = outgoing(dispatch);
    if (outgoing.isPending()) {
      outgoing.delivered(dispatch.way().channel() + " " + proof, clock.instant());
      outgoing
          .caseNumber()
          .ifPresent(number ->
              delivered.fire(
                  new Outbox.Delivered(
                      number,
                      outgoing.conversationId(),
                      outgoing.seq(),
                      dispatch.way().channel(),
                      proof)));
    }
  }

  /** Nothing reaches this address any more: neither this message nor those that wait behind it. */
  void unreachable(Dispatch dispatch, String why) {
    if (dispatch.way().identityId() != null) {
      identities.becameUnreachable(dispatch.way().identityId());
    }
    fails(dispatch, State.UNREACHABLE, why);
    waiting(dispatch.way()).forEach(other -> fails(other, State.UNREACHABLE, why));
  }

  void fails(Dispatch dispatch, State how, String why) {
    dispatch.ends(how, why, clock.instant());
    var outgoing = outgoing(dispatch);
    if (outgoing.isPending()) {
      goOtherWay(outgoing, why);
    }
  }

  /** Whether what has to arrive has waited here long enough to go another way. */
  boolean isTooLate(Dispatch dispatch, Instant now) {
    var fallBackAfter = rules.of(dispatch.way().channel()).fallBackAfter();
    return outgoing(dispatch).mustReach() && dispatch.createdAt().plus(fallBackAfter).isBefore(now);
  }

  /** Nobody fetched it in time. */
  void unread(long messageId) {
    var outgoing = entities.find(Outgoing.class, messageId);
    if (outgoing != null && outgoing.isPending()) {
      goOtherWay(outgoing, "not fetched in time");
    }
  }

  private void goOtherWay(Outgoing outgoing, String why) {
    var talk = entities.find(Conversation.class, outgoing.conversationId());
    var next = outgoing.mustReach() ? ways.next(talk, gone(outgoing)) : Optional.<Way>empty();
    if (next.isPresent()) {
      put(Dispatch.of(outgoing.messageId(), next.get(), null, clock.instant()));
      return;
    }
    outgoing.failed(why, clock.instant());
    if (outgoing.mustReach()) {
      outgoing
          .caseNumber()
          .ifPresent(number ->
              undelivered.fire(
                  new Outbox.Undelivered(number, outgoing.conversationId(), outgoing.seq(), why)));
    }
  }

  /** Whether a message of a talk was sent to this address, its own or another way's. */
  public boolean wentTo(long conversationId, long seq, String address) {
    return entities
        .createQuery(
            "select d from Dispatch d, Message m where m.id = d.messageId and m.conversationId ="
                + " :talk and m.seq = :seq",
            Dispatch.class)
        .setParameter("talk", conversationId)
        .setParameter("seq", seq)
        .getResultStream()
        .anyMatch(dispatch -> ways.address(dispatch.way()).equalsIgnoreCase(address));
  }

  private List<Way> gone(Outgoing outgoing) {
    return entities
        .createQuery("from Dispatch where messageId = :message", Dispatch.class)
        .setParameter("message", outgoing.messageId())
        .getResultStream()
        .map(Dispatch::way)
        .toList();
  }

  Outgoing outgoing(Dispatch dispatch) {
    return entities.find(Outgoing.class, dispatch.messageId());
  }
}
