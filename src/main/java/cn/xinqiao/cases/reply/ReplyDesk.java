package cn.xinqiao.cases.reply;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.ReplyReader;
import cn.xinqiao.cases.Stage;
import cn.xinqiao.cases.document.RemedyWords;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Stands between an officer's words and the resident. */
@ApplicationScoped
class ReplyDesk implements Replies, ReplyReader {
  /** As for everything that officers write. */
  private static final int LONGEST = 20_000;

  private final Casework work;
  private final OneHandling handling;
  private final RemedyWords remedies;
  private final ReplyGate gate;
  private final FormalAnswers answers;
  private final AuditTrail audit;

  ReplyDesk(
      Casework work,
      OneHandling handling,
      RemedyWords remedies,
      ReplyGate gate,
      FormalAnswers answers,
      AuditTrail audit) {
    this.work = work;
    this.handling = handling;
    this.remedies = remedies;
    this.gate = gate;
    this.answers = answers;
    this.audit = audit;
  }

  @Override
  @Transactional
  public Reading read(
      Caller caller, CaseNumber number, Optional<DocumentKind> document, String text) {
    var seen = work.glance(caller, number);
    if (!seen.mine()) {
      throw new Refusal.Forbidden("the case is on another office's desk");
    }
    if (text.length() > LONGEST) {
      throw new Refusal.TooLarge("a text has at most 20,000 characters");
    }
    return read(seen.one(), seen.stage(), document, text);
  }

  @Override
  @Transactional
  public List<Tally> tallies(Caller caller) {
    return answers.tallies(caller.office());
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void look(InHand working, Caller caller, Outgoing answer) {
    overriding(answer, read(working, caller, answer));
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void leaves(InHand working, Caller caller, Outgoing answer) {
    var reading = read(working, caller, answer);
    var why = overriding(answer, reading);
    if (!reading.occasion().isFormal()) {
      return;
    }
    var lacking = why.map(_ -> FormalAnswers.codes(reading.required()));
    answers.left(working, caller, answer.document(), lacking);
    why.ifPresent(reason -> {
      work.write(
          working, caller, Note.of(Happening.OVERRIDDEN, lacking.orElseThrow()).saying(reason));
      audit.record(caller.officerId(), Act.CHANGE_CASE, working.number().toString(), "override");
    });
  }

  /** Why it leaves although it lacks something; empty where it lacks nothing. */
  private static Optional<String> overriding(Outgoing answer, Reading reading) {
    return reading.required().isEmpty()
        ? Optional.empty()
        : Optional.of(
            answer
                .override()
                .map(String::strip)
                .filter(reason -> !reason.isEmpty())
                .orElseThrow(() -> new Unready(reading)));
  }

  private Reading read(InHand working, Caller caller, Outgoing answer) {
    var stage = work.glance(caller, working.number()).stage();
    return read(working, stage, answer.document(), answer.text());
  }

  private Reading read(InHand working, Stage stage, Optional<DocumentKind> document, String text) {
    var occasion =
        document
            .map(Occasion::of)
            .orElseGet(() -> Optional.of(Occasion.ofAnswering(working.subKind())));
    if (occasion.isEmpty() || text.isBlank()) {
      return new Reading(occasion.orElse(Occasion.OTHER), List.of());
    }
    return gate.read(
        new ReplyDraft(
            occasion.get(),
            remedies.of(working.office(), stage, working.language()),
            working.language(),
            handling.reporters(working.number()).stream().map(OneHandling.Reporter::words).toList(),
            text));
  }
}
