package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.TransferRule;
import cn.xinqiao.cases.internal.CaseLine.Actor;
import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.clock.Trigger;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.ConfidentialDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
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
  private final Alarms alarms;
  private final CasePictures pictures;
  private final CaseRecordings recordings;
  private final ReporterNews news;
  private final OfficerTalks talks;
  private final Holding holding;
  private final OfficeTree offices;
  private final AuditTrail audit;
  private final Clock clock;

  DeskActs(
      EntityManager entities,
      ScopedSearch search,
      CaseFiles files,
      Timeline timeline,
      Dues dues,
      Alarms alarms,
      CasePictures pictures,
      CaseRecordings recordings,
      ReporterNews news,
      OfficerTalks talks,
      Holding holding,
      OfficeTree offices,
      AuditTrail audit,
      Clock clock) {
    this.entities = entities;
    this.search = search;
    this.files = files;
    this.timeline = timeline;
    this.dues = dues;
    this.alarms = alarms;
    this.pictures = pictures;
    this.recordings = recordings;
    this.news = news;
    this.talks = talks;
    this.holding = holding;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public CaseFile show(Caller caller, CaseNumber number, Language language) {
    var shown = visible(caller, number);
    audit.record(caller.officerId(), Act.VIEW_CASE, number.toString(), null);
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
        .setParameter("arrival", CaseLine.What.DELIVERED)
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
  public void accept(Caller caller, Request request) {
    act(caller, request, "accept")
        .ifPresent(working -> {
          working.accept(clock.instant());
          write(working, CaseLine.What.ACCEPTED, caller, null);
          dues.met(working, What.NOTICE);
          dues.begin(working, Trigger.ACCEPTED, clock.instant());
          news.accepted(working);
        });
  }

  @Override
  public void refuse(Caller caller, Request request, String reason) {
    act(caller, request, "refuse")
        .ifPresent(working -> {
          working.refuse(clock.instant());
          write(working, CaseLine.What.REFUSED, caller, reasonIn(reason));
          dues.end(working);
          news.refused(working, reason.strip());
        });
  }

  @Override
  public CaseFile giveBack(Caller caller, Request request, String reason) {
    act(caller, request, "return")
        .ifPresent(working -> {
          var back =
              working
                  .cameFrom()
                  .or(() -> offices.get(working.office()).above())
                  .orElseThrow(() -> new Refusal.RuleBroken("there is no office above"));
          move(caller, working, back, CaseLine.What.RETURNED, reason);
        });
    return handedOver(caller, request);
  }

  @Override
  public CaseFile transfer(Caller caller, Request request, OfficeCode to, String reason) {
    act(caller, request, "transfer")
        .ifPresent(working -> {
          var rule = new TransferRule(offices);
          if (!rule.allows(working.office(), caller.office(), working.isConfidential(), to)) {
            throw new Refusal.RuleBroken("no office to transfer to from here");
          }
          move(caller, working, offices.answeringFor(to).code(), CaseLine.What.TRANSFERRED, reason);
        });
    return handedOver(caller, request);
  }

  @Override
  public void reply(Caller caller, Request request, String text) {
    act(caller, request, "reply")
        .ifPresent(working -> {
          working.reply(clock.instant());
          write(working, CaseLine.What.REPLIED, caller, textIn(text));
          dues.met(working, What.FIRST_CONTACT, What.ANSWER);
          news.replied(working, caller, text.strip());
        });
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
          write(working, CaseLine.What.MESSAGE, caller, marked(words, pictures.size()));
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
            write(working, CaseLine.What.TAKEN_OVER, caller, null);
            news.takenOver(working, caller, talks.quiet());
          }
        });
  }

  @Override
  public void handBack(Caller caller, Request request, String summary) {
    var settled = Written.needed(summary, "one sentence on what was settled is needed");
    act(caller, request, "handback")
        .ifPresent(working -> {
          write(working, CaseLine.What.HANDED_BACK, caller, settled);
          talks.handBack(working, caller, settled);
        });
  }

  private Optional<Case> act(Caller caller, Request request, String verb) {
    return holding.take(caller, request, verb);
  }

  /** The talks before the case, as a resident who writes takes them. */
  private void lock(String number) {
    news.lockTalks(number);
    entities
        .createNativeQuery("select number from cases where number = :number for update")
        .setParameter("number", number)
        .getResultList();
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
        .map(shown -> files.file(shown, Language.ZH))
        .orElseThrow(() -> new Refusal.NotFound("no such case"));
  }

  private void move(Caller caller, Case working, OfficeCode to, CaseLine.What what, String reason) {
    if (to.equals(working.office())) {
      throw new Refusal.RuleBroken("the case is there already");
    }
    var confidential = ConfidentialDesk.TASK.equals(offices.get(to).task());
    if (working.isConfidential() && !confidential) {
      throw new Refusal.RuleBroken("an accusation stays with the confidential desks (信访工作条例第三十条)");
    }
    var line = timeline.line(working.number().toString(), what);
    timeline.write(
        line.by(actor(caller, working)).with(to.value()).saying(timeline.keep(reasonIn(reason))));
    talks.leave(working);
    working.moveTo(to);
    if (confidential) {
      working.becomeConfidential();
    }
    if (working.emergency().isPresent()) {
      alarms.raise(working); // seen here is not seen there
    }
    news.moved(working);
  }

  private void write(Case working, CaseLine.What what, Caller caller, String words) {
    var line = timeline.line(working.number().toString(), what).by(actor(caller, working));
    timeline.write(words == null ? line : line.saying(timeline.keep(words)));
  }

  private Case visible(Caller caller, CaseNumber number) {
    return holding.visible(caller, number);
  }

  private static Actor actor(Caller caller, Case working) {
    return Holding.actor(caller, working);
  }

  private static String reasonIn(String reason) {
    return Written.needed(reason, "a reason is needed");
  }

  private static String textIn(String text) {
    return Written.needed(text, "a text is needed");
  }
}
