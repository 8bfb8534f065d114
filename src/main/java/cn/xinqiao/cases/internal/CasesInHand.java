package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.office.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Hands cases to the features beside the state machine. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class CasesInHand implements Casework {
  private final EntityManager entities;
  private final Holding holding;
  private final Timeline timeline;
  private final ReporterNews news;
  private final Conversations conversations;
  private final AuditTrail audit;
  private final Clock clock;

  CasesInHand(
      EntityManager entities,
      Holding holding,
      Timeline timeline,
      ReporterNews news,
      Conversations conversations,
      AuditTrail audit,
      Clock clock) {
    this.entities = entities;
    this.holding = holding;
    this.timeline = timeline;
    this.news = news;
    this.conversations = conversations;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Optional<InHand> take(Caller caller, CaseDesk.Request request, String verb) {
    return holding.take(caller, request, verb).map(CasesInHand::inHand);
  }

  @Override
  public Optional<InHand> takePart(
      Caller caller, CaseDesk.Request request, String verb, BooleanSupplier asked) {
    return holding.takePart(caller, request, verb, asked).map(CasesInHand::inHand);
  }

  @Override
  public InHand look(Caller caller, CaseNumber number) {
    var seen = holding.visible(caller, number);
    audit.record(
        caller.officerId(), Act.VIEW_CASE, number.toString(), Holding.capacity(caller, seen));
    return inHand(seen);
  }

  @Override
  public Glance glance(Caller caller, CaseNumber number) {
    var seen = holding.visible(caller, number);
    return new Glance(
        inHand(seen), seen.stage(), new Scope(caller).actsFor(seen.office()) && !seen.isErased());
  }

  @Override
  public List<Conversation> talks(CaseNumber number) {
    return news.talks(number.toString()).stream().map(conversations::get).toList();
  }

  @Override
  public void note(CaseNumber number, Note note) {
    write(timeline.line(number.toString(), note.what()), note);
  }

  @Override
  public InHand now(CaseNumber number) {
    return inHand(entities.find(Case.class, number.toString()));
  }

  @Override
  public Optional<String> lastWords(CaseNumber number, Happening what) {
    return entities
        .createQuery(
            "select w.words from CaseLine l join CaseWords w on w.id = l.wordsId where l.caseNumber ="
                + " :number and l.what = :what order by l.id desc",
            String.class)
        .setParameter("number", number.toString())
        .setParameter("what", what)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  @Override
  public void write(InHand working, Caller caller, Note note) {
    var line = timeline.line(working.number().toString(), note.what());
    write(line.by(Holding.actor(caller, entity(working))), note);
  }

  @Override
  public void write(InHand working, Caller caller, OfficeCode as, Note note) {
    var line = timeline.line(working.number().toString(), note.what());
    write(line.by(Holding.actor(caller, as)), note);
  }

  @Override
  public void handOver(InHand working, long from, Optional<Long> to) {
    entity(working).handOver(from, to);
  }

  @Override
  public void decide(InHand working, Caller caller, Optional<Conclusion.Outcome> outcome) {
    var one = entity(working);
    var said =
        outcome
            .or(one::outcome)
            .orElseThrow(() -> new Refusal.RuleBroken("what does the decision say of the appeal?"));
    if (one.outcome().filter(said::equals).isEmpty()) {
      one.decide(said);
      write(working, caller, Note.of(Happening.DECIDED, said.name()));
    }
  }

  @Override
  public void reopen(CaseNumber number) {
    var one = entities.find(Case.class, number.toString());
    if (one.isAnswered() || one.state() == CaseState.CLOSED) {
      one.reopen();
      note(number, Note.of(Happening.REOPENED));
    }
  }

  @Override
  public void answerStands(CaseNumber number) {
    var one = entities.find(Case.class, number.toString());
    if (one.kind() != Kind.PETITION
        && one.state() == CaseState.ACCEPTED
        && one.repliedAt().isPresent()) {
      one.answerStands();
      note(number, Note.of(Happening.ANSWER_STANDS));
    }
  }

  @Override
  public void close(InHand working) {
    requireClosable(working);
    entity(working).close(clock.instant());
  }

  @Override
  public void requireClosable(InHand working) {
    if (working.subKind() == SubKind.APPEAL && entity(working).concludedAt().isEmpty()) {
      throw new Refusal.RuleBroken("the decision of an appeal is served before it is closed");
    }
  }

  private void write(CaseLine line, Note note) {
    note.code().ifPresent(line::with);
    note.words().map(timeline::keep).ifPresent(line::saying);
    timeline.write(line);
  }

  @Override
  public void tell(InHand working, String key, String... places) {
    news.tell(entity(working), key, places);
  }

  private Case entity(InHand working) {
    return entities.find(Case.class, working.number().toString());
  }

  static InHand inHand(Case one) {
    return new InHand(
        one.number(),
        one.state(),
        one.kind(),
        one.subKind(),
        one.subject(),
        one.office(),
        one.isConfidential(),
        one.language(),
        one.receivedAt());
  }
}
