package cn.xinqiao.cases.charge;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Takes a case out of the hands of an officer who was threatened. */
@ApplicationScoped
@Transactional
class ReliefActs implements Relief {
  private final Casework casework;
  private final Deciders deciders;
  private final Notices notices;
  private final Texts texts;

  ReliefActs(Casework casework, Deciders deciders, Notices notices, Texts texts) {
    this.casework = casework;
    this.deciders = deciders;
    this.notices = notices;
    this.texts = texts;
  }

  @Override
  public void handOver(Caller caller, Request request) {
    casework
        .take(caller, request, "relief")
        .ifPresent(working -> {
          if (working.state().isEnded()) {
            throw new Refusal.Conflict("a case that is " + working.state() + " is in no hands");
          }
          casework.handOver(working, caller.officerId(), Optional.empty());
          casework.write(working, caller, Note.of(Happening.GIVEN_OUT_OF_HANDS));
          var words = texts.say(Language.ZH, "charge.notice.relief", working.number());
          deciders.of(working).stream()
              .filter(lead -> lead.id() != caller.officerId())
              .forEach(lead -> notices.gathered(lead.id(), lead.office(), words));
        });
  }
}
