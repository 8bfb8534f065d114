package cn.xinqiao.cases.joining;

import cn.xinqiao.cases.JoinOffers;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.OneHandling.Standing;
import cn.xinqiao.cases.joining.Likened.Nearness;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks, while a matter is only told, for those who reported the same. Stricter than what officers
 * are shown: the resident sees no case to judge by, only how many and what.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class OpenOffers implements JoinOffers {
  private static final int REF = 16;

  private final MeaningBook meanings;
  private final Neighbours neighbours;
  private final JoiningRules rules;
  private final PublicThings things;
  private final OneHandling handling;
  private final Clock clock;

  OpenOffers(
      MeaningBook meanings,
      Neighbours neighbours,
      JoiningRules rules,
      PublicThings things,
      OneHandling handling,
      Clock clock) {
    this.meanings = meanings;
    this.neighbours = neighbours;
    this.rules = rules;
    this.things = things;
    this.handling = handling;
    this.clock = clock;
  }

  @Override
  public Optional<Offer> find(Told told) {
    if (told.kind() != Kind.SERVICE_REQUEST || told.urgency() == Urgency.EMERGENCY) {
      return Optional.empty();
    }
    return likened(told)
        .filter(matter -> matter.isPlaced() && !matter.things().isEmpty())
        .flatMap(matter -> offer(told.resident(), matter));
  }

  private Optional<Likened> likened(Told told) {
    return told.office()
        .flatMap(office -> meanings.street(office, told.neighbourhood()))
        .filter(_ -> told.meaning().isPresent())
        .map(street ->
            new Likened(
                street,
                told.neighbourhood(),
                told.subject(),
                things.in(told.words()),
                told.place().map(Site::in).orElse(Site.UNKNOWN),
                clock.instant(),
                told.meaning()));
  }

  private Optional<Offer> offer(long resident, Likened matter) {
    var rule = rules.of(matter.subject());
    var same =
        neighbours.of(matter, rule).stream()
            .filter(other -> isSame(matter, other.likened(), rule))
            .toList();
    if (same.isEmpty()) {
      return Optional.empty();
    }
    var running =
        handling.running(same.stream().map(Neighbours.Neighbour::number).toList()).stream()
            .filter(OpenOffers::isOpenToAll)
            .toList();
    var others = running.stream().flatMap(one -> one.residents().stream()).distinct().toList();
    if (others.contains(resident) || others.size() < rule.offerFrom()) {
      return Optional.empty(); // an own report is not joined but added to
    }
    var thing = same.stream().flatMap(o -> matter.sharedThing(o.likened()).stream()).findFirst();
    return running.stream()
        .min(
            Comparator.comparing((Standing one) -> -one.residents().size())
                .thenComparing(Standing::receivedAt))
        .map(main ->
            new Offer(
                Secrets.token().substring(0, REF),
                main.number().toString(),
                thing.orElseThrow(),
                others.size()));
  }

  private static boolean isSame(Likened matter, Likened other, JoiningRules.Rule rule) {
    return matter.near(other).filter(near -> near != Nearness.STREET).isPresent()
        && matter.sharedThing(other).isPresent()
        && matter.likeness(other) >= rule.offerLikeFrom();
  }

  private static boolean isOpenToAll(Standing one) {
    return one.kind() == Kind.SERVICE_REQUEST
        && one.urgency() != Urgency.EMERGENCY
        && !one.confidential();
  }

  @Override
  public Optional<OpenedCase> join(
      Conversation talk, Offer offer, String words, List<String> attachments) {
    return handling.admit(talk, CaseNumber.valueOf(offer.number()), words, attachments);
  }

  @Override
  public String thing(Offer offer, Language language) {
    return things.name(offer.thing(), language);
  }
}
