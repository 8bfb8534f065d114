package cn.xinqiao.desk.casefile;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.document.Documents;
import cn.xinqiao.cases.reply.Unready;
import cn.xinqiao.desk.audit.AuditView;
import cn.xinqiao.desk.bridge.BridgeView;
import cn.xinqiao.desk.document.DocumentView;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.Refused;
import cn.xinqiao.desk.pace.PaceView;
import cn.xinqiao.desk.reply.ReplyView;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.OfficeTree;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Answers what is sent from a case's page: with what comes next, or with the page and why not. */
@ApplicationScoped
class CaseAnswers {
  private final CaseDesk desk;
  private final Documents documents;
  private final CaseSheet sheets;
  private final AuditView audit;
  private final DocumentView papers;
  private final BridgeView bridges;
  private final OfficeTree offices;
  private final PaceView pace;
  private final Frame frame;
  private final Template page;

  CaseAnswers(
      CaseDesk desk,
      CaseSheet sheets,
      AuditView audit,
      Documents documents,
      DocumentView papers,
      BridgeView bridges,
      OfficeTree offices,
      PaceView pace,
      Frame frame,
      @Location("desk/casefile/case.html") Template page) {
    this.desk = desk;
    this.documents = documents;
    this.sheets = sheets;
    this.audit = audit;
    this.papers = papers;
    this.bridges = bridges;
    this.offices = offices;
    this.pace = pace;
    this.frame = frame;
    this.page = page;
  }

  Response act(CaseNumber number, Deed deed, Sent sent, Runnable act) {
    return act(number, deed, sent, act, deed.endsHere());
  }

  /**
   * @param endsHere the case is off this desk afterwards, so that the queue comes next
   */
  Response act(CaseNumber number, Deed deed, Sent sent, Runnable act, boolean endsHere) {
    try {
      act.run();
      var next = endsHere ? "/desk" : "/desk/cases/" + number;
      return frame.onTo(next, deed.name(), number.toString());
    } catch (Refusal refusal) {
      return answer(number, deed, sent, refusal);
    }
  }

  Response page(int status, CaseNumber number, CaseSheet.Revealed revealed, CaseSheet.Typed typed) {
    return page(status, file(number), revealed, typed);
  }

  private CaseFile file(CaseNumber number) {
    return desk.show(frame.caller(), number, frame.language());
  }

  private Response page(
      int status, CaseFile file, CaseSheet.Revealed revealed, CaseSheet.Typed typed) {
    return page(status, file, revealed, typed, null);
  }

  private Response page(
      int status,
      CaseFile file,
      CaseSheet.Revealed revealed,
      CaseSheet.Typed typed,
      ReplyView.Laid reading) {
    var number = file.line().number();
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.case.title", number), "/desk/cases/" + number)
            .data("sheet", sheets.lay(frame, file, revealed, typed))
            .data("looked", audit.looked(frame, file))
            .data("documents", papers.section(frame, number, documents.of(frame.caller(), number)))
            .data("bridge", bridges.lay(frame, file, revealed != null))
            .data("pace", pace.lay(frame, file))
            .data("reading", reading)
            .data(
                "seen",
                file.timeline().stream().filter(s -> !s.what().equals("DELIVERED")).count()));
  }

  /** The page again, with what was typed and why it was not done. */
  private Response answer(CaseNumber number, Deed deed, Sent sent, Refusal refusal) {
    return switch (refusal) {
      case Refusal.Conflict e -> overtaken(number, deed, sent);
      case Refusal.Forbidden e -> notDone(403, number, deed, sent, say("desk.error.notYours"));
      case Unready e -> held(number, sent, e);
      case Refusal.RuleBroken e ->
          notDone(422, number, deed, sent, Refused.words(frame, broken(deed, sent), e));
      case Refusal.TooLarge e -> notDone(413, number, deed, sent, say("desk.error.tooLong"));
      case Refusal.NotFound e -> throw e;
      case Refusal.Malformed e -> throw e;
      case Refusal.Unsupported e -> notDone(415, number, deed, sent, say(unread(deed)));
      case Refusal.TooMany e -> throw e;
    };
  }

  /**
   * The page with what the answer lacks beside it, and a field for why it should leave as it is.
   */
  private Response held(CaseNumber number, Sent sent, Unready refusal) {
    var typed = CaseSheet.Typed.of(Deed.REPLY, sent, say("desk.reading.held"));
    var reading = ReplyView.lay(frame, refusal.reading(), sent.text(), Set.of());
    return page(422, file(number), null, typed, reading);
  }

  private String say(String key) {
    return frame.say(key);
  }

  private static String unread(Deed deed) {
    return deed == Deed.SERVE ? "desk.service.error.slip" : "desk.error.picture";
  }

  private static String broken(Deed deed, Sent sent) {
    if (deed == Deed.TRANSFER && (sent.office == null || sent.office.isBlank())) {
      return "desk.error.office";
    }
    return switch (deed) {
      case EXTEND, HEARING, SERVE, REVIEW, RETYPE, RETURN, REFUSE -> "desk.error.rule." + deed;
      case REPLY -> sent.text().isEmpty() ? "desk.error.text" : sent.brokenAnswer();
      case RESEARCH, TRANSFER ->
          sent.text().isEmpty() ? "desk.error.text" : "desk.error.rule." + deed;
      case ACKNOWLEDGE, ACCEPT, MESSAGE, REVEAL, TAKE_OVER, HAND_BACK, TELEPHONE, LISTEN, CALL ->
          sent.text().isEmpty() ? "desk.error.text" : "desk.error.rule";
    };
  }

  /** Says what happened meanwhile, above the case as it stands now. */
  private Response overtaken(CaseNumber number, Deed deed, Sent sent) {
    var file = file(number);
    var last = new Happened(frame, offices).last(file);
    var why = frame.say("desk.error.overtaken", last.at(), last.text());
    return page(409, file, null, CaseSheet.Typed.of(deed, sent, why));
  }

  private Response notDone(int status, CaseNumber number, Deed deed, Sent sent, String why) {
    return page(status, number, null, CaseSheet.Typed.of(deed, sent, why));
  }
}
