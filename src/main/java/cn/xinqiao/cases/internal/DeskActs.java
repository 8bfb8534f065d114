package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.Adoption;
import cn.xinqiao.cases.CaseAssigned;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Doors;
import cn.xinqiao.cases.Doors.Door;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.Objections;
import cn.xinqiao.cases.ReplyReader;
import cn.xinqiao.cases.TransferRule;
import cn.xinqiao.cases.internal.CaseLine.Actor;
import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.clock.Trigger;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Carries out what officers do. Every act looks the case up within the officer's scope, after it
 * waited for the row's lock.
 */
@ApplicationScoped
@Transactional
class DeskActs implements CaseDesk {
  private static final int MOST_PICTURES = 9;

  private final EntityManager entities;
  private final ScopedSearch search;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Dues dues;
  private final CasePictures pictures;
  private final CaseRecordings recordings;
  private final ReporterNews news;
  private final OfficerTalks talks;
  private final Holding holding;
  private final Passing passing;
  private final JoinedCases joined;
  private final Instance<Objections> objections;
  private final ReplyReader reader;
  private final OfficeTree offices;
  private final AuditTrail audit;
  private final Doors doors;
  private final Event<CaseAssigned> assigned;
  private final Clock clock;

  DeskActs(
      EntityManager entities,
      ScopedSearch search,
      CaseFiles files,
      Timeline timeline,
      Dues dues,
      CasePictures pictures,
      CaseRecordings recordings,
      ReporterNews news,
      OfficerTalks talks,
      Holding holding,
      Passing passing,
      JoinedCases joined,
      @Any Instance<Objections> objections,
      ReplyReader reader,
      OfficeTree offices,
      AuditTrail audit,
      Doors doors,
      Event<CaseAssigned> assigned,
      Clock clock) {
    this.entities = entities;
    this.search = search;
    this.files = files;
    this.timeline = timeline;
    this.dues = dues;
    this.pictures = pictures;
    this.recordings = recordings;
    this.news = news;
    this.talks = talks;
    this.holding = holding;
    this.passing = passing;
    this.joined = joined;
    this.objections = objections;
    this.reader = reader;
    this.offices = offices;
    this.audit = audit;
    this.doors = doors;
    this.assigned = assigned;
    this.clock = clock;
  }

  @Override
  public CaseFile show(Caller caller, CaseNumber number, Language language) {
    var shown = visible(caller, number);
    audit.record(
        caller.officerId(), Act.VIEW_CASE, number.toString(), Holding.capacity(caller, shown));
    return files.file(shown, language);
  }

  @Override
  public AttachmentStore.Stored picture(Caller caller, CaseNumber number, String id) {
    var matter = entities.find(Matter.class, visible(caller, number).matterId());
    var found =
        pictures.find(matter, id).orElseThrow(() -> new Refusal.NotFound("no such picture"));
    audit.record(caller.officerId(), Act.VIEW_CASE, number.toString(), "picture");
    return found;
  }

  @Override
  public AttachmentStore.Stored recording(Caller caller, CaseNumber number, String id) {
    var found =
        recordings
            .find(visible(caller, number), id)
            .orElseThrow(() -> new Refusal.NotFound("no such recording"));
    audit.record(caller.officerId(), Act.VIEW_CASE, number.toString(), "recording");
    return found;
  }

  @Override
  public long happenings(Caller caller, CaseNumber number) {
    return entities
        .createQuery(
            "select count(l) from CaseLine l where l.caseNumber = :number and l.what <> :arrival",
            Long.class)
        .setParameter("number", visible(caller, number).number().toString())
        .setParameter("arrival", Happening.DELIVERED)
        .getSingleResult();
  }

  @Override
  public void acknowledge(Caller caller, CaseNumber number) {
    holding.lock(number.toString());
    var seen = visible(caller, number);
    if (!caller.mayAct()) {
      throw new Refusal.Forbidden("this account changes nothing");
    }
    if (holding.isSeenNow(caller, seen)) {
      audit.record(caller.officerId(), Act.CHANGE_CASE, number.toString(), "alarm seen");
    }
  }

  @Override
  public void accept(Caller caller, Request request, Handling handling) {
    act(caller, request, "accept")
        .ifPresent(working -> {
          boolean simply = handling == Handling.SIMPLE;
          working.accept(clock.instant(), simply, caller.officerId());
          write(working, Happening.ACCEPTED, caller, null);
          dues.met(working, What.NOTICE, What.DESK_NOTICE, What.RETURN_WINDOW);
          dues.begin(working, simply ? Trigger.ACCEPTED_SIMPLY : Trigger.ACCEPTED, clock.instant());
          news.accepted(working, joined.accepted(working));
        });
  }

  @Override
  public void refuse(Caller caller, Request request, String reason, Optional<String> door) {
    var why = reasonIn(reason);
    act(caller, request, "refuse")
        .ifPresent(working -> {
          var named = door.map(this::door).orElseGet(() -> unnamed(working));
          working.refuse(clock.instant());
          timeline.write(
              timeline
                  .line(number(working), Happening.REFUSED)
                  .by(actor(caller, working))
                  .with(named.id())
                  .saying(timeline.keep(why)));
          dues.end(working);
          news.refused(working, why, named);
        });
  }

  private Door unnamed(Case working) {
    if (working.subKind() == SubKind.APPEAL) {
      throw new Refusal.RuleBroken("a refusal names the right door (信访工作条例第三十一条)");
    }
    return doors.otherBody();
  }

  private Door door(String id) {
    return doors.find(id).orElseThrow(() -> new Refusal.RuleBroken("no such door"));
  }

