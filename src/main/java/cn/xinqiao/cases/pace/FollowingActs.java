package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseOpening;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Excerpt;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Carries out what follows a case whose procedure has ended. */
@ApplicationScoped
@Transactional
class FollowingActs implements Following {
  private static final int SUMMARY = 60;
  private static final int MOST = 200;

  private final EntityManager entities;
  private final Casework casework;
  private final CaseSearch search;
  private final CaseOpening opening;
  private final OneHandling handling;
  private final SupportBook supports;
  private final Conversations conversations;
  private final Residents residents;
  private final Outbox outbox;
  private final Texts texts;
  private final Clock clock;

  FollowingActs(
      EntityManager entities,
      Casework casework,
      CaseSearch search,
      CaseOpening opening,
      OneHandling handling,
      SupportBook supports,
      Conversations conversations,
      Residents residents,
      Outbox outbox,
      Texts texts,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.search = search;
    this.opening = opening;
    this.handling = handling;
    this.supports = supports;
    this.conversations = conversations;
    this.residents = residents;
    this.outbox = outbox;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public CaseNumber newFacts(Caller caller, Request request, String words) {
    return casework
        .take(caller, request, "new-facts")
        .map(old -> open(caller, old, facts(old.number(), words)))
        .orElseGet(() -> later(request.number()).getLast());
  }

  private String facts(CaseNumber number, String typed) {
    return Words.needed(
        typed.isBlank() ? casework.lastWords(number, Happening.ADDED).orElse("") : typed);
  }

  private CaseNumber open(Caller caller, InHand old, String facts) {
    requireEnded(old);
    if (handling.reporters(old.number()).getFirst().part() == OneHandling.Part.PROXY) {
      throw new Refusal.RuleBroken(
          "the resident does not write here: register it, with this case's number");
    }
    // taken with the case: all its talks are locked
    var talk = conversations.lock(casework.talks(old.number()).getFirst().id());
    var opened =
        opening
            .open(
                new CaseOpening.Reported(
                    talk,
                    clock.instant(),
                    true,
                    residents.isReachable(talk.residentId()),
                    Optional.empty(),
                    List.of()),
                List.of(matter(old, facts)))
            .getFirst();
    var number = CaseNumber.valueOf(opened.number());
    link(number, old.number());
    casework.write(old, caller, Note.of(Happening.NEW_FACTS, number.toString()));
    casework.note(number, Note.of(Happening.FOLLOWS, old.number().toString()));
    tell(talk, old.number(), opened);
    return number;
  }

  private void tell(Conversation talk, CaseNumber old, Utterance.OpenedCase opened) {
    var words =
        texts.say(talk.language(), "case.newFacts", old, opened.office().name(), opened.number());
    outbox.say(talk, new Utterance(words, null, List.of(), List.of(opened), null, null, null));
  }

  private NewMatter matter(InHand old, String facts) {
    return new NewMatter(
        facts,
        Excerpt.of(facts.replace('\n', '，'), SUMMARY),
        place(old.number()),
        Optional.empty(),
        Optional.empty(),
        old.kind(),
        old.subKind(),
        old.subject(),
        Optional.empty(),
        Urgency.NORMAL,
        1,
        "PERSON",
        "new-facts",
        List.of("工作人员认定 " + old.number() + " 有新的事实或者理由，另行登记"),
        firstOffice(old),
        neighbourhood(old.number()));
  }

  /** Who handled it first: a review went to an office above, new facts begin anew below. */
  private OfficeCode firstOffice(InHand old) {
    return old.confidential()
        ? old.office()
        : entities
            .createQuery(
                "select l.officeCode from CaseLine l where l.caseNumber = :number and l.what ="
                    + " :asked and l.officeCode is not null order by l.id",
                String.class)
            .setParameter("number", old.number().toString())
            .setParameter("asked", Happening.ACCEPTED)
            .setMaxResults(1)
            .getResultStream()
            .findFirst()
            .map(OfficeCode::new)
            .filter(first -> first.within(old.office()))
            .orElse(old.office());
  }

  private Optional<OfficeCode> neighbourhood(CaseNumber number) {
    return one("select c.neighbourhoodCode from Case c where c.number = :number", number)
        .map(OfficeCode::new);
  }

  private Optional<String> place(CaseNumber number) {
    return one(
        "select m.place from Case c join Matter m on m.id = c.matterId where c.number = :number",
        number);
  }

  private Optional<String> one(String query, CaseNumber number) {
    return entities
        .createQuery(query, String.class)
        .setParameter("number", number.toString())
        .getResultList()
        .stream()
        .flatMap(found -> Optional.ofNullable(found).stream())
        .findFirst();
  }

  private void link(CaseNumber number, CaseNumber follows) {
    entities
        .createNativeQuery(
            "insert into case_link (case_number, follows, linked_at) values (:number, :follows,"
                + " :now)")
        .setParameter("number", number.toString())
        .setParameter("follows", follows.toString())
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  @Override
  public void support(Caller caller, Request request, String words) {
    var said = Words.needed(words);
    casework
        .take(caller, request, "support")
        .ifPresent(ended -> {
          requireEnded(ended);
          supports.support(ended, caller, said);
        });
  }

  @Override
  public void endSupport(Caller caller, Request request, String words) {
    var said = Words.needed(words);
    casework
        .take(caller, request, "support-end")
        .ifPresent(ended -> supports.end(ended, caller, said));
  }

  private static void requireEnded(InHand one) {
    if (!SupportBook.isEnded(one.state())) {
      throw new Refusal.Conflict("the case still goes on: what is told belongs to it");
    }
  }

  @Override
  public Trail of(Caller caller, CaseNumber number) {
    var glance = casework.glance(caller, number);
    var follows = follows(number);
    var later = later(number);
    var seen =
        search.seen(
            caller, java.util.stream.Stream.concat(follows.stream(), later.stream()).toList());
    return new Trail(
        follows.filter(seen::contains),
        later.stream().filter(seen::contains).toList(),
        supports.underWay(number).map(Support::begunAt),
        glance.mine(),
        glance.mine() && SupportBook.isEnded(glance.one().state()),
        glance.one().kind() == Kind.PETITION,
        glance.mine() ? casework.lastWords(number, Happening.ADDED) : Optional.empty());
  }

  @Override
  public List<Supported> underWay(Caller caller) {
    var found =
        entities
            .createQuery(
                "select s from Support s join Case c on c.number = s.caseNumber where s.endedAt is"
                    + " null and c.officeCode like :subtree and (c.confidential = false or"
                    + " c.officeCode = :own) order by s.begunAt, s.id",
                Support.class)
            .setParameter("subtree", caller.office().subtreePattern())
            .setParameter("own", caller.office().value())
            .setMaxResults(MOST)
            .getResultList();
    var lines = search.lines(caller, found.stream().map(Support::number).toList());
    return found.stream()
        .flatMap(one ->
            lines.stream()
                .filter(line -> line.number().equals(one.number()))
                .map(line -> new Supported(line, one.begunAt())))
        .toList();
  }

  private Optional<CaseNumber> follows(CaseNumber number) {
    return linked("select follows from case_link where case_number = :number", number).stream()
        .findFirst();
  }

  private List<CaseNumber> later(CaseNumber number) {
    return linked(
        "select case_number from case_link where follows = :number order by linked_at, case_number",
        number);
  }

  private List<CaseNumber> linked(String query, CaseNumber number) {
    List<?> found =
        entities
            .createNativeQuery(query, String.class)
            .setParameter("number", number.toString())
            .getResultList();
    return found.stream().map(String.class::cast).map(CaseNumber::valueOf).toList();
  }
}
