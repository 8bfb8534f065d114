package cn.xinqiao.cases.grid;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.RedactedCases;
import cn.xinqiao.cases.RedactedCases.Betrayal;
import cn.xinqiao.cases.together.Admission;
import cn.xinqiao.cases.together.Admission.Task;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Vault;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What officers do with looks; an accusation has none. */
@ApplicationScoped
@Transactional
class LookBook implements Looks {
  private final EntityManager entities;
  private final Casework casework;
  private final RedactedCases redacted;
  private final Admission admission;
  private final Posts posts;
  private final LookShelf shelf;
  private final LookMessages messages;
  private final LookRules rules;
  private final OfficeTree offices;
  private final Vault vault;
  private final Clock clock;

  LookBook(
      EntityManager entities,
      Casework casework,
      RedactedCases redacted,
      Admission admission,
      Posts posts,
      LookShelf shelf,
      LookMessages messages,
      LookRules rules,
      OfficeTree offices,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.redacted = redacted;
    this.admission = admission;
    this.posts = posts;
    this.shelf = shelf;
    this.messages = messages;
    this.rules = rules;
    this.offices = offices;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public List<Shown> of(Caller caller, CaseNumber number) {
    var seen = casework.glance(caller, number).one();
    return shelf.of(seen.number()).stream().map(this::shown).toList();
  }

  private Shown shown(Look look) {
    var keeper = entities.find(GridKeeper.class, look.keeperId());
    return new Shown(
        look.id(),
        entities.find(GridNode.class, keeper.nodeId()).name(),
        keeper.name(vault),
        look.place(),
        look.wanted(),
        look.askedAt(),
        look.answerBy(),
        look.openedAt(),
        look.answeredAt(),
        look.sentence(),
        entities.find(LookPhoto.class, look.id()) != null,
        look.over(),
        look.messageState());
  }

  @Override
  public Optional<Askable> askable(Caller caller, CaseNumber number) {
    var glance = casework.glance(caller, number);
    if (!glance.mine() || !mayBeAsked(glance.one()) || shelf.goesOnElsewhere(number)) {
      return Optional.empty();
    }
    var place = shelf.placeOf(number);
    var found = posts.of(glance.one().office(), place);
    return Optional.of(
        new Askable(
            found.stream().map(post -> post.shown(offices, vault)).toList(),
            Fitting.best(found.stream().map(Posts.Kept::node).toList(), place).map(GridNode::code),
            shownPlace(number, place),
            clock.instant().plus(rules.rule().answerWithin()),
            messages.go()));
  }

  /** Down to the building; where that is not known, the committee. */
  private String shownPlace(CaseNumber number, LookShelf.Place place) {
    return redacted
        .place(number)
        .or(() -> place.neighbourhood().map(committee -> offices.get(committee).name()))
        .orElse("");
  }

  private static boolean mayBeAsked(InHand one) {
    return !one.confidential() && !one.state().isEnded();
  }

  @Override
  public void ask(Caller caller, Request request, Question question) {
    casework.take(caller, request, "look").ifPresent(working -> ask(caller, working, question));
  }

  private void ask(Caller caller, InHand working, Question question) {
    if (!mayBeAsked(working)) {
      throw new Refusal.RuleBroken("nobody is asked about an accusation or an ended case");
    }
    if (shelf.open(working.number()) >= rules.rule().mostOpen()) {
      throw new Refusal.RuleBroken("enough looks of this case wait for answers");
    }
    var post =
        posts
            .find(working.office(), question.node())
            .orElseThrow(() -> new Refusal.RuleBroken("nobody keeps such a node here"));
    admission.require(post.node().committee(), working.subject(), Task.KEEPER);
    var checked = checked(working, question);
    var now = clock.instant();
    var look =
        new Look(
            working.number(),
            post.keeper(),
            checked,
            new Look.Asked(caller.officerId(), caller.office(), now));
    entities.persist(look);
    messages.plan(look);
    casework.write(working, caller, Note.of(Happening.LOOK_ASKED, look.code()));
  }

  private Look.Question checked(InHand working, Question question) {
    var wanted = question.wanted().strip();
    if (wanted.isEmpty() || wanted.length() > LONGEST_WANTED) {
      throw new Refusal.RuleBroken(
          "what is to be looked at, in some " + LONGEST_WANTED + " characters");
    }
    var place =
        question.place().isBlank()
            ? shownPlace(working.number(), shelf.placeOf(working.number()))
            : question.place().strip();
    if (place.isEmpty() || place.length() > LONGEST_PLACE) {
      throw new Refusal.RuleBroken("where it is, in some " + LONGEST_PLACE + " characters");
    }
    if (!betrayed(working.number(), place, wanted).isEmpty()) {
      throw new Refusal.RuleBroken("the words would say who reported");
    }
    return new Look.Question(place, wanted, by(question));
  }

  private Instant by(Question question) {
    var now = clock.instant();
    var by = question.by().orElseGet(() -> now.plus(rules.rule().answerWithin()));
    if (!by.isAfter(now) || by.isAfter(now.plus(rules.rule().latest()))) {
      throw new Refusal.RuleBroken("by when lies ahead, and not too far");
    }
    return by;
  }

  @Override
  public Set<Betrayal> betrayed(Caller caller, CaseNumber number, Question question) {
    casework.glance(caller, number);
    return betrayed(number, question.place(), question.wanted());
  }

  /** A place is the case's own place, so it may be word for word as it was told. */
  private Set<Betrayal> betrayed(CaseNumber number, String place, String wanted) {
    var found = EnumSet.noneOf(Betrayal.class);
    found.addAll(redacted.betrayed(number, place));
    found.remove(Betrayal.WORDS);
    found.addAll(redacted.betrayed(number, wanted));
    return found;
  }

  @Override
  public String link(Caller caller, CaseNumber number, long id) {
    casework.take(caller, Request.on(number), "look link");
    var look = shelf.locked(number, id);
    if (!look.isOpen()) {
      throw new Refusal.Conflict("it is answered, or wanted no more");
    }
    return shelf.linkTo(look);
  }

  @Override
  public void takeBack(Caller caller, Request request, long id) {
    casework
        .take(caller, request, "look back")
        .ifPresent(working -> {
          var look = shelf.locked(working.number(), id);
          if (!look.end(Over.TAKEN_BACK, clock.instant())) {
            throw new Refusal.Conflict("it is answered, or wanted no more");
          }
          casework.write(working, caller, Note.of(Happening.LOOK_ENDED, look.code()));
        });
  }

  @Override
  public byte[] photo(Caller caller, CaseNumber number, long id) {
    casework.look(caller, number);
    return shelf.of(number).stream()
        .filter(look -> look.id() == id)
        .findFirst()
        .map(look -> entities.find(LookPhoto.class, look.id()))
        .map(LookPhoto::content)
        .orElseThrow(() -> new Refusal.NotFound("no such picture"));
  }
}