  @Override
  public CaseFile transfer(
      Caller caller, Request request, OfficeCode to, String reason, Optional<LocalDate> reportBy) {
    act(caller, request, "transfer")
        .ifPresent(working -> {
          var rule = new TransferRule(offices);
          if (!rule.allows(working.office(), caller.office(), working.isConfidential(), to)) {
            throw new Refusal.RuleBroken("no office to transfer to from here");
          }
          var goal = offices.answeringFor(to).code();
          objections.forEach(o -> o.toPassingOn(CasesInHand.inHand(working), caller, goal));
          passing.move(working, actor(caller, working), goal, Happening.TRANSFERRED, reason);
          reportBy.ifPresent(
              day -> assigned.fire(new CaseAssigned(working.number(), caller, goal, day)));
        });
    return handedOver(caller, request);
  }

  @Override
  public void research(Caller caller, Request request, String text) {
    var what = textIn(text);
    act(caller, request, "research")
        .ifPresent(working -> {
          requireSuggestion(working);
          if (working.state() != CaseState.ACCEPTED) {
            throw new Refusal.Conflict("a case that is " + working.state() + " is not looked into");
          }
          write(working, Happening.RESEARCHED, caller, what);
          dues.met(working, What.FIRST_CONTACT);
          news.tell(working, "case.researched", what);
        });
  }

  @Override
  public void reply(Caller caller, Request request, Answer answer) {
    var text = textIn(answer.text());
    act(caller, request, "reply")
        .ifPresent(working -> {
          answer.adoption().ifPresent(adoption -> adopt(working, caller, adoption));
          var answered = CasesInHand.inHand(working);
          objections.forEach(o -> o.toAnswering(answered, caller));
          working.reply(clock.instant());
          var outgoing = new ReplyReader.Outgoing(Optional.empty(), text, answer.override());
          reader.leaves(answered, caller, outgoing);
          // a right to ask for review begins anew with the new answer
          dues.met(working, What.FIRST_CONTACT, What.REVIEW_WINDOW);
          if (working.kind() != Kind.PETITION) { // what answers a petition has to be served
            dues.met(working, What.ANSWER);
          }
          write(working, Happening.REPLIED, caller, text);
          news.replied(working, caller, text, answer.adoption());
        });
  }

  private void adopt(Case working, Caller caller, Adoption adoption) {
    requireSuggestion(working);
    entities.merge(
        new SuggestionOutcome(working.number(), adoption, caller.officerId(), clock.instant()));
    timeline.write(
        timeline
            .line(number(working), Happening.ADOPTION)
            .by(actor(caller, working))
            .with(adoption.verdict().name()));
  }

  private static void requireSuggestion(Case working) {
    if (working.kind() != Kind.SUGGESTION) {
      throw new Refusal.RuleBroken("only a suggestion is adopted or looked into");
    }
  }

  @Override
  public void message(Caller caller, Request request, String text, List<byte[]> pictures) {
    var words = pictures.isEmpty() ? textIn(text) : Written.optional(text);
    if (pictures.size() > MOST_PICTURES) {
      throw new Refusal.RuleBroken("a message carries at most " + MOST_PICTURES + " pictures");
    }
    act(caller, request, "message")
        .ifPresent(working -> {
          talks.take(working, caller);
          write(working, Happening.MESSAGE, caller, marked(words, pictures.size()));
          dues.met(working, What.FIRST_CONTACT);
          news.message(working, caller, words, pictures);
        });
  }

  private static String marked(String words, int pictures) {
    return pictures == 0 ? words : (words + "\n［图片 " + pictures + " 张］").strip();
  }

  @Override
  public void takeOver(Caller caller, Request request) {
    act(caller, request, "takeover")
        .ifPresent(working -> {
          if (talks.take(working, caller)) {
            write(working, Happening.TAKEN_OVER, caller, null);
            news.takenOver(working, caller, talks.quiet());
          }
        });
  }

  @Override
  public void handBack(Caller caller, Request request, String summary) {
    var settled = Written.needed(summary, "one sentence on what was settled is needed");
    act(caller, request, "handback")
        .ifPresent(working -> {
          write(working, Happening.HANDED_BACK, caller, settled);
          talks.handBack(working, caller, settled);
        });
  }

  private Optional<Case> act(Caller caller, Request request, String verb) {
    return holding.take(caller, request, verb);
  }

  /**
   * A repeated request is answered as the first was as long as nothing more has happened; what
   * comes after is for those who see the case.
   */
  private CaseFile handedOver(Caller caller, Request request) {
    return search
        .visible(caller, request.number())
        .or(() ->
            timeline.wasLastPassedOnBy(request.number(), caller.officerId())
                ? Optional.of(entities.find(Case.class, request.number().toString()))
                : Optional.empty())
        .map(shown -> {
          audit.record(caller.officerId(), Act.VIEW_CASE, shown.number().toString(), "handed over");
          return files.file(shown, Language.ZH);
        })
        .orElseThrow(() -> new Refusal.NotFound("no such case"));
  }

  private void write(Case working, Happening what, Caller caller, String words) {
    var line = timeline.line(working.number().toString(), what).by(actor(caller, working));
    timeline.write(words == null ? line : line.saying(timeline.keep(words)));
  }

  private Case visible(Caller caller, CaseNumber number) {
    return holding.visible(caller, number);
  }

  private static Actor actor(Caller caller, Case working) {
    return Holding.actor(caller, working);
  }

  private static String number(Case working) {
    return working.number().toString();
  }

  private static String reasonIn(String reason) {
    return Written.needed(reason, "a reason is needed");
  }

  private static String textIn(String text) {
    return Written.needed(text, "a text is needed");
  }
}
