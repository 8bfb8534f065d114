package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Keeps which case goes on in which, and how it came to be so. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class JoinedCases implements OneHandling {
  private final EntityManager entities;
  private final Reporters reporters;
  private final Newcomers newcomers;
  private final ReporterNews news;
  private final Conversations conversations;
  private final Dues dues;
  private final ClockRows rows;
  private final JoinedClocks clocks;
  private final Timeline timeline;
  private final Alarms alarms;
  private final TaskBook tasks;
  private final Clock clock;

  JoinedCases(
      EntityManager entities,
      Reporters reporters,
      Newcomers newcomers,
      ReporterNews news,
      Conversations conversations,
      Dues dues,
      ClockRows rows,
      JoinedClocks clocks,
      Timeline timeline,
      Alarms alarms,
      TaskBook tasks,
      Clock clock) {
    this.entities = entities;
    this.reporters = reporters;
    this.newcomers = newcomers;
    this.news = news;
    this.conversations = conversations;
    this.dues = dues;
    this.rows = rows;
    this.clocks = clocks;
    this.timeline = timeline;
    this.alarms = alarms;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public CaseNumber mainOf(CaseNumber number) {
    return entities
        .createQuery("select c.joinedInto from Case c where c.number = :number", String.class)
        .setParameter("number", number.toString())
        .getResultStream()
        .flatMap(main -> Optional.ofNullable(main).stream())
        .findFirst()
        .map(CaseNumber::valueOf)
        .orElse(number);
  }

  @Override
  public void lock(List<CaseNumber> numbers) {
    var inOrder = new TreeSet<>(numbers.stream().map(CaseNumber::toString).toList());
    var talks = new TreeSet<Long>();
    inOrder.forEach(number -> talks.addAll(news.talks(number)));
    talks.forEach(conversations::lock);
    inOrder.forEach(number ->
        entities
            .createNativeQuery("select number from cases where number = :number for update")
            .setParameter("number", number)
            .getResultList());
  }

  @Override
  public boolean join(CaseNumber joined, CaseNumber main) {
    var into = find(main.toString());
    var one = find(joined.toString());
    if (one.stage() != into.stage()) {
      throw new Refusal.RuleBroken("they have not gone up as far as each other");
    }
    reporters
        .joinedInto(joined.toString())
        .forEach(number -> {
          var along = find(number);
          if (goesOn(along, into, joined.toString())) {
            news.accepted(along, List.of());
          }
        });
    boolean takenOn = goesOn(one, into, "");
    dues.changed(into);
    return takenOn;
  }

  /**
   * @return whether it was taken on with it, of which its reporters have to hear
   */
  private boolean goesOn(Case joined, Case main, String cameWith) {
    entities
        .createNativeQuery(
            "insert into case_joining (case_number, main_number, came_with, joined_at) values"
                + " (:number, :main, :along, :now)")
        .setParameter("number", joined.number().toString())
        .setParameter("main", main.number().toString())
        .setParameter("along", cameWith)
        .setParameter("now", clock.instant())
        .executeUpdate();
    joined.goesOnIn(main.number());
    joined.follows(main);
    boolean takenOn = joined.state() == CaseState.OPEN && main.state() == CaseState.ACCEPTED;
    if (takenOn) {
      joined.takenOnWith(main, clock.instant());
      clocks.takenOn(joined);
      timeline.write(
          timeline.line(joined.number().toString(), Happening.ACCEPTED).at(main.office()));
    }
    return takenOn;
  }

  /**
   * 受理 of a case is that of those that go on in it.
   *
   * @return those of which it was told before
   */
  List<CaseNumber> accepted(Case main) {
    var before = new ArrayList<CaseNumber>();
    together(main).stream()
        .skip(1)
        .forEach(one -> {
          if (one.state() == CaseState.OPEN) {
            one.takenOnWith(main, clock.instant());
          } else {
            before.add(one.number());
          }
        });
    return before;
  }

  /** A case, and those that go on in it. */
  List<Case> together(Case main) {
    return rows.together(main);
  }

  @Override
  public void part(CaseNumber joined) {
    var one = find(joined.toString());
    var main = find(one.joinedInto().orElseThrow().toString());
    var along = cameWith(one, main);
    var since = joinedAt(joined);
    ends("case_number = :number", joined.toString());
    one.goesOnAlone();
    goesOnLike(one, main, since);
    for (String number : along) {
      ends("came_with = '" + joined + "' and case_number = :number", number);
      find(number).goesOnIn(joined);
      goesOnLike(find(number), main, since);
    }
    entities.flush();
    dues.changed(one);
    dues.changed(main);
    if (main.state().isEnded() && !one.state().isEnded()) {
      // the end was told to them as well: now something of theirs is open again
      news.talks(joined.toString()).forEach(talk -> conversations.lock(talk).caseOpened());
    }
  }

  /** Nobody loses by having been joined what was decided meanwhile, nor a day that was promised. */
  private void goesOnLike(Case parted, Case main, Instant since) {
    if (main.concludedAt().isPresent() || main.stage() != parted.stage()) {
      parted.standsLike(main);
      if (clocks.isOwedDecision(parted)) {
        parted.waitsForService();
      }
    }
    clocks.goOn(parted, since);
  }

  private Instant joinedAt(CaseNumber joined) {
    return entities
        .createQuery(
            "select max(j.joinedAt) from CaseJoining j where j.caseNumber = :number and j.apartAt is"
                + " null",
            Instant.class)
        .setParameter("number", joined.toString())
        .getSingleResult();
  }

  /** What was in this case already when it was joined, and has not left since. */
  private List<String> cameWith(Case joined, Case main) {
    List<?> found =
        entities
            .createNativeQuery(
                "select case_number from case_joining where main_number = :main and came_with ="
                    + " :joined and apart_at is null order by case_number",
                String.class)
            .setParameter("main", main.number().toString())
            .setParameter("joined", joined.number().toString())
            .getResultList();
    return found.stream().map(String::valueOf).toList();
  }

  private void ends(String which, String number) {
    entities
        .createNativeQuery(
            "update case_joining set apart_at = :now where apart_at is null and " + which)
        .setParameter("now", clock.instant())
        .setParameter("number", number)
        .executeUpdate();
  }

  /**
   * Before it becomes confidential.
   *
   * @throws Refusal.RuleBroken when others are told of it as well
   */
  void requireAlone(Case main) {
    if (reporters.of(main.number().toString()).size() > 1) {
      throw new Refusal.RuleBroken("others are told of it, who may not be: part them first");
    }
  }

  /** Those that go on in a case go with it to another desk. */
  void follow(Case main) {
    together(main).stream().skip(1).forEach(one -> one.waitsWith(main));
  }

  @Override
  public Standing standing(CaseNumber number) {
    return standing(find(number.toString()));
  }

  @Override
  public List<Standing> running(Collection<CaseNumber> numbers) {
    return entities
        .createQuery("from Case where number in :numbers", Case.class)
        .setParameter("numbers", numbers.stream().map(CaseNumber::toString).toList())
        .getResultStream()
        .map(one -> one.joinedInto().map(main -> find(main.toString())).orElse(one))
        .distinct()
        .filter(one -> one.state().isRunning() && !one.isErased())
        .map(this::standing)
        .toList();
  }

  private Standing standing(Case one) {
    var number = one.number().toString();
    return new Standing(
        one.number(),
        one.joinedInto().orElse(one.number()),
        one.state(),
        one.kind(),
        one.urgency(),
        one.isConfidential(),
        alarms.isRinging(number),
        tasks.owed(number).stream().anyMatch(task -> task.kind() == DeskTasks.Kind.LISTEN),
        one.receivedAt(),
        reporters.of(number).stream().map(CaseReporter::residentId).distinct().toList());
  }

  @Override
  public List<Reporter> reporters(CaseNumber number) {
    return reporters.of(number.toString()).stream()
        .map(r ->
            new Reporter(
                r.id(),
                r.residentId(),
                CaseNumber.valueOf(r.caseNumber()),
                r.caseNumber().equals(number.toString())
                    ? Part.valueOf(r.part().name())
                    : Part.JOINED,
                r.words(),
                r.joinedAt().orElseGet(() -> find(r.caseNumber()).receivedAt())))
        .toList();
  }

  @Override
  public void tell(CaseNumber number, long reporter, String key, String... places) {
    news.tellOne(find(number.toString()), on(number, reporter), key, places);
  }

  private CaseReporter on(CaseNumber number, long reporter) {
    return reporters.of(number.toString()).stream()
        .filter(r -> r.id() == reporter)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("no such reporter of this case"));
  }

  @Override
  public CaseNumber openAlone(CaseNumber main, long reporter) {
    var one = on(main, reporter);
    if (one.part() != CaseReporter.Part.JOINED || !one.caseNumber().equals(main.toString())) {
      throw new Refusal.RuleBroken("that reporter's own case can go on by itself as a whole");
    }
    return newcomers.openAlone(find(main.toString()), one);
  }

  @Override
  public Optional<OpenedCase> admit(
      Conversation talk, CaseNumber main, String words, List<String> attachments) {
    return newcomers.admit(talk, mainOf(main), words, new ArrayList<>(attachments));
  }

  private Case find(String number) {
    return entities.find(Case.class, number);
  }
}
